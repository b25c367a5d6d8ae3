import { readFileSync } from 'node:fs';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import type { ConnectorTables } from '../../src/connectors/public.js';
import { measureCell, type Catalog, type OmnichannelError, type Query } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';

export const file = (name: string): string => readFileSync(`test/connectors/files/${name}`, 'utf8');
export const json = <Answer>(name: string): Answer => JSON.parse(file(name)) as Answer;

/** The core catalog of a dashboard in Paris. */
export const PARIS: Catalog = { ...CORE_CATALOG, calendar: { timeZone: 'Europe/Paris' } };

export const MARCH = { start: '2026-03-01', end: '2026-04-01' };
export const APRIL = { start: '2026-04-01', end: '2026-05-01' };

/** Answers questions about what a connector read; groups of any size are shown. */
export class Figures {
  readonly #provider;

  constructor({ tables }: ConnectorTables, catalog = PARIS) {
    this.#provider = createMemoryProvider({ tables, catalog, k: 1, completeFrom: '2026-01-01', completeThrough: '2026-04-30' });
  }

  /** One figure over everything. */
  async one(measure: string, period = MARCH, more: Partial<Query> = {}): Promise<number | null> {
    const { rows } = await this.#ask({ measures: [measure], period, ...more });
    return rounded(measureCell(rows[0]?.[0]).value);
  }

  /** One figure for each member of a dimension. */
  async by(measure: string, dimension: string, period = MARCH, more: Partial<Query> = {}): Promise<Record<string, number | null>> {
    const { rows } = await this.#ask({ measures: [measure], dimensions: [dimension], period, ...more });
    return Object.fromEntries(rows.map(([code, cell]) => [String(code ?? ''), rounded(measureCell(cell).value)]));
  }

  #ask(query: Query) {
    return this.#provider.query(query, { signal: new AbortController().signal });
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(6)));

/** How many rows the notes tell of a reason that holds the words. */
export function noted({ notes }: ConnectorTables, object: string, words: string): number {
  return notes.filter((note) => note.object === object && note.reason.includes(words)).reduce((sum, { rows }) => sum + rows, 0);
}

/** The message of the error that a promise rejects with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (thrown) {
    return (thrown as OmnichannelError).message;
  }
  throw new Error('nothing was refused');
}
