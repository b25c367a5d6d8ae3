import type { Query } from '../../src/contract/index.js';

/** Small tables written by hand, and what a measure must answer to them: computed by plain loops over the same rows, or a state. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;
export type Data = Readonly<Record<string, readonly Row[]>>;
export type Expected = number | 'notApplicable' | 'suppressed' | null;

export interface Case {
  readonly that: string;
  readonly data: Data;
  readonly query?: Partial<Query>;
  /** Last complete day of the source; the end of the year unless given. */
  readonly through?: string;
  /** One figure, or the figures by the codes they are grouped by, `-` for none. */
  readonly is: Expected | ((data: Data) => Expected | Readonly<Record<string, Expected>>);
}

export type Cases = Readonly<Record<string, readonly Case[]>>;

export const MARCH = { start: '2026-03-01', end: '2026-04-01' };
export const APRIL = { start: '2026-04-01', end: '2026-05-01' };
export const only = (dimension: string, ...codes: readonly string[]) => ({ dimension, in: codes });

export const rowsOf = (data: Data, table: string): readonly Row[] => data[table] ?? [];
export const text = (row: Row, column: string): string => String(row[column] ?? '');
export const isSet = (row: Row, column: string): boolean => text(row, column) !== '';
export const isIn = (day: string, { start, end } = MARCH): boolean => day >= start && day < end;
/** Rows dated in March. */
export const inMarch = (data: Data, table: string, column: string): readonly Row[] => rowsOf(data, table).filter((row) => isIn(text(row, column)));
/** Rows whose spell holds at the end of March. */
export const atEnd = (data: Data, table: string, from: string, to: string): readonly Row[] => rowsOf(data, table).filter((row) => text(row, from) <= '2026-03-31' && (!isSet(row, to) || text(row, to) > '2026-03-31'));
export const total = (rows: readonly Row[], column: string): number => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
export const different = (rows: readonly Row[], column = 'hcp'): number => new Set(rows.map((row) => text(row, column)).filter((code) => code !== '')).size;
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Four HCPs all year, one who leaves in March, one who comes in March and one who comes later. */
export const HCPS: readonly Row[] = [
  { hcp: 'h1', specialty: 'lung', territory: 'north', targeted: true, validFrom: '2025-01-01' },
  { hcp: 'h2', specialty: 'lung|allergy', territory: 'south', targeted: true, validFrom: '2025-01-01' },
  { hcp: 'h3', specialty: 'general', territory: 'north', targeted: true, validFrom: '2025-01-01' },
  { hcp: 'h4', specialty: 'general', territory: 'south', targeted: false, validFrom: '2025-01-01' },
  { hcp: 'h5', specialty: 'general', territory: 'north', targeted: true, validFrom: '2025-01-01', validTo: '2026-03-20' },
  { hcp: 'h6', specialty: 'general', territory: 'south', targeted: true, validFrom: '2026-03-10' },
  { hcp: 'h7', specialty: 'lung', territory: 'north', targeted: true, validFrom: '2026-04-02' },
];
export const universe = (data: Data): readonly Row[] => atEnd(data, 'hcps', 'validFrom', 'validTo');
