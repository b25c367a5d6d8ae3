import type { Figure } from './cells.js';
import type { FigureRow } from './figure-row.js';
import { workedOut, type Equation } from './worked-out.js';

/** The answer to the same question about one measure by fewer of its groups, as it is shown. */
export interface CoarserAnswer {
  /** Positions of the groups that are left: of dimensions, and of time after them. */
  readonly kept: readonly number[];
  readonly rows: readonly FigureRow[];
  readonly hidden: ReadonlySet<number>;
}

/** An answer and all coarser ones that may add up to each other. */
export interface Groupings {
  readonly k: number;
  /** How many positions rows have: dimensions, and time after them. */
  readonly positions: number;
  readonly hasTime: boolean;
  /** The coarser answers, evaluated when first asked for. */
  readonly coarser: () => readonly CoarserAnswer[];
}

/** A figure of some grouping; `at` where the answer itself has it. */
interface Place {
  readonly parts: readonly (string | null | undefined)[];
  readonly figure: Figure;
  readonly isHidden: boolean;
  /** What it is known to be at least. */
  readonly least: number;
  readonly at?: number;
}

interface Grouping { readonly kept: readonly number[]; readonly places: ReadonlyMap<string, Place> }

/** A whole, and the figures that add up to it. */
interface Line { readonly whole: Place; readonly parts: readonly Place[] }

/** A true zero is nobody's; a zero that rests on few HCPs (of three, none) tells of them. */
export const isSmall = ({ value, hcps }: Figure, k: number): boolean => value !== null && hcps < k;

/** What is added: the numerator of a rate, else the value. */
export const above = ({ numerator, value }: Figure): number => numerator ?? value ?? 0;

export function isSum(whole: Figure, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((total, figure) => total + above(figure), 0);
  return whole.value !== null && Math.abs(above(whole) - sum) < 1e-9 * Math.max(1, Math.abs(sum));
}

const keyOf = (parts: Place['parts']): string => JSON.stringify(parts.map((part) => (part === undefined ? 0 : part)));

function groupingOf(kept: readonly number[], rows: readonly FigureRow[], hidden: ReadonlySet<number>, measure: number, { positions, hasTime }: Groupings, isOwn: boolean): Grouping {
  const places = new Map<string, Place>();
  // A count that is hidden is known to be no zero as long as zeros are shown.
  const least = rows.some(({ figures }, at) => hidden.has(at) && above(figures[measure] as Figure) === 0) ? 0 : 1;
  rows.forEach((row, at) => {
    if (row.isObjective) return;
    const figure = row.figures[measure] as Figure;
    const own = [...row.codes, ...(hasTime && kept.includes(positions - 1) ? [row.time] : [])];
    const parts = new Array<string | null | undefined>(positions).fill(undefined);
    kept.forEach((position, from) => (parts[position] = own[from]));
    places.set(keyOf(parts), { parts, figure, isHidden: hidden.has(at), least: figure.counted ? least : -Infinity, ...(isOwn && { at }) });
  });
  return { kept, places };
}

/** All wholes of coarser groupings with parts that add up to them, those with anything hidden. */
function linesOf(groupings: readonly Grouping[]): readonly Line[] {
  const byKept = new Map(groupings.map((grouping) => [grouping.kept.join(), grouping]));
  return groupings.flatMap((fine) => fine.kept.flatMap((dropped) => {
    const coarse = byKept.get(fine.kept.filter((position) => position !== dropped).join());
    if (!coarse) return [];
    const parts = new Map<string, Place[]>();
    for (const place of fine.places.values()) {
      const key = keyOf(place.parts.map((part, position) => (position === dropped ? undefined : part)));
      const line = parts.get(key);
      if (line) line.push(place);
      else parts.set(key, [place]);
    }
    return [...parts].flatMap(([key, all]): readonly Line[] => {
      const whole = coarse.places.get(key);
      if (!whole || !(whole.isHidden || all.some(({ isHidden }) => isHidden))) return [];
      const valued = all.filter((place) => place.parts[dropped] !== null);
      const choices = valued.length < all.length ? [all, valued] : [all];
      return choices.filter((some) => isSum(whole.figure, some.map(({ figure }) => figure))).map((some) => ({ whole, parts: some }));
    });
  }));
}

/** Places whose small figures follow from what is shown; `undefined` where there are too many to tell. */
function leaksIn(lines: readonly Line[], k: number): readonly Place[] | undefined {
  const places = [...new Set(lines.flatMap(({ whole, parts }) => [whole, ...parts]))].filter(({ isHidden }) => isHidden);
  const numbers = new Map(places.map((place, at) => [place, at]));
  const equations = lines.map(({ whole, parts }): Equation => {
    const terms = new Map(parts.flatMap((part) => (part.isHidden ? [[numbers.get(part) as number, 1]] : [])));
    if (whole.isHidden) terms.set(numbers.get(whole) as number, -1);
    const shown = parts.reduce((sum, part) => sum + (part.isHidden ? 0 : above(part.figure)), 0);
    return { terms, is: (whole.isHidden ? 0 : above(whole.figure)) - shown };
  });
  const least = places.map((place) => place.least);
  const small = new Set([...numbers].flatMap(([{ figure }, at]) => (isSmall(figure, k) && above(figure) !== 0 ? [at] : [])));
  return workedOut(equations, least, small)?.map((at) => places[at] as Place);
}

const holds = (coarse: Place, fine: Place): boolean => coarse.parts.every((part, position) => part === undefined || part === fine.parts[position]);

/** Beyond so many hidden figures nothing is worked out: all that is no zero is hidden. */
const MOST_HIDDEN = 20_000;

const isZero = ({ figure }: Place): boolean => above(figure) === 0;

/** The smallest figure, the first of equal ones; a zero only where nothing else is left, and then the one that most hidden figures stand beside. */
function smallest(places: readonly Place[], lines: readonly Line[]): Place | undefined {
  const size = ({ figure }: Place): number => Math.abs(above(figure));
  const others = places.filter((place) => !isZero(place));
  if (others.length > 0) return others.reduce((best, place) => (size(place) < size(best) ? place : best));
  const beside = new Map(places.map((place) => [place, lines.filter(({ parts }) => parts.includes(place)).length]));
  return places.reduce<Place | undefined>((best, place) => (!best || (beside.get(place) as number) > (beside.get(best) as number) ? place : best), undefined);
}

/** Hides, where a coarser answer hides a figure and this one none of its parts, the smallest part. */
function hideWithin(coarser: readonly Grouping[], own: Grouping, hide: (place: Place | undefined) => void): void {
  for (const { kept, places } of coarser) {
    const parts = new Map<string, Place[]>();
    for (const place of own.places.values()) {
      const key = keyOf(place.parts.map((part, position) => (kept.includes(position) ? part : undefined)));
      if (!places.get(key)?.isHidden) continue;
      const line = parts.get(key);
      if (line) line.push(place);
      else parts.set(key, [place]);
    }
    for (const line of parts.values()) if (!line.some(({ isHidden }) => isHidden)) hide(smallest(line.filter((place) => place.figure.value !== null && !isZero(place)), []));
  }
}

/**
 * Hides more of an answer where it, its coarser answers and the totals together give a small figure away; whether any was.
 * Afterwards a hidden figure of a coarser answer has a hidden part, and no figure of fewer than k HCPs in any of them follows by
 * sums and differences of what is shown, nor from hidden counts being at least one (where no zero is hidden).
 */
export function hideGivenAway(hidden: Set<number>, rows: readonly FigureRow[], measure: number, groupings: Groupings): boolean {
  const own = groupingOf([...Array(groupings.positions).keys()], rows, hidden, measure, groupings, true);
  const open = [...own.places.values()].filter(({ isHidden, figure }) => !isHidden && figure.value !== null);
  if (open.length === 0) return false;
  const before = hidden.size;
  const hide = (place: Place | undefined): void => {
    if (place?.at !== undefined) hidden.add(place.at);
  };
  const hideAll = (): boolean => {
    for (const place of open) if (!isZero(place)) hide(place);
    return hidden.size > before;
  };
  if (before > MOST_HIDDEN) return hideAll();
  const coarser = groupings.coarser().map((one) => groupingOf(one.kept, one.rows, one.hidden, 0, groupings, false));
  hideWithin(coarser, own, hide);
  if (hidden.size > before) return true;
  const lines = linesOf([own, ...coarser]);
  const leaks = leaksIn(lines, groupings.k);
  if (!leaks) return hideAll();
  for (const leak of leaks) hide(smallest(nearest(leak, lines, open), lines));
  return hidden.size > before;
}

/** The figures to choose from for the sake of one: those within or beside it, else those beside any that is hidden, else all; zeros only where there is no other. */
function nearest(leak: Place, lines: readonly Line[], open: readonly Place[]): readonly Place[] {
  const beside = (some: ReadonlySet<Place>, wanted: (place: Place) => boolean): readonly Place[] => [...new Set(lines.filter(({ parts }) => parts.some(wanted)).flatMap(({ parts }) => parts.filter((part) => some.has(part))))];
  const choicesOf = (all: readonly Place[]): readonly (readonly Place[])[] => {
    const some = new Set(all);
    return [all.filter((place) => holds(leak, place)), beside(some, (place) => place === leak), beside(some, ({ isHidden }) => isHidden), all];
  };
  const others = choicesOf(open.filter((place) => !isZero(place))).find(({ length }) => length > 0);
  return others ?? choicesOf(open.filter(isZero)).find(({ length }) => length > 0) ?? [];
}
