import type { FactDefinition } from '../contract/index.js';

/** The codes of one column name, shared by all tables: 0 is "no value". */
export class Dictionary {
  readonly values: string[] = [''];
  readonly #codes = new Map<string, number>([['', 0]]);

  /** The number of a code, new codes included. */
  add(value: string): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.#codes.set(value, code);
    }
    return code;
  }

  find(value: string): number | undefined {
    return this.#codes.get(value);
  }
}

/** One dictionary per column name. */
export class Dictionaries {
  readonly #byColumn = new Map<string, Dictionary>();

  of(column: string): Dictionary {
    let dictionary = this.#byColumn.get(column);
    if (!dictionary) this.#byColumn.set(column, (dictionary = new Dictionary()));
    return dictionary;
  }
}

/** A missing day in a `DateColumn`. */
export const NO_DAY = -2_147_483_648;
/** A missing flag in a `FlagColumn`. */
export const NO_FLAG = 2;

/** Codes in as few bytes as the largest of them needs. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface CodeColumn { readonly type: 'code'; readonly dictionary: Dictionary; readonly codes: Codes }
/** Several codes a row: those of row `r` are `values[offsets[r]]` up to before `values[offsets[r + 1]]`. */
export interface CodesColumn { readonly type: 'codes'; readonly dictionary: Dictionary; readonly offsets: Uint32Array; readonly values: Uint32Array }
/** NaN is missing. */
export interface NumberColumn { readonly type: 'number'; readonly values: Float64Array }
/** Days since 1970; `NO_DAY` is missing. */
export interface DateColumn { readonly type: 'date'; readonly days: Int32Array }
/** 0, 1 or `NO_FLAG`. */
export interface FlagColumn { readonly type: 'flag'; readonly flags: Uint8Array }
export interface TextColumn { readonly type: 'text'; readonly texts: readonly (string | null)[] }
export type TableColumn = CodeColumn | CodesColumn | NumberColumn | DateColumn | FlagColumn | TextColumn;

/** A loaded table. Columns of the definition that the source did not bring are absent from the map. */
export interface Table {
  readonly id: string;
  readonly definition: FactDefinition;
  readonly length: number;
  readonly columns: ReadonlyMap<string, TableColumn>;
}
