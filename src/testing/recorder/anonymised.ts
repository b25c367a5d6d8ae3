import { FLOW_ENDS, OmnichannelError, type Cell, type Filter, type Member, type MeasureCell, type Query, type Result } from '../../contract/index.js';
import type { Recording } from './recording.js';

export interface AnonymisedOptions {
  /** Dimensions whose codes stay as they are; only what names nobody and nothing secret. */
  readonly keep?: readonly string[];
  /** By what all figures are multiplied; 1 unless given. */
  readonly scale?: number;
  /** By how much of itself each figure may be changed at most, 0 to below 1; 0 unless given. Equal figures stay equal. */
  readonly jitter?: number;
  /** Measures whose figures stay as they are: rates without parts, ranks, points. */
  readonly unscaled?: readonly string[];
}

/** Codes that the library gives a meaning. */
const WITH_MEANING: readonly string[] = ['scenario', 'kpi', 'family'];
const ENDS: readonly string[] = Object.values(FLOW_ENDS);

/**
 * A recording without what its codes, labels and figures tell of people and business: codes become pseudonyms, the same code the same
 * pseudonym everywhere, also in filters; labels, warnings, the source's name and answers to searches are left out; figures are scaled
 * and changed a little where that is asked, rates computed anew from their parts. Dates, measures and dimensions stay. Throws
 * `invalid-setting` where scale or jitter is no such number.
 */
export function anonymised(recording: Recording, { keep = [], scale = 1, jitter = 0, unscaled = [] }: AnonymisedOptions = {}): Recording {
  const refuse = (setting: string, value: number, remedy: string): never => {
    throw new OmnichannelError('invalid-setting', { subject: 'anonymised', problem: `invalid ${setting} ${value}`, remedy });
  };
  if (!(scale > 0) || !Number.isFinite(scale)) refuse('scale', scale, 'Give a number above 0.');
  if (!(jitter >= 0 && jitter < 1)) refuse('jitter', jitter, 'Give a number from 0 to below 1.');
  const names = new Pseudonyms([...WITH_MEANING, ...keep]);
  const change = (figure: number): number => changed(figure, scale, jitter);
  const { capabilities } = recording;
  return {
    version: 1,
    answers: recording.answers.map(({ query, result }) => ({ query: names.inQuery(query), result: inResult(result, names, (id, cell) => (unscaled.includes(id) ? cell : changedCell(cell, change))) })),
    members: recording.members.filter(({ request: { search = '' } }) => search === '').map(({ request: { search: _, ...request }, members }) => ({
      request: { ...request, ...(request.filters && { filters: names.inFilters(request.filters) }) },
      members: members.map((member) => names.inMember(request.dimension, member, change)),
    })),
    ...(capabilities && { capabilities }),
  };
}

/** Gives each code of a dimension a number in the order in which codes are met. */
class Pseudonyms {
  readonly #keep: ReadonlySet<string>;
  readonly #codes = new Map<string, Map<string, string>>();

  constructor(keep: readonly string[]) {
    this.#keep = new Set(keep);
  }

  of(dimension: string, code: string): string {
    // Both ends of a movement are of one dimension.
    const owner = dimension.replace(/(?<=.)(From|To)$/, '');
    if (code === '' || ENDS.includes(code) || this.#keep.has(dimension) || this.#keep.has(owner)) return code;
    const known = this.#codes.get(owner) ?? new Map<string, string>();
    this.#codes.set(owner, known);
    const name = known.get(code) ?? `${owner}-${known.size + 1}`;
    known.set(code, name);
    return name;
  }

  inFilters(filters: readonly Filter[]): readonly Filter[] {
    return filters.map(({ dimension, in: kept, notIn }) => {
      const named = (codes: readonly string[]): readonly string[] => codes.map((code) => this.of(dimension, code));
      return { dimension, ...(kept && { in: named(kept) }), ...(notIn && { notIn: named(notIn) }) };
    });
  }

  inQuery(query: Query): Query {
    return { ...query, ...(query.filters && { filters: this.inFilters(query.filters) }) };
  }

  inMember(dimension: string, { code, count, rank, parent }: Member, change: (figure: number) => number): Member {
    return { code: this.of(dimension, code), ...(count !== undefined && { count: change(count) }), ...(rank !== undefined && { rank }), ...(parent !== undefined && { parent: this.of(`${dimension}Scheme`, parent) }) };
  }
}

function inResult({ columns, rows, totals, meta: { warnings: _, ...meta } }: Result, names: Pseudonyms, cellOf: (measure: string, cell: Cell) => Cell): Result {
  const inRow = (row: readonly Cell[]): readonly Cell[] => row.map((cell, at) => {
    const { id = '', kind } = columns[at] ?? {};
    if (kind === 'measure') return cellOf(id, cell);
    return kind === 'dimension' && typeof cell === 'string' ? names.of(id, cell) : cell;
  });
  return { columns, rows: rows.map(inRow), ...(totals && { totals: inRow(totals) }), meta: { ...meta, source: 'recording' } };
}

/** The same change for the same figure, wherever it stands; whole numbers stay whole, and only zero becomes zero. */
function changed(figure: number, scale: number, jitter: number): number {
  if (figure === 0 || (scale === 1 && jitter === 0)) return figure;
  const place = Math.abs(Math.sin(figure * 12.9898) * 43758.5453) % 1;
  const value = figure * scale * (1 + jitter * (2 * place - 1));
  return Number.isInteger(figure) ? Math.sign(figure) * Math.max(1, Math.round(Math.abs(value))) : value;
}

const CLOSE = 1e-9;

function changedCell(cell: Cell, change: (figure: number) => number): Cell {
  if (typeof cell === 'number') return change(cell);
  if (typeof cell !== 'object' || cell === null || cell.value === null) return cell;
  const { numerator, denominator } = cell;
  if (numerator === undefined || denominator === undefined) return { ...cell, value: change(cell.value) };
  const parts = { numerator: change(numerator), denominator: change(denominator) };
  return { ...cell, ...parts, value: recomputed(cell as MeasureCell & { readonly value: number }, parts) };
}

/** The rate of the changed parts, by what the value was to the parts: their quotient, or their growth. */
function recomputed({ value, numerator = 0, denominator = 0 }: MeasureCell & { readonly value: number }, parts: { readonly numerator: number; readonly denominator: number }): number {
  const [before, after] = [numerator / denominator, parts.numerator / parts.denominator];
  const offset = [0, -1].find((one) => Math.abs(before + one - value) < CLOSE * Math.max(1, Math.abs(value)));
  return offset === undefined ? value : after + offset;
}
