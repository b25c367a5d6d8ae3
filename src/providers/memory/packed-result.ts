import { CELL_STATES, type Cell, type MeasureCell, type Result } from '../../contract/index.js';
import { nextTurn } from './turns.js';

/** Texts as places in a list; -1 is `null`. */
interface PackedTexts { readonly texts: readonly string[]; readonly places: Int32Array }
/** Figures by their parts, NaN for a part that is not there; `kinds` says how each cell is written. */
interface PackedFigures { readonly kinds: Uint8Array; readonly parts: readonly [Float64Array, Float64Array, Float64Array] }

/** A result whose rows stand in typed columns, so that handing it over takes no time. */
export interface PackedResult { readonly result: Omit<Result, 'rows'>; readonly length: number; readonly packed: readonly (PackedTexts | PackedFigures)[] }

const FEWEST_PACKED = 2000;
const ROWS_A_TURN = 4000;
/** How a cell is written: `null`, a bare number, a long form without a state, then the long forms with each state. */
const [NOTHING, BARE, LONG] = [0, 1, 2];

/** A result to be handed over between threads, and the memory that goes with it. A short one goes as it is. */
export function pack(result: Result): { readonly answer: Result | PackedResult; readonly transfer: ArrayBuffer[] } {
  const { rows, ...rest } = result;
  if (rows.length < FEWEST_PACKED) return { answer: result, transfer: [] };
  const packed = result.columns.map(({ kind }, at) => (kind === 'measure' ? packFigures(rows, at) : packTexts(rows, at)));
  const transfer = packed.flatMap((column) => ('places' in column ? [column.places.buffer] : [column.kinds.buffer, ...column.parts.map(({ buffer }) => buffer)])) as ArrayBuffer[];
  return { answer: { result: rest, length: rows.length, packed }, transfer };
}

function packTexts(rows: Result['rows'], at: number): PackedTexts {
  const known = new Map<string, number>();
  const places = Int32Array.from(rows, (row) => {
    const text = row[at] as string | null;
    if (text === null) return -1;
    const place = known.get(text) ?? known.size;
    if (place === known.size) known.set(text, place);
    return place;
  });
  return { texts: [...known.keys()], places };
}

function packFigures(rows: Result['rows'], at: number): PackedFigures {
  const kinds = new Uint8Array(rows.length);
  const parts = [0, 1, 2].map(() => new Float64Array(rows.length).fill(NaN)) as unknown as [Float64Array, Float64Array, Float64Array];
  for (let row = 0; row < rows.length; row++) {
    const cell = rows[row]?.[at] as number | null | MeasureCell;
    if (typeof cell === 'number') {
      kinds[row] = BARE;
      parts[0][row] = cell;
    } else if (cell !== null) {
      kinds[row] = cell.state === undefined ? LONG : LONG + 1 + CELL_STATES.indexOf(cell.state);
      [cell.value, cell.numerator, cell.denominator].forEach((part, which) => { (parts[which] as Float64Array)[row] = part ?? NaN; });
    }
  }
  return { kinds, parts };
}

/** The result that was handed over, its rows made in several turns where they are many. */
export async function unpack(answer: Result | PackedResult): Promise<Result> {
  if (!('packed' in answer)) return answer;
  const { result, length, packed } = answer;
  const readers = packed.map((column) => ('places' in column ? textReader(column) : figureReader(column)));
  const rows: Cell[][] = [];
  for (let row = 0; row < length; row++) {
    rows.push(readers.map((read) => read(row)));
    if (row % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
  }
  return { ...result, rows };
}

function textReader({ texts, places }: PackedTexts): (row: number) => Cell {
  return (row) => texts[places[row] as number] ?? null;
}

function figureReader({ kinds, parts: [values, numerators, denominators] }: PackedFigures): (row: number) => Cell {
  const partOf = (part: number | undefined): number | undefined => (part === undefined || Number.isNaN(part) ? undefined : part);
  return (row) => {
    const [kind, numerator, denominator] = [kinds[row] as number, partOf(numerators[row]), partOf(denominators[row])];
    if (kind === NOTHING) return null;
    if (kind === BARE) return values[row] as number;
    const state = CELL_STATES[kind - LONG - 1];
    return { value: partOf(values[row]) ?? null, ...(numerator !== undefined && { numerator }), ...(denominator !== undefined && { denominator }), ...(state && { state }) };
  };
}
