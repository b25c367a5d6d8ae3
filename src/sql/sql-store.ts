import { dimensionDefinition, OmnichannelError, type Catalog } from '../contract/index.js';
import { cellsOf, MISSING, type Cells } from '../engine/cells.js';
import type { Leaf, Scope, Store } from '../engine/store.js';
import type { Dictionaries, Table } from '../tables/column-store.js';
import type { SqlQuestion, SqlRow } from './questions.js';
import type { Decode, References } from './references.js';
import type { SqlContext } from './relation.js';
import { requireRuled } from './row-rules.js';

export interface SqlStoreOptions {
  /** The figures of a leaf; `undefined` while the database was not asked for them yet. */
  readLeaf(formula: Leaf, scope: Scope, store: SqlStore): Cells | undefined;
  readonly context: SqlContext;
  readonly references: References;
  readonly decode: Decode;
  readonly k: number;
  readonly source: string;
  /** First and last complete day, where the host says. */
  readonly completeFrom?: number | undefined;
  readonly completeThrough?: number | undefined;
}

const NOTHING: Cells = cellsOf(new Map(), () => MISSING);

/**
 * What the engine reads where rows stay in a database. The engine does not wait: a question without an answer is noted
 * and leaves its cells empty; once all that were noted are answered, the engine is asked again.
 */
export class SqlStore implements Store {
  readonly catalog: Catalog;
  readonly k: number;
  readonly source: string;
  readonly completeFrom: number;
  readonly completeThrough: number;
  readonly revision = 0;
  readonly context: SqlContext;
  readonly decode: Decode;
  readonly #references: References;
  readonly #readLeaf: SqlStoreOptions['readLeaf'];
  readonly #answers = new Map<string, readonly SqlRow[]>();
  readonly #asked = new Map<string, SqlQuestion>();

  constructor({ readLeaf, context, references, decode, k, source, completeFrom = -Infinity, completeThrough = references.lastDay }: SqlStoreOptions) {
    this.context = context;
    this.catalog = context.catalog;
    this.decode = decode;
    this.k = k;
    this.source = source;
    this.completeFrom = completeFrom;
    this.completeThrough = completeThrough;
    this.#references = references;
    this.#readLeaf = readLeaf;
  }

  get dictionaries(): Dictionaries {
    return this.#references.dictionaries;
  }

  get loadedAt(): string {
    return this.#references.loadedAt;
  }

  get firstDay(): number {
    return this.#references.firstDay;
  }

  /** The questions noted since the last look. */
  takeAsked(): readonly SqlQuestion[] {
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    return asked;
  }

  /** Takes the rows of an answer as the database gave them. */
  answer({ key, source: { dimensions, read }, isLasting = false }: SqlQuestion, rows: readonly SqlRow[]): void {
    const answers = isLasting ? this.#references.answers : this.#answers;
    if (read) return void answers.set(key, read(rows));
    const readers = dimensions.map((dimension) => (dimension === undefined ? Number : this.#codeReader(dimension)));
    answers.set(key, rows.map((row) => row.map((value, at) => (readers[at] ? readers[at](value) : value))));
  }

  /** Reads codes of the database as numbers of a dimension's dictionary. */
  #codeReader(dimension: string): (value: unknown) => number {
    const dictionary = this.dictionaries.of(dimension);
    const column = dimensionDefinition(this.catalog, dimension)?.derived?.column ?? dimension;
    return (value) => (value === null || value === undefined || value === '' ? 0 : dictionary.add(this.decode(column, value)));
  }

  /** Answers to a question; notes it where there are none yet. */
  known(question: SqlQuestion): readonly SqlRow[] | undefined {
    const rows = this.#answers.get(question.key) ?? this.#references.answers.get(question.key);
    if (!rows) this.#asked.set(question.key, question);
    return rows;
  }

  leaf(formula: Leaf, scope: Scope): Cells {
    requireRuled(formula, this.context, scope.measure);
    return this.#readLeaf(formula, scope, this) ?? NOTHING;
  }

  /** Whether all rows of a table are kept beside the engine. */
  isReference(id: string): boolean {
    return this.#references.tables.has(id);
  }

  has(id: string): boolean {
    return this.context.schema.has(id);
  }

  columns(id: string): ReturnType<Store['columns']> {
    return this.context.schema.get(id)?.columns;
  }

  table(id: string): Table {
    const table = this.#references.tables.get(id);
    if (table) return table;
    throw new OmnichannelError('missing-table', { subject: this.source, problem: `missing table "${id}"`, remedy: 'Give the database this table or view, or name it in `tables`.' });
  }
}
