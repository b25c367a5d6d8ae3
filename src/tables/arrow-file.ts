import { NO_DAY } from './column-store.js';
import type { CompactColumn, CompactSource } from './compact-columns.js';
import { missingPackage } from './optional-package.js';
import { plainValue } from './plain-values.js';

type Flechette = typeof import('@uwdata/flechette');
type ArrowColumn = ReturnType<ReturnType<Flechette['tableFromIPC']>['getChildAt']>;

const DAY_MS = 86_400_000;

/** The columns of an Arrow file or stream. */
export async function arrowColumns(bytes: Uint8Array, subject: string): Promise<CompactSource> {
  const arrow = await flechette(subject);
  const table = arrow.tableFromIPC(bytes);
  return { columns: Object.fromEntries(table.names.map((name, at) => [String(name), compact(table.getChildAt(at), arrow)])) };
}

/** Reads and writes Arrow. Throws `failed-engine` where the package is missing. */
export async function flechette(subject: string): Promise<Flechette> {
  try {
    return await import('@uwdata/flechette');
  } catch (cause) {
    throw missingPackage('@uwdata/flechette', subject, cause);
  }
}

function compact(column: ArrowColumn, { Type }: Flechette): CompactColumn {
  const { typeId, timezone } = column.type as { readonly typeId: number; readonly timezone?: string | null };
  const values = column.toArray() as ArrayLike<unknown>;
  // A date, or a time without a zone, is on its own day; one with a zone is an instant.
  if (typeId === Type.Date || (typeId === Type.Timestamp && !timezone)) return { days: Int32Array.from(values, (ms) => (ms === null ? NO_DAY : Math.floor((ms as number) / DAY_MS))) };
  if (typeId === Type.Timestamp) return Array.from(values, (ms) => (ms === null ? null : new Date(ms as number)));
  return values instanceof Float64Array ? values : Array.from(values, plainValue);
}
