import { dayNumber, OmnichannelError, type ColumnDefinition, type ColumnType } from '../contract/index.js';
import { codeArray } from './code-arrays.js';
import { NO_DAY, NO_FLAG, type Codes, type TableColumn } from './column-store.js';
import { columnWriter, type Reading } from './column-writers.js';

/** A code for each row as a place in a list of values; '' and `null` in the list stand for no value. */
export interface CompactCodes { readonly codes: Codes; readonly values: readonly (string | null)[] }
/** Several codes a row: those of row `r` are `codes[offsets[r]]` up to before `codes[offsets[r + 1]]`. */
export interface CompactCodeLists extends CompactCodes { readonly offsets: Uint32Array }
/** Days since 1970-01-01; -2147483648 is a missing date. */
export interface CompactDays { readonly days: Int32Array }
/** Numbers (NaN is missing), or flags (1, 0, and 2 for missing), as the catalog says of the column. */
export type CompactNumbers = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;
export type CompactColumn = CompactCodes | CompactCodeLists | CompactDays | CompactNumbers | readonly unknown[];

/**
 * Columns that are typed already: `{ columns: { hcp: { codes, values }, occurredAt: { days }, points: Float64Array, isPreview: Uint8Array } }`.
 * Their arrays are used as they are wherever they can be, so they must not be written to afterwards. Plain lists may stand among them.
 */
export interface CompactSource { readonly columns: Readonly<Record<string, CompactColumn>> }

const FIRST_DAY = dayNumber('0001-01-01') as number;
const LAST_DAY = dayNumber('9999-12-31') as number;
const SHAPES: Readonly<Record<ColumnType, string>> = {
  code: 'codes as { codes: Uint32Array, values: [texts] }', date: 'days as { days: Int32Array }', number: 'numbers as a Float64Array', flag: 'flags as a Uint8Array of 0, 1 and 2', text: 'texts as a list',
};

export function isCompact(source: object): source is CompactSource {
  const { columns } = source as { columns?: unknown };
  return typeof columns === 'object' && columns !== null && !Array.isArray(columns) && !ArrayBuffer.isView(columns);
}

/** How many rows a column has; `undefined` where it is no column. */
export function compactLength(column: CompactColumn): number | undefined {
  if (Array.isArray(column) || ArrayBuffer.isView(column)) return (column as ArrayLike<unknown>).length;
  const { codes, days, offsets } = (column ?? {}) as Partial<CompactCodeLists & CompactDays>;
  const rows = days ?? codes;
  if (!ArrayBuffer.isView(rows)) return undefined;
  return offsets ? offsets.length - 1 : rows.length;
}

/** A typed column as the tables hold it. Throws `invalid-data`, `invalid-date` or `invalid-number` naming the table, the column and the row. */
export function compactColumn(name: string, definition: ColumnDefinition, column: CompactColumn, reading: Reading): TableColumn {
  if (Array.isArray(column)) {
    const writer = columnWriter(name, definition, reading);
    for (const value of column as readonly unknown[]) writer.addValue(value);
    return writer.finish();
  }
  return new CompactReading(name, definition, reading).read(column as Exclude<CompactColumn, readonly unknown[]>);
}

class CompactReading {
  readonly #name: string;
  readonly #definition: ColumnDefinition;
  readonly #reading: Reading;

  constructor(name: string, definition: ColumnDefinition, reading: Reading) {
    this.#name = name;
    this.#definition = definition;
    this.#reading = reading;
  }

  read(column: Exclude<CompactColumn, readonly unknown[]>): TableColumn {
    const { type, many = false } = this.#definition;
    const { codes, values, days, offsets } = column as Partial<CompactCodeLists & CompactDays>;
    if (type === 'code' && isCodeArray(codes) && Array.isArray(values) && (offsets === undefined || (many && offsets instanceof Uint32Array))) return this.#codes(codes, values, offsets);
    if (type === 'date' && days instanceof Int32Array) return this.#days(days);
    if (type === 'number' && ArrayBuffer.isView(column) && !(column instanceof DataView) && !(column instanceof BigInt64Array)) return this.#numbers(column);
    if (type === 'flag' && column instanceof Uint8Array) return this.#flags(column);
    throw new OmnichannelError('invalid-data', { subject: this.#reading.table, problem: `invalid column "${this.#name}" of another kind than its ${type}s`, remedy: `Give ${SHAPES[type]}, or a plain list.` });
  }

  #codes(codes: Codes, values: readonly unknown[], offsets: Uint32Array | undefined): TableColumn {
    const strange = values.findIndex((value) => typeof value !== 'string' && value !== null);
    if (strange >= 0) this.#refuse(`invalid value ${JSON.stringify(values[strange])} in the list of values of column "${this.#name}"`, 'Give the values as texts.');
    if (offsets) this.#checkOffsets(offsets, codes.length);
    const at = highestAt(codes);
    if (codes.length > 0 && (codes[at] as number) >= values.length) this.#refuseAt(at, offsets, `invalid code ${codes[at]} of ${values.length} values`, 'Give every code a place in the list of values, counted from 0.');
    const dictionary = this.#reading.dictionaryOf(this.#name);
    const own = Uint32Array.from(values as readonly (string | null)[], (value) => dictionary.add(value?.trim() ?? ''));
    const isSame = own.every((code, at) => code === at);
    const shared = isSame ? codes : remapped(codes, own);
    if (offsets) return this.#lists(shared, offsets, dictionary);
    if (this.#definition.required) this.#checkRequired(shared.indexOf(0));
    return this.#definition.many ? this.#lists(shared, Uint32Array.from({ length: codes.length + 1 }, (_, at) => at), dictionary) : { type: 'code', dictionary, codes: shared };
  }

  /** Each code once in a row, and none for "no value". */
  #lists(codes: Codes, offsets: Uint32Array, dictionary: ReturnType<Reading['dictionaryOf']>): TableColumn {
    const kept = { offsets: new Uint32Array(offsets.length), values: new Uint32Array(codes.length) };
    let count = 0;
    for (let row = 0; row + 1 < offsets.length; row += 1) {
      const first = count;
      for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1) {
        const code = codes[at] as number;
        if (code !== 0 && !kept.values.subarray(first, count).includes(code)) kept.values[count++] = code;
      }
      kept.offsets[row + 1] = count;
    }
    return { type: 'codes', dictionary, offsets: kept.offsets, values: kept.values.slice(0, count) };
  }

  #days(days: Int32Array): TableColumn {
    for (let row = 0; row < days.length; row += 1) {
      const day = days[row] as number;
      if (day !== NO_DAY && (day < FIRST_DAY || day > LAST_DAY)) this.#refuseAt(row, undefined, `invalid date: day ${day} since 1970`, 'Give whole days since 1970-01-01, between the years 1 and 9999.', 'invalid-date');
    }
    if (this.#definition.required) this.#checkRequired(days.indexOf(NO_DAY));
    return { type: 'date', days };
  }

  #numbers(numbers: CompactNumbers): TableColumn {
    const values = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
    for (let row = 0; row < values.length; row += 1) {
      if (Math.abs(values[row] as number) > Number.MAX_SAFE_INTEGER) this.#refuseAt(row, undefined, `invalid number ${values[row]}`, 'Give finite numbers up to 2^53, and NaN where there is none.', 'invalid-number');
    }
    if (this.#definition.required) this.#checkRequired(values.findIndex((value) => Number.isNaN(value)));
    return { type: 'number', values };
  }

  #flags(flags: Uint8Array): TableColumn {
    const highest = highestAt(flags);
    const row = (flags[highest] ?? 0) > NO_FLAG ? highest : -1;
    if (row >= 0) this.#refuseAt(row, undefined, `invalid flag ${flags[row]}`, 'Give 1, 0, and 2 where it is missing.');
    if (this.#definition.required) this.#checkRequired(flags.indexOf(NO_FLAG));
    return { type: 'flag', flags };
  }

  #checkOffsets(offsets: Uint32Array, end: number): void {
    const isRising = offsets.every((offset, at) => at === 0 || offset >= (offsets[at - 1] as number));
    if (!isRising || offsets[0] !== 0 || offsets.at(-1) !== end) this.#refuse(`invalid offsets of column "${this.#name}"`, `Let the offsets begin with 0, rise, and end with the number of codes, ${end}.`);
  }

  #checkRequired(missing: number): void {
    if (missing >= 0) this.#refuseAt(missing, undefined, 'missing value', 'Give every row a value in this column.');
  }

  #refuseAt(at: number, offsets: Uint32Array | undefined, problem: string, remedy: string, code: 'invalid-data' | 'invalid-date' | 'invalid-number' = 'invalid-data'): never {
    const row = offsets ? offsets.findIndex((offset) => offset > at) : at + 1;
    return this.#refuse(`${problem} in column "${this.#name}", row ${row}`, remedy, code);
  }

  #refuse(problem: string, remedy: string, code: 'invalid-data' | 'invalid-date' | 'invalid-number' = 'invalid-data'): never {
    throw new OmnichannelError(code, { subject: this.#reading.table, problem, remedy });
  }
}

const isCodeArray = (codes: unknown): codes is Codes => codes instanceof Uint8Array || codes instanceof Uint16Array || codes instanceof Uint32Array;

/** Codes by the numbers of the dictionary that all tables share. */
function remapped(codes: Codes, own: Uint32Array): Codes {
  const shared = codeArray(codes.length, own.reduce((highest, code) => Math.max(highest, code), 0));
  for (let at = 0; at < codes.length; at += 1) shared[at] = own[codes[at] as number] as number;
  return shared;
}

/** Where the highest code stands. */
function highestAt(codes: Codes): number {
  let highest = -1;
  let found = 0;
  for (let at = 0; at < codes.length; at += 1) {
    if ((codes[at] as number) <= highest) continue;
    highest = codes[at] as number;
    found = at;
  }
  return found;
}
