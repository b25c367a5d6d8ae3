import { OmnichannelError, requireDay, type Catalog } from '../../contract/index.js';
import { dictionaryOf } from '../../engine/answer.js';
import { MISSING, type Cells } from '../../engine/cells.js';
import type { Leaf, Scope, Store } from '../../engine/store.js';
import type { Dictionaries, Table, TableColumn } from '../../tables/column-store.js';
import type { AnsweredRows, Answers, Asked } from './answers.js';
import type { ModelMap } from './model-map.js';
import { factCube, stateCube, type CubeLeaf, type NamedLeaf } from './names.js';

/** Says that an answer cannot be finished before a table is there. */
export class TablePending extends Error {}

export interface Coverage { readonly firstDay: number; readonly completeThrough: number }

export interface CubeStoreParts {
  readonly catalog: Catalog;
  readonly map: ModelMap;
  readonly dictionaries: Dictionaries;
  /** Loaded tables, or why they could not be. */
  readonly tables: ReadonlyMap<string, Table | OmnichannelError>;
  readonly answers: Answers;
  readonly coverage: Coverage;
  readonly source: string;
  /** The figures of a leaf that Cube can answer. */
  readLeaf(formula: CubeLeaf, named: NamedLeaf, scope: Scope, store: CubeStore): Cells;
  /** Notes a table that has to be loaded. */
  wantTable(id: string): void;
}

const UNKNOWN: Cells = { get: () => MISSING, keys: () => [] };
const isOfCube = (formula: Leaf): formula is CubeLeaf => ['count', 'sum', 'distinct', 'median', 'only', 'stock'].includes(formula.op);

/** What the engine reads for one question, as far as Cube has answered; what it has not is noted to be asked. */
export class CubeStore implements Store {
  readonly #parts: CubeStoreParts;
  readonly k = 0;
  readonly completeFrom = -Infinity;
  readonly revision = 0;

  constructor(parts: CubeStoreParts) {
    this.#parts = parts;
  }

  get catalog(): Catalog {
    return this.#parts.catalog;
  }

  get map(): ModelMap {
    return this.#parts.map;
  }

  get dictionaries(): Dictionaries {
    return this.#parts.dictionaries;
  }

  get source(): string {
    return this.#parts.source;
  }

  get loadedAt(): string {
    return this.#parts.answers.loadedAt ?? new Date().toISOString();
  }

  get completeThrough(): number {
    return this.#parts.coverage.completeThrough;
  }

  get firstDay(): number {
    return this.#parts.coverage.firstDay;
  }

  ask(asked: Asked, measures: readonly string[]): AnsweredRows | undefined {
    return this.#parts.answers.rows(asked, measures);
  }

  /** The number of a code on a dimension; the two ends of a movement share their state's. */
  readonly codeOf = (dimension: string, text: string): number => this.dictionaries.of(dictionaryOf(dimension, this)).add(text);

  leaf(formula: Leaf, scope: Scope): Cells {
    const named = isOfCube(formula) ? this.map.leaf(formula) : undefined;
    if (!named || !isOfCube(formula)) {
      throw new OmnichannelError('missing-table', {
        subject: scope.measure, problem: `missing member for "${formula.op}" of "${'states' in formula ? formula.states : formula.fact}" in the model of Cube`, remedy: 'Write the model anew with "npx omnichannel-widgets cube-model", or answer this measure from another source beside Cube.',
      });
    }
    const cells = this.#parts.readLeaf(formula, named, scope, this);
    return this.#parts.answers.missed ? UNKNOWN : cells;
  }

  has(id: string): boolean {
    return this.map.has(factCube(id));
  }

  columns(id: string): ReadonlyMap<string, { readonly type: TableColumn['type'] }> | undefined {
    const fact = this.catalog.facts.find((one) => one.id === id);
    const isHeld = fact && (this.has(id) || this.catalog.states.some((state) => state.fact === id && this.map.has(stateCube(state.id))));
    return isHeld ? new Map(Object.entries(fact.columns).map(([name, { type, many }]) => [name, { type: many ? 'codes' : type }])) : undefined;
  }

  table(id: string): Table {
    const table = this.#parts.tables.get(id);
    if (table instanceof OmnichannelError) throw table;
    if (table) return table;
    if (!this.has(id)) {
      throw new OmnichannelError('missing-table', { subject: this.source, problem: `missing cube "${factCube(id)}" in the model`, remedy: 'Write the model anew with "npx omnichannel-widgets cube-model".' });
    }
    this.#parts.wantTable(id);
    throw new TablePending(id);
  }
}

/** First and last day of the tables, from the rows of the cube that says so. */
export function coverageOf(answered: AnsweredRows, cube: string): Coverage {
  const days = (member: string): readonly number[] => answered.rows.flatMap((row) => {
    const text = answered.text(row, `${cube}.${member}`).slice(0, 10);
    return text === '' ? [] : [requireDay(text, cube)];
  });
  const [first, last] = [days('first_day'), days('last_day')];
  return { firstDay: first.length > 0 ? Math.min(...first) : Number.NaN, completeThrough: last.length > 0 ? Math.max(...last) : Number.NaN };
}
