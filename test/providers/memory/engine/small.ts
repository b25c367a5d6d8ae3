import { addDays, type Cell, type OmnichannelError, type Query, type Result } from '../../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProviderOptions } from '../../../../src/providers/memory/index.js';

/** Small tables as plain objects, and answers as plain values. */
export type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
export type Asked = Partial<Query> & Pick<Query, 'measures'>;
type Options = Partial<Omit<MemoryProviderOptions, 'tables'>>;

export const YEAR = { start: '2026-01-01', end: '2027-01-01' };
export const between = (start: string, end: string): { readonly start: string; readonly end: string } => ({ start, end });
/** Of everything hidden by privacy nothing is, unless `k` is given. */
export const ask = (tables: Tables, query: Asked, options: Options = {}): Promise<Result> =>
  createMemoryProvider({ tables, k: 0, completeThrough: '2026-12-31', ...options }).query({ period: YEAR, ...query }, { signal: new AbortController().signal });

/** A figure as a number; with a state that says more as `12 partial`; without a number its state; missing is `null`. */
export function shown(cell: Cell | undefined): number | string | null {
  if (cell === null || cell === undefined || typeof cell !== 'object') return cell ?? null;
  if (cell.value === null) return cell.state ?? 'missing';
  return cell.state ? `${cell.value} ${cell.state}` : cell.value;
}

export type Shown = number | string | null | readonly (number | string | null)[];

/** The rows of an answer by their codes and date, `-` for no value; several measures as a list. */
export function figures({ columns, rows }: Result): Readonly<Record<string, Shown>> {
  const isMeasure = columns.map(({ kind }) => kind === 'measure');
  return Object.fromEntries(rows.map((row) => {
    const key = row.filter((_, at) => !isMeasure[at]).map((code) => code ?? '-').join(' ') || 'all';
    const values = row.filter((_, at) => isMeasure[at]).map(shown);
    return [key, values.length === 1 ? (values[0] ?? null) : values];
  }));
}

export const answer = async (tables: Tables, query: Asked, options: Options = {}): Promise<Readonly<Record<string, Shown>>> => figures(await ask(tables, query, options));
/** The only figure of an answer without groups. */
export const one = async (tables: Tables, measure: string, query: Partial<Query> = {}, options: Options = {}): Promise<Shown> => (await answer(tables, { measures: [measure], ...query }, options)).all ?? null;
export const totals = async (tables: Tables, query: Asked, options: Options = {}): Promise<readonly (number | string | null)[]> => {
  const { columns, totals: cells = [] } = await ask(tables, { ...query, totals: true }, options);
  return cells.filter((_, at) => columns[at]?.kind === 'measure').map(shown);
};

/** The error with which a question is refused. */
export async function refusal(tables: Tables, query: Asked, options: Options = {}): Promise<OmnichannelError> {
  try {
    await ask(tables, query, options);
  } catch (thrown) {
    return thrown as OmnichannelError;
  }
  throw new Error('the question was answered');
}

export const only = (dimension: string, ...codes: string[]): { readonly dimension: string; readonly in: readonly string[] } => ({ dimension, in: codes });
export const without = (dimension: string, ...codes: string[]): { readonly dimension: string; readonly notIn: readonly string[] } => ({ dimension, notIn: codes });
/** `count` rows made by number, from 1. */
export const times = <Row>(count: number, make: (number: number) => Row): readonly Row[] => Array.from({ length: count }, (_, at) => make(at + 1));

/** Whole numbers below a bound, the same in every run. */
export function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

export const dayOf = (start: string, offset: number): string => addDays(start, offset);
