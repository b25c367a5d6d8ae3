import { OmnichannelError } from '../contract/index.js';
import { arrowColumns } from './arrow-file.js';
import type { CompactSource } from './compact-columns.js';
import { bytesAt } from './csv-text.js';
import { jsonRows } from './json-file.js';
import { parquetColumns, type ParquetCodecs } from './parquet-file.js';

/** Objects as JSON: an array of them, or one a line; as text, as bytes, or by its address. UTF-8. */
export interface JsonSource { readonly json: string | Blob | URL }
/** Columns as an Arrow IPC file or stream. Needs the package `@uwdata/flechette`. */
export interface ArrowSource { readonly arrow: Blob | URL | ArrayBuffer | Uint8Array }
/** Columns as a Parquet file. Needs the package `hyparquet`; compressed otherwise than by Snappy also `codecs`, such as `compressors` of `hyparquet-compressors`. */
export interface ParquetSource { readonly parquet: Blob | URL | ArrayBuffer | Uint8Array; readonly codecs?: ParquetCodecs }
/** A file of rows that is not CSV. Columns of another name than the catalog's are refused. */
export type FileSource = JsonSource | ArrowSource | ParquetSource;

type Bytes = Blob | URL | ArrayBuffer | Uint8Array;

const isBytes = (value: unknown): value is Bytes => value instanceof Blob || value instanceof URL || value instanceof ArrayBuffer || value instanceof Uint8Array;

export function isFileSource(source: object): source is FileSource {
  const { json, arrow, parquet } = source as { json?: unknown; arrow?: unknown; parquet?: unknown };
  return typeof json === 'string' || isBytes(json) || [arrow, parquet].some((file) => isBytes(file) && !isColumnOf(file, source));
}

/** Columns of bytes may bear these names: then the source has others beside them. */
function isColumnOf(file: unknown, source: object): boolean {
  return file instanceof Uint8Array && Object.keys(source).some((name) => !['arrow', 'parquet', 'codecs'].includes(name));
}

/** The rows of a file. Throws `invalid-data` where it is no such file, `failed-engine` where the package that reads it is missing, and the error that tells why an address gives no file. */
export async function rowsIn(source: FileSource, subject: string, signal?: AbortSignal): Promise<readonly Readonly<Record<string, unknown>>[] | CompactSource> {
  if ('json' in source) return jsonRows(typeof source.json === 'string' ? source.json : new TextDecoder().decode(await bytesOf(source.json, subject, signal)), subject);
  if ('arrow' in source) return guarded('Arrow file', subject, arrowColumns(await bytesOf(source.arrow, subject, signal), subject));
  return guarded('Parquet file', subject, parquetColumns(await bytesOf(source.parquet, subject, signal), source.codecs, subject));
}

async function bytesOf(file: Bytes, subject: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file;
  if (file instanceof URL) return new Uint8Array(await bytesAt(file, { subject, ...(signal && { signal }) }));
  return new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : file);
}

async function guarded<Value>(noun: string, subject: string, reading: Promise<Value>): Promise<Value> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof OmnichannelError) throw thrown;
    const { message } = thrown as Error;
    const isCompressed = /compression codec|codec/i.test(message);
    throw new OmnichannelError('invalid-data', {
      subject, problem: `invalid ${noun}: ${message}`,
      remedy: isCompressed ? 'Write the file with Snappy or without compression, or give the source its codecs.' : 'Check that the file is complete and of this kind.', cause: thrown,
    });
  });
}
