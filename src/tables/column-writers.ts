import { OmnichannelError, type ColumnDefinition, type ErrorCode } from '../contract/index.js';
import { narrowed } from './code-arrays.js';
import { NO_DAY, NO_FLAG, type Dictionary, type TableColumn } from './column-store.js';
import { parseFlag, parseNumber, type DayReader } from './values.js';

/** What the columns of one table have in common while they are read. */
export interface Reading {
  readonly table: string;
  /** What the source calls its first row of values: 2 below a header, else 1. */
  readonly firstRow: number;
  readonly decimalComma: boolean;
  readonly days: DayReader;
  readonly dictionaryOf: (column: string) => Dictionary;
}

/** Builds one typed column, a value per row. Throws where a value does not fit, naming table, row and column. */
export abstract class ColumnWriter {
  protected length = 0;
  readonly #name: string;
  readonly #required: boolean;
  protected readonly reading: Reading;

  constructor(name: string, { required = false }: ColumnDefinition, reading: Reading) {
    this.#name = name;
    this.#required = required;
    this.reading = reading;
  }

  /** The value as a trimmed text; '' is missing. */
  addText(text: string): void {
    if (text !== '') this.write(text);
    else if (this.#required) this.refuse('invalid-data', 'missing value', 'Give every row a value in this column.');
    else this.skip();
    this.length += 1;
  }

  /** The value as a program holds it; `null` and `undefined` are missing. */
  addValue(value: unknown): void {
    if (typeof value === 'string') return this.addText(value.trim());
    if (value === null || value === undefined) return this.addText('');
    this.writeValue(value);
    this.length += 1;
  }

  abstract finish(): TableColumn;
  protected abstract write(text: string): void;
  protected abstract skip(): void;

  protected writeValue(value: unknown): void {
    this.refuseValue(value);
  }

  protected refuseValue(value: unknown): never {
    return this.refuse('invalid-data', `invalid value ${shown(value)}`, 'Give texts, numbers, booleans or dates as the column asks for.');
  }

  protected refuse(code: ErrorCode, problem: string, remedy: string): never {
    const { table, firstRow } = this.reading;
    throw new OmnichannelError(code, { subject: table, problem: `${problem} in column "${this.#name}", row ${firstRow + this.length}`, remedy });
  }
}

function shown(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : (typeof value === 'function' ? 'function' : JSON.stringify(value));
}

/** The text in memory of its own: a part of a long text would keep all of it alive. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** The array itself while there is room, else a copy of twice its length. */
function roomFor<Values extends Uint32Array | Int32Array | Float64Array | Uint8Array>(values: Values, at: number): Values {
  if (at < values.length) return values;
  const longer = new (values.constructor as new (length: number) => Values)(values.length * 2);
  longer.set(values);
  return longer;
}

class CodeWriter extends ColumnWriter {
  readonly #dictionary: Dictionary;
  #codes = new Uint32Array(1024);

  constructor(name: string, definition: ColumnDefinition, reading: Reading) {
    super(name, definition, reading);
    this.#dictionary = reading.dictionaryOf(name);
  }

  finish(): TableColumn {
    return { type: 'code', dictionary: this.#dictionary, codes: narrowed(this.#codes, this.length) };
  }

  protected override write(text: string): void {
    this.#codes = roomFor(this.#codes, this.length);
    this.#codes[this.length] = this.#dictionary.find(text) ?? this.#dictionary.add(detached(text));
  }

  protected override skip(): void {
    this.#codes = roomFor(this.#codes, this.length);
  }

  protected override writeValue(value: unknown): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.refuseValue(value);
    this.write(String(value));
  }
}

class CodesWriter extends ColumnWriter {
  readonly #dictionary: Dictionary;
  #offsets = new Uint32Array(1024);
  #values = new Uint32Array(1024);
  #count = 0;

  constructor(name: string, definition: ColumnDefinition, reading: Reading) {
    super(name, definition, reading);
    this.#dictionary = reading.dictionaryOf(name);
  }

  finish(): TableColumn {
    return { type: 'codes', dictionary: this.#dictionary, offsets: this.#offsets.slice(0, this.length + 1), values: this.#values.slice(0, this.#count) };
  }

  protected override write(text: string): void {
    if (text.includes('|')) for (const part of text.split('|')) this.#addCode(part.trim());
    else this.#addCode(text);
    this.skip();
  }

  protected override skip(): void {
    this.#offsets = roomFor(this.#offsets, this.length + 1);
    this.#offsets[this.length + 1] = this.#count;
  }

  protected override writeValue(value: unknown): void {
    if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return this.refuseValue(value);
    for (const part of value) this.#addCode(part.trim());
    this.skip();
  }

  /** A code counts once in a row. */
  #addCode(text: string): void {
    if (text === '') return;
    const code = this.#dictionary.find(text) ?? this.#dictionary.add(detached(text));
    for (let at = this.#offsets[this.length] ?? 0; at < this.#count; at += 1) if (this.#values[at] === code) return;
    this.#values = roomFor(this.#values, this.#count);
    this.#values[this.#count] = code;
    this.#count += 1;
  }
}

const TOO_LARGE = 'Give numbers up to 2^53: beyond it their last digits are lost.';
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

class NumberWriter extends ColumnWriter {
  #values = new Float64Array(1024);
  #mark = '';

  finish(): TableColumn {
    return { type: 'number', values: this.#values.slice(0, this.length) };
  }

  protected override write(text: string): void {
    const { decimalComma } = this.reading;
    const value = parseNumber(text, decimalComma);
    if (Number.isNaN(value)) this.refuse('invalid-number', `invalid number "${text}"`, 'Write numbers as 1250.5, or with a decimal comma in files separated by semicolons or tabs.');
    if (!isExact(value)) this.refuse('invalid-number', `invalid number "${text}"`, TOO_LARGE);
    if (decimalComma) this.#checkMark(text);
    this.#put(value);
  }

  protected override skip(): void {
    this.#put(NaN);
  }

  protected override writeValue(value: unknown): void {
    if (typeof value !== 'number') return this.refuseValue(value);
    if (!Number.isFinite(value)) this.refuse('invalid-number', `invalid number ${value}`, 'Give finite numbers, and null where there is none.');
    if (!isExact(value)) this.refuse('invalid-number', `invalid number ${value}`, TOO_LARGE);
    this.#put(value);
  }

  #put(value: number): void {
    this.#values = roomFor(this.#values, this.length);
    this.#values[this.length] = value;
  }

  /** "1.250" beside "12,5" is a thousand two hundred and fifty: a column that uses both marks cannot be read safely. */
  #checkMark(text: string): void {
    const mark = text.includes(',') ? ',' : text.includes('.') ? '.' : this.#mark;
    if (this.#mark !== '' && mark !== this.#mark) {
      this.refuse('invalid-number', `invalid number "${text}" among numbers with a decimal ${this.#mark === ',' ? 'comma' : 'point'}`, 'Write all numbers of a column with the same decimal mark and without separators of thousands.');
    }
    this.#mark = mark;
  }
}

class DateWriter extends ColumnWriter {
  #days = new Int32Array(1024);

  finish(): TableColumn {
    return { type: 'date', days: this.#days.slice(0, this.length) };
  }

  protected override write(text: string): void {
    this.#put(this.reading.days.read(text), `"${text}"`);
  }

  protected override skip(): void {
    this.#days = roomFor(this.#days, this.length);
    this.#days[this.length] = NO_DAY;
  }

  protected override writeValue(value: unknown): void {
    this.#put(value instanceof Date ? this.reading.days.readInstant(value.getTime()) : NO_DAY, shown(value));
  }

  #put(day: number, written: string): void {
    if (day === NO_DAY) this.refuse('invalid-date', `invalid date ${written}`, 'Write an existing date as YYYY-MM-DD, or an instant as 2026-10-31T23:30:00Z.');
    this.#days = roomFor(this.#days, this.length);
    this.#days[this.length] = day;
  }
}

class FlagWriter extends ColumnWriter {
  #flags = new Uint8Array(1024);

  finish(): TableColumn {
    return { type: 'flag', flags: this.#flags.slice(0, this.length) };
  }

  protected override write(text: string): void {
    this.#put(parseFlag(text) ?? this.refuse('invalid-data', `invalid flag "${text}"`, 'Write true or false, yes or no, 1 or 0.'));
  }

  protected override skip(): void {
    this.#put(NO_FLAG);
  }

  protected override writeValue(value: unknown): void {
    if (typeof value !== 'boolean' && value !== 0 && value !== 1) return this.refuseValue(value);
    this.#put(Number(value));
  }

  #put(flag: number): void {
    this.#flags = roomFor(this.#flags, this.length);
    this.#flags[this.length] = flag;
  }
}

class TextWriter extends ColumnWriter {
  readonly #texts: (string | null)[] = [];

  finish(): TableColumn {
    return { type: 'text', texts: this.#texts };
  }

  protected override write(text: string): void {
    this.#texts.push(detached(text));
  }

  protected override skip(): void {
    this.#texts.push(null);
  }

  protected override writeValue(value: unknown): void {
    if (typeof value !== 'number') return this.refuseValue(value);
    this.#texts.push(String(value));
  }
}

const WRITERS = { text: TextWriter, number: NumberWriter, date: DateWriter, flag: FlagWriter } as const;

export function columnWriter(name: string, definition: ColumnDefinition, reading: Reading): ColumnWriter {
  if (definition.type === 'code') return new (definition.many ? CodesWriter : CodeWriter)(name, definition, reading);
  return new WRITERS[definition.type](name, definition, reading);
}
