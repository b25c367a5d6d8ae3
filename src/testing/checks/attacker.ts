import { measureCell, type Query } from '../../contract/index.js';
import { answeredRows } from '../compare.js';
import type { AttackedFamily, ExpectedRow } from '../dataset/dataset.js';
import { never } from '../never.js';
import type { ConformanceProvider } from '../suite.js';
import { pinnedDown, workedOut, type Sum } from './elimination.js';

/** A cell of some grouping: codes by position of the family's dimensions, and a date; `undefined` where it is all of them. */
interface Place { readonly parts: readonly (string | null | undefined)[]; readonly value: number | undefined }

/** A grouping of the family: which of its dimensions, and whether by date. */
type Grouping = Pick<Query, 'dimensions' | 'grain'>;

export function groupingsOf({ dimensions, grain }: AttackedFamily): readonly Grouping[] {
  const choices = dimensions.reduce<readonly (readonly string[])[]>((known, dimension) => known.flatMap((some) => [some, [...some, dimension]]), [[]]);
  const withGrain = grain ? [undefined, grain] : [undefined];
  return choices.flatMap((names) => withGrain.map((one) => ({ ...(names.length > 0 && { dimensions: names }), ...(one && { grain: one }) })));
}

const partsIn = ({ dimensions: all, grain: finest }: AttackedFamily, { dimensions = [], grain }: Grouping, codes: readonly (string | null)[], time: string | undefined): readonly (string | null | undefined)[] => [
  ...all.map((dimension) => (dimensions.includes(dimension) ? codes[dimensions.indexOf(dimension)] ?? null : undefined)),
  ...(finest ? [grain ? time : undefined] : []),
];

/** The family as one answer shows it: by one grouping and its total. */
export function inOneAnswer(family: AttackedFamily, { dimensions = [], grain }: Grouping): AttackedFamily {
  const { grain: _, ...rest } = family;
  return { ...rest, dimensions, ...(grain && { grain }) };
}

const queryOf = ({ measure, period, filters }: AttackedFamily, grouping: Grouping): Query => ({ measures: [measure], period, ...(filters && { filters }), ...grouping, totals: true });

/** What is shown for a grouping, and its total; hidden cells without a value. */
async function seen(provider: ConformanceProvider, family: AttackedFamily, grouping: Grouping): Promise<readonly Place[]> {
  const query = queryOf(family, grouping);
  const result = await provider.query(query, { signal: never() });
  const valueOf = (cell: Parameters<typeof measureCell>[0]): number | undefined => {
    const { value, state } = measureCell(cell);
    return state === 'suppressed' ? undefined : value ?? 0;
  };
  const rows = answeredRows(result, { query }).map(({ codes, time, cells }) => ({ parts: partsIn(family, grouping, codes, time), value: valueOf(cells[0]) }));
  return result.totals ? [...rows, { parts: partsIn(family, {}, [], undefined), value: valueOf(result.totals.at(-1)) }] : rows;
}

const holds = (place: Place['parts'], base: Place['parts']): boolean => place.every((part, at) => part === undefined || part === base[at]);

/** A figure of few HCPs that other figures give away. */
export interface Leak { readonly place: string; readonly value: number; readonly hcps: number; readonly how: 'by sums' | 'since every hidden figure is at least one' }

const keyOf = (parts: Place['parts']): string => JSON.stringify(parts.map((part) => (part === undefined ? '*' : part)));

/** Asks for a figure in some groupings, the finest last (in all, unless given), and works out what is hidden from what is shown. */
export async function attack(provider: ConformanceProvider, family: AttackedFamily, k: number, groupings = groupingsOf(family)): Promise<readonly Leak[]> {
  const answers = await Promise.all(groupings.map((grouping) => seen(provider, family, grouping)));
  const places = answers.flat();
  const base = answers.at(-1)?.filter(({ parts }) => parts.every((part) => part !== undefined)) ?? [];
  // A figure may be hidden in one answer and shown in another.
  const shown = new Map(places.filter(({ value }) => value !== undefined).map(({ parts, value }) => [keyOf(parts), { parts, value: value as number }]));
  const unknown = base.filter(({ parts }) => !shown.has(keyOf(parts)));
  const unknownIn = (parts: Place['parts']): readonly number[] => unknown.flatMap((one, at) => (holds(parts, one.parts) ? [at] : []));
  const toldOf = (parts: Place['parts']): number => base.filter((one) => holds(parts, one.parts)).reduce((total, one) => total + (shown.get(keyOf(one.parts))?.value ?? 0), 0);
  const sums = [...shown.values()].map(({ parts, value }): Sum => ({ of: unknownIn(parts), is: value - toldOf(parts) })).filter(({ of }) => of.length > 0);
  // Only of counts: a sum of points may be anything. Hidden figures are known to be no zeros as long as zeros are shown.
  const finest = family.truth({ ...groupings.at(-1), period: family.period, ...(family.filters && { filters: family.filters }) });
  const counted = new Set(finest.flatMap(({ codes, time, figures: [figure] }) => (figure?.value ? [keyOf(partsIn(family, groupings.at(-1) ?? {}, codes, time))] : [])));
  const least = unknown.every(({ parts }) => counted.has(keyOf(parts))) ? 1 : 0;
  const pinned = family.isCount === false ? new Map<number, number>() : pinnedDown(sums, unknown.map(() => least));
  return groupings.flatMap((grouping) => family.truth({ ...grouping, period: family.period, ...(family.filters && { filters: family.filters }) }).flatMap((row) => leaksAt(row, partsIn(family, grouping, row.codes, row.time))));

  function leaksAt({ figures: [figure] }: ExpectedRow, parts: Place['parts']): readonly Leak[] {
    const hcps = figure?.hcps ?? Infinity;
    const cells = unknownIn(parts);
    if (hcps >= k || cells.length === 0) return [];
    const value = workedOut(cells, sums, unknown.length);
    if (value !== undefined) return [{ place: keyOf(parts), value: value + toldOf(parts), hcps, how: 'by sums' }];
    return cells.every((at) => pinned.has(at)) ? [{ place: keyOf(parts), value: cells.reduce((total, at) => total + (pinned.get(at) as number), toldOf(parts)), hcps, how: 'since every hidden figure is at least one' }] : [];
  }
}
