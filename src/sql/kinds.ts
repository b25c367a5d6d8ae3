import type { SqlRow } from './questions.js';

/** Between the rows of an entity, and between the fields of a row, in a text of the database. */
export const ROW_END = '\u001e';
export const FIELD_END = '\u001f';

/** A state in which an entity stands, with what its row says. */
export interface KindRow {
  /** First and last day (exclusive), as days after the first of the window; `undefined` before and beyond it. */
  readonly from: number | undefined;
  readonly end: number | undefined;
  readonly state: number;
  /** Codes on each dimension of rows. */
  readonly codes: readonly (readonly number[])[];
  readonly number: number;
  readonly person: number;
}

/** Entities that are alike. */
export interface Kind {
  readonly window: number;
  /** How many they are. */
  readonly count: number;
  /** Code of the only one, where they are looked at by themselves. */
  readonly entity: number;
  readonly rows: readonly KindRow[];
  /** Whether they are in the universe: 1 on the first day of the window, 2 on the last. */
  readonly universe: number;
  readonly ofEntity: readonly (readonly number[])[];
  readonly states: readonly (readonly Pick<KindRow, 'from' | 'end' | 'state'>[])[];
  readonly derived: readonly (readonly number[])[];
  /** Where a number of each was asked for besides: how many have one, their sum, and the codes of the part that it is of. */
  readonly measured?: number;
  readonly sum: number;
  readonly part: readonly number[];
}

/** Makes a number of a code as the database has it. */
export type CodeReader = (text: string) => number;

export interface KindReaders {
  readonly entity: CodeReader | undefined;
  readonly state: CodeReader;
  readonly ofRow: readonly CodeReader[];
  readonly hasNumber: boolean;
  readonly person: CodeReader | undefined;
  readonly universe: 'none' | 'told' | 'counted';
  readonly ofEntity: readonly CodeReader[];
  readonly states: readonly CodeReader[];
  readonly derived: readonly CodeReader[];
  readonly parts: readonly CodeReader[];
  readonly isMeasured: boolean;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const offset = (field: string): number | undefined => (field === '' ? undefined : Number(field));
const codesIn = (field: string, read: CodeReader): readonly number[] => (field === '' ? [] : field.split('|').map(read));
const rowsIn = (list: unknown): readonly (readonly string[])[] => (text(list) === '' ? [] : text(list).slice(1).split(ROW_END).map((row) => row.split(FIELD_END)));

/** The kinds in the rows of an answer. Fields stand in the order of `KindReaders`. */
export function readKinds(rows: readonly SqlRow[], readers: KindReaders): readonly Kind[] {
  const { entity, universe, ofEntity, states: ofStates, derived, parts, isMeasured } = readers;
  return rows.map((row): Kind => {
    let at = 0;
    const next = (): unknown => row[at++];
    const window = Number(next());
    const own = entity ? entity(text(next())) : 0;
    const states = rowsIn(next()).map((fields) => kindRow(fields, readers));
    return {
      window, entity: own, rows: states,
      // Of those who count though they are in no state it is told of no others.
      universe: universe === 'told' ? Number(next()) : universe === 'counted' && states.length === 0 ? 2 : 0,
      ofEntity: ofEntity.map((read) => codesIn(text(next()), read)),
      states: ofStates.map((read) => rowsIn(next()).map(([from = '', end = '', state = '']) => ({ from: offset(from), end: offset(end), state: read(state) }))),
      derived: derived.map((read) => codesIn(text(next()), read)),
      part: parts.map((read) => read(text(next()))),
      count: Number(next()),
      sum: isMeasured ? Number(next() ?? 0) : 0,
      ...(isMeasured && { measured: Number(next()) }),
    };
  });
}

function kindRow(fields: readonly string[], { state, ofRow, hasNumber, person }: KindReaders): KindRow {
  const [from = '', end = '', own = '', ...rest] = fields;
  const number = hasNumber ? rest[ofRow.length] : '';
  return {
    from: offset(from), end: offset(end), state: state(own),
    codes: ofRow.map((read, at) => codesIn(rest[at] ?? '', read)),
    number: number === undefined || number === '' ? Number.NaN : Number(number),
    person: person ? person(rest[ofRow.length + (hasNumber ? 1 : 0)] ?? '') : 0,
  };
}
