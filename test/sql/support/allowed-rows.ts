import type { RowRule } from '../../../src/sql/index.js';
import type { Sources } from './tables.js';

type Row = Readonly<Record<string, string>>;
type Tables = Readonly<Record<string, readonly Row[]>>;

/** Columns that name a row of a look-up, and the look-up. */
const KEYS: Readonly<Record<string, string>> = { hcp: 'hcps', segment: 'segments', product: 'products', campaign: 'campaigns', keyMessage: 'keyMessages', asset: 'assets', source: 'sources' };
const keyOf = (table: string): string | undefined => Object.keys(KEYS).find((column) => KEYS[column] === table);
const codesIn = (row: Row, column: string): readonly string[] => (row[column] ?? '').split('|').filter((code) => code !== '');
const hasColumn = (rows: readonly Row[] | undefined, column: string): boolean => rows?.some((row) => column in row) === true;

/** The rows that a rule leaves, found the slow way: by their own code, else by the look-up of one of their keys. */
export function allowedRows(sources: Sources, { dimension, in: codes, shared = [] }: RowRule): Sources {
  const tables = sources as Tables;
  const trimmed = (row: Row): Row => (dimension in row ? { ...row, [dimension]: codesIn(row, dimension).filter((code) => codes.includes(code)).join('|') } : row);
  const allows = (row: Row, rows: readonly Row[], id: string): boolean => {
    if (hasColumn(rows, dimension)) return codesIn(row, dimension).some((code) => codes.includes(code)) || (shared.includes(id) && codesIn(row, dimension).length === 0);
    const key = Object.keys(KEYS).find((column) => column in row && hasColumn(tables[KEYS[column] as string], dimension));
    if (key === undefined) return shared.includes(id);
    const found = tables[KEYS[key] as string]?.find((one) => one[key] === row[key]);
    return found !== undefined && codesIn(found, dimension).some((code) => codes.includes(code));
  };
  const isReached = ([id, rows]: [string, readonly Row[]]): boolean => shared.includes(id) || hasColumn(rows, dimension) || Object.keys(KEYS).some((column) => hasColumn(rows, column) && KEYS[column] !== id && hasColumn(tables[KEYS[column] as string], dimension));
  const entries = Object.entries(tables);
  const kept = new Map(entries.filter(isReached).map(([id, rows]) => [id, rows.filter((row) => allows(row, rows, id)).map(trimmed)]));
  for (const [id, rows] of entries) {
    const key = keyOf(id);
    if (key === undefined || kept.has(id)) continue;
    const named = new Set([...kept].filter(([, own]) => own.some((row) => key in row)).flatMap(([, own]) => own.flatMap((row) => codesIn(row, key))));
    kept.set(id, rows.filter((row) => named.has(row[key] as string)));
  }
  return Object.fromEntries(kept);
}
