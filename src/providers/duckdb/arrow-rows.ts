import type { Batch, Column, DataType } from '@uwdata/flechette';
import { NO_DAY, NO_FLAG, type Table, type TableColumn } from '../../tables/column-store.js';
import { ROW, type PhysicalColumn } from './layout.js';

export type Flechette = typeof import('@uwdata/flechette');

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A stretch of a table's rows. */
interface Stretch { readonly rows: Table; readonly from: number; readonly until: number; readonly firstRow: number }

/** Rows as an Arrow IPC stream whose columns stand as the engine's table has them. */
export function arrowStream(arrow: Flechette, columns: readonly PhysicalColumn[], stretch: Stretch): Uint8Array {
  const built = columns.map(({ name, type }): [string, Column<unknown>] => [name, columnOf(arrow, type, name, stretch)]);
  return arrow.tableToIPC(arrow.tableFromColumns(built), { format: 'stream' }) as Uint8Array;
}

function columnOf(arrow: Flechette, type: PhysicalColumn['type'], name: string, { rows, from, until, firstRow }: Stretch): Column<unknown> {
  const length = until - from;
  if (name === ROW) return direct(arrow, arrow.uint32(), Uint32Array.from({ length }, (_, at) => firstRow + from + at));
  const column = rows.columns.get(name);
  if (!column) return arrow.columnFromArray(new Array<null>(length).fill(null), typeFor(arrow, type));
  switch (column.type) {
    case 'code': {
      const codes = column.codes.subarray(from, until);
      if (type === 'VARCHAR') return arrow.columnFromArray(Array.from(codes, (code) => (code === 0 ? null : (column.dictionary.values[code] as string))), arrow.utf8());
      return direct(arrow, typeFor(arrow, type), new (arrayFor(type))(codes), (at) => codes[at] !== 0);
    }
    case 'codes': return listOf(arrow, type, column, from, until);
    case 'number': {
      const values = column.values.slice(from, until);
      return direct(arrow, arrow.float64(), values, (at) => !Number.isNaN(values[at]));
    }
    case 'date': {
      const days = column.days.slice(from, until);
      return direct(arrow, arrow.dateDay(), days, (at) => days[at] !== NO_DAY);
    }
    case 'flag': {
      const flags = column.flags.subarray(from, until);
      return batched(arrow, arrow.bool(), length, { values: bits(length, (at) => flags[at] === 1), valid: (at) => flags[at] !== NO_FLAG });
    }
    case 'text': return arrow.columnFromArray(column.texts.slice(from, until), arrow.utf8());
  }
}

function typeFor(arrow: Flechette, type: PhysicalColumn['type']): DataType {
  switch (type) {
    case 'UTINYINT': return arrow.uint8();
    case 'USMALLINT': return arrow.uint16();
    case 'UINTEGER': return arrow.uint32();
    case 'DATE': return arrow.dateDay();
    case 'BOOLEAN': return arrow.bool();
    case 'DOUBLE': return arrow.float64();
    case 'VARCHAR': return arrow.utf8();
    default: return arrow.list(typeFor(arrow, type.slice(0, -2) as PhysicalColumn['type']));
  }
}

function arrayFor(type: PhysicalColumn['type']): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor {
  return type.startsWith('UTINYINT') ? Uint8Array : type.startsWith('USMALLINT') ? Uint16Array : Uint32Array;
}

/** No list at all where a row has no code. */
function listOf(arrow: Flechette, type: PhysicalColumn['type'], { dictionary, offsets, values }: Extract<TableColumn, { type: 'codes' }>, from: number, until: number): Column<unknown> {
  const [first, end] = [offsets[from] as number, offsets[until] as number];
  const own = Int32Array.from({ length: until - from + 1 }, (_, at) => (offsets[from + at] as number) - first);
  const codes = values.subarray(first, end);
  const child = type === 'VARCHAR[]' ? arrow.columnFromArray(Array.from(codes, (code) => dictionary.values[code] as string), arrow.utf8()) : direct(arrow, typeFor(arrow, type.slice(0, -2) as PhysicalColumn['type']), new (arrayFor(type))(codes));
  return batched(arrow, typeFor(arrow, type), until - from, { offsets: own, children: [...child.data], valid: (at) => own[at] !== own[at + 1] });
}

function direct(arrow: Flechette, type: DataType, values: Numbers, valid?: (at: number) => boolean): Column<unknown> {
  return batched(arrow, type, values.length, { values, ...(valid && { valid }) });
}

interface Parts { readonly values?: Numbers; readonly offsets?: Int32Array; readonly children?: Batch<unknown>[]; readonly valid?: (at: number) => boolean }

function batched(arrow: Flechette, type: DataType, length: number, { valid, ...parts }: Parts): Column<unknown> {
  let nullCount = 0;
  if (valid) for (let at = 0; at < length; at += 1) if (!valid(at)) nullCount += 1;
  const Kind = arrow.batchType(type) as unknown as typeof Batch<unknown>;
  const validity = valid && nullCount > 0 ? bits(length, valid) : new Uint8Array(0);
  return new arrow.Column([new Kind({ length, nullCount, type, validity, ...parts })], type);
}

function bits(length: number, isSet: (at: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 64) * 8);
  for (let at = 0; at < length; at += 1) if (isSet(at)) bytes[at >> 3] = (bytes[at >> 3] as number) | (1 << (at & 7));
  return bytes;
}
