import type { AsyncBuffer, DecodedArray } from 'hyparquet';
import { isoDate } from '../contract/index.js';
import type { CompactColumn, CompactSource } from './compact-columns.js';
import { missingPackage } from './optional-package.js';
import { plainValue } from './plain-values.js';

/** How bytes are unpacked, by the name of the compression: `ZSTD`, `GZIP` … */
export type ParquetCodecs = Readonly<Record<string, (input: Uint8Array, outputLength: number) => Uint8Array>>;

/** The columns of a Parquet file. */
export async function parquetColumns(bytes: Uint8Array, codecs: ParquetCodecs | undefined, subject: string): Promise<CompactSource> {
  const { parquetScan, parquetSchema } = await hyparquet(subject);
  const file: AsyncBuffer = { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end).buffer };
  const scan = await parquetScan({ file, ...(codecs && { compressors: codecs }), parsers: { dateFromDays: isoDate } });
  const columns: Record<string, CompactColumn> = {};
  for (const { element } of parquetSchema(scan.metadata).children) {
    const isLocal = element.logical_type?.type === 'TIMESTAMP' && !element.logical_type.isAdjustedToUTC;
    const values: unknown[] = [];
    for (const { rowStart, rowEnd } of scan.ranges) add(values, await scan.readColumn({ column: element.name, rowStart, rowEnd }), isLocal);
    columns[element.name] = values;
  }
  return { columns };
}

async function hyparquet(subject: string): Promise<typeof import('hyparquet')> {
  try {
    return await import('hyparquet');
  } catch (cause) {
    throw missingPackage('hyparquet', subject, cause);
  }
}

/** A time without a zone is on its own day; one with a zone is an instant. */
function add(values: unknown[], read: DecodedArray, isLocal: boolean): void {
  for (let at = 0; at < read.length; at += 1) {
    const value: unknown = read[at];
    values.push(isLocal && value instanceof Date ? value.toISOString().slice(0, 10) : plainValue(value));
  }
}
