import { OmnichannelError, quoted, type ErrorCode } from '../contract/index.js';
import { parseFlag, parseNumber } from '../tables/values.js';
import type { FieldKind, FieldMapping } from './mapping.js';
import type { RawTable } from './rows.js';
import { readDate } from './written-dates.js';

export type FieldValue = string | number | boolean | readonly string[];
/** What a cell holds; `leftOut` says why its row is no part of the fact. */
export type CellValue = FieldValue | { readonly leftOut: string } | undefined;

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.every(isBlank));
}

interface CellReading {
  readonly name: string;
  readonly field: FieldMapping;
  readonly kind: FieldKind;
  readonly values: ReadonlyMap<string, string | null> | undefined;
  readonly table: RawTable;
  readonly dates: NonNullable<FieldMapping['dates']>;
}

/** Reads the cells of one field. */
export class CellReader {
  readonly #reading: CellReading;

  constructor(reading: CellReading) {
    this.#reading = reading;
  }

  read(value: unknown, at: number, place: number): CellValue {
    const { kind } = this.#reading;
    return kind === 'codes' || Array.isArray(value) ? this.#several(value, at, place) : this.#one(value, at, place);
  }

  #several(value: unknown, at: number, place: number): CellValue {
    const { kind } = this.#reading;
    const parts = (Array.isArray(value) ? (value as readonly unknown[]) : kind === 'codes' && typeof value === 'string' ? value.split(/[;|]/) : [value]).filter((part) => !isBlank(part));
    if (kind === 'codes') return parts.flatMap((part) => this.#meant(this.#text(part, at, place), at, place) ?? []);
    if (parts.length !== 1) return this.refuse('invalid-data', `several values ${quoted(value)}`, at, place, 'Map the column as codes, or export one value.');
    return this.#one(parts[0], at, place);
  }

  #one(value: unknown, at: number, place: number): CellValue {
    const { kind, field, values } = this.#reading;
    if (kind === 'number') return this.#number(value, at, place);
    if (kind === 'flag') return this.#flag(value, at, place);
    const text = this.#text(value, at, place);
    if (kind === 'date') return this.#date(text, at, place);
    const meant = values ? this.#meant(text, at, place) : text;
    return meant === undefined && field.otherwise === 'leave-out' && !values?.has(text.toLowerCase()) ? { leftOut: `${this.#columnName(place)} is "${text}"` } : meant;
  }

  refuse(code: ErrorCode, problem: string, at: number, place: number, remedy: string): never {
    const { table } = this.#reading;
    throw new OmnichannelError(code, { subject: table.subject, problem: `${problem} in column "${this.#columnName(place)}", row ${table.firstRow + at}`, remedy });
  }

  #columnName(place: number): string {
    return this.#reading.table.header[place] ?? this.#reading.field.from[0] ?? this.#reading.name;
  }

  #meant(text: string, at: number, place: number): string | undefined {
    const { values, field, name } = this.#reading;
    if (!values) return text;
    const meant = values.get(text.toLowerCase());
    if (meant !== undefined) return meant ?? undefined;
    if (field.otherwise === 'keep') return text;
    if (field.otherwise === 'blank' || field.otherwise === 'leave-out') return undefined;
    return this.refuse('invalid-data', `unknown value "${text}"`, at, place, `Say with extendMapping what it means: add it to the values of "${name}".`);
  }

  #text(value: unknown, at: number, place: number): string {
    if (typeof value === 'string') return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    return this.refuse('invalid-data', `invalid value ${quoted(value)}`, at, place, 'Give texts, numbers or booleans.');
  }

  #number(value: unknown, at: number, place: number): number {
    const { table, field: { times = 1, thousands } } = this.#reading;
    const text = this.#text(value, at, place);
    const plain = thousands === ',' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
    const number = typeof value === 'number' ? value : parseNumber(plain, table.decimalComma);
    return Number.isFinite(number) ? number * times : this.refuse('invalid-number', `invalid number "${text}"`, at, place, 'Write numbers as 1250.5, or with a decimal comma in files separated by semicolons or tabs.');
  }

  #flag(value: unknown, at: number, place: number): boolean {
    const text = this.#text(value, at, place);
    const flag = parseFlag(/^-?\d+\.0+$/.test(text) ? String(Number(text)) : text);
    return flag === undefined ? this.refuse('invalid-data', `invalid flag "${text}"`, at, place, 'Write true or false, yes or no, 1 or 0.') : flag === 1;
  }

  #date(text: string, at: number, place: number): string {
    const { dates, table } = this.#reading;
    return readDate(text, dates, table.subject)
      ?? this.refuse('invalid-date', `invalid date "${text}"`, at, place, 'Write YYYY-MM-DD or an instant, or say with extendMapping how dates are written: { dates: { order: "dmy" } }.');
  }
}
