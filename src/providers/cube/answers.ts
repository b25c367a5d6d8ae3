import type { ModelMap } from './model-map.js';
import type { CubeQuery, CubeRow } from './protocol.js';
import type { Loaded } from './wire.js';

/** A question without its measures, and which dimension of the catalog each of its members is. */
export interface Asked {
  readonly query: CubeQuery;
  readonly codes: Readonly<Record<string, string>>;
}

interface Waiting { readonly asked: Asked; readonly measures: Set<string> }
interface Known { readonly measures: ReadonlySet<string>; readonly rows: readonly CubeRow[]; readonly failure?: Error }

/** Rows of a question, read by the names that `cube-model` writes. */
export interface AnsweredRows {
  readonly rows: readonly CubeRow[];
  text(row: CubeRow, member: string): string;
  number(row: CubeRow, member: string): number | null;
}

/** What Cube has answered so far, and what is still to be asked of it. */
export class Answers {
  readonly #map: ModelMap;
  readonly #load: (query: CubeQuery) => Promise<Loaded>;
  readonly #learn: (dimension: string, codes: Iterable<string>) => void;
  readonly #known = new Map<string, Known[]>();
  readonly #waiting = new Map<string, Waiting>();
  #loadedAt: string | undefined;
  /** Whether something was asked for since this was last set to false that is not known yet. */
  missed = false;

  constructor(map: ModelMap, load: (query: CubeQuery) => Promise<Loaded>, learn: (dimension: string, codes: Iterable<string>) => void) {
    this.#map = map;
    this.#load = load;
    this.#learn = learn;
  }

  /** The moment from which the oldest of the figures is. */
  get loadedAt(): string | undefined {
    return this.#loadedAt;
  }

  /** The rows of a question; where they are not known yet they are noted to be asked for. Throws what asking for them failed with. */
  rows(asked: Asked, measures: readonly string[]): AnsweredRows | undefined {
    const key = JSON.stringify(asked.query);
    const known = this.#known.get(key)?.find((one) => measures.every((measure) => one.measures.has(measure)));
    if (known?.failure) throw known.failure;
    if (known) return this.#reader(known.rows);
    this.missed = true;
    const waiting = this.#waiting.get(key) ?? { asked, measures: new Set<string>() };
    for (const measure of measures) waiting.measures.add(measure);
    this.#waiting.set(key, waiting);
    return undefined;
  }

  /** Asks for everything that is waiting, questions that differ by their measures only as one. */
  async ask(): Promise<void> {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    await Promise.all(waiting.map(async ([key, { asked, measures }]) => {
      const known = await this.#ask(asked, measures).catch((failure: unknown): Known => ({ measures, rows: [], failure: failure as Error }));
      this.#known.set(key, [...(this.#known.get(key) ?? []), known]);
    }));
  }

  async #ask({ query, codes }: Asked, measures: ReadonlySet<string>): Promise<Known> {
    const { rows, loadedAt } = await this.#load(this.#map.translated({ measures: [...measures], ...query }));
    if (loadedAt !== undefined && (this.#loadedAt === undefined || loadedAt < this.#loadedAt)) this.#loadedAt = loadedAt;
    const reader = this.#reader(rows);
    for (const [member, dimension] of Object.entries(codes)) this.#learn(dimension, rows.map((row) => reader.text(row, member)));
    return { measures, rows };
  }

  /** The rows of one question by itself. */
  async read(query: CubeQuery): Promise<AnsweredRows> {
    const asked = { query, codes: {} };
    if (!this.rows(asked, [])) await this.ask();
    return this.rows(asked, []) as AnsweredRows;
  }

  #reader(rows: readonly CubeRow[]): AnsweredRows {
    const actual = new Map<string, string>();
    const value = (row: CubeRow, member: string): string => {
      let name = actual.get(member);
      if (name === undefined) actual.set(member, (name = this.#map.actual(member)));
      const given = row[name] as string | number | boolean | null | undefined;
      return String(given ?? '');
    };
    return {
      rows,
      text: value,
      number: (row, member) => (value(row, member) === '' ? null : Number(value(row, member))),
    };
  }
}
