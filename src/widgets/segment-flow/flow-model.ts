import { FLOW_ENDS, type IsoDate } from '../../contract/index.js';
import { ENDS, NO_SEGMENT, sizeKey, type Flow, type FlowFigures, type Sizes } from './flow-figures.js';

/** The code of all small segments seen as one. */
export const SMALLER = '~smaller';
export const HUES = 16;
/** Ribbons above this number are thinned out unless the host says how. */
const MANY = 60;
/** More hidden movements than this are not drawn one by one. */
const MANY_VEILED = 24;
/** Part of the whole under which a ribbon is hair-thin. */
const HAIR = 0.0015;

export const STUB_KINDS = ['entered', 'created', 'smallIn', 'smallOut', 'closed', 'left'] as const;
export type StubKind = (typeof STUB_KINDS)[number];

/** A segment on one date. */
export interface FlowNode {
  readonly key: string;
  readonly code: string;
  readonly column: number;
  /** HCPs drawn: the largest of the size, what comes in and what goes out. */
  readonly drawn: number;
  /** HCPs told; `null` where unknown, hidden, or parts that may not be added. */
  readonly size: number | null;
  /** The figure is a floor: a part of it is hidden. */
  readonly isFloor: boolean;
  readonly isHidden: boolean;
  /** Of all HCPs on the date, 0 to 1. */
  readonly share: number | null;
  /** Since the first column, and since the column before. */
  readonly change: number | null;
  readonly step: number | null;
}

/** HCPs of one segment who are in another, or still in it, one step later. */
export interface FlowRibbon {
  readonly key: string;
  readonly step: number;
  readonly from: string;
  readonly to: string;
  /** 0 where hidden. */
  readonly value: number;
  readonly isHidden: boolean;
  readonly isPartial: boolean;
}

export interface FlowMovement extends FlowRibbon { readonly ribbon: string }

/** HCPs who come from, or go, where no segment is drawn; `count` movements together. */
export interface FlowStub {
  readonly key: string;
  readonly code: string;
  readonly column: number;
  readonly kind: StubKind;
  readonly value: number;
  /** A part of it is hidden. */
  readonly isFloor: boolean;
  readonly count: number;
}

/** Where what is said of a segment on a date does not fit together. */
export interface Difference { readonly code: string; readonly column: number; readonly size: number; readonly moved: number }

export interface FlowModel {
  readonly boundaries: readonly (IsoDate | undefined)[];
  /** Codes from top to bottom, the same in every column. */
  readonly order: readonly string[];
  /** Codes seen as one. */
  readonly folded: readonly string[];
  readonly hues: ReadonlyMap<string, number>;
  readonly nodes: readonly FlowNode[];
  readonly ribbons: readonly FlowRibbon[];
  readonly stubs: readonly FlowStub[];
  /** All HCPs by column; `null` where parts may not be added. */
  readonly wholes: readonly (number | null)[];
  /** Movements between segments as the source told them, largest first, each with the ribbon that carries it. */
  readonly movements: readonly FlowMovement[];
  readonly bundled: number;
  /** Movements between segments whose numbers are hidden. */
  readonly veiled: number;
  readonly differences: readonly Difference[];
  /** HCPs in no segment at the end, where nobody came from there or went there: they are not drawn. */
  readonly idle: number;
}

export interface FlowSettings {
  readonly sizes: Sizes;
  /** HCPs may be in several segments. */
  readonly overlapping: boolean;
  /** Movements of fewer HCPs are bundled; absent: none, or only hair-thin ones where there are many. */
  readonly minFlow?: number;
  /** Segments shown before the smaller ones are folded; the whole list where `undefined`. */
  readonly limit?: number;
  /** Never folded. */
  readonly keep?: string;
}

export const nodeKey = (column: number, code: string): string => `${column}|${code}`;
const isEnd = (code: string): boolean => ENDS.includes(code);
const valueOf = ({ cell }: Flow): number => cell.value ?? 0;
const isUnknown = ({ cell }: Flow): boolean => cell.value === null && cell.state === 'suppressed';

/** Adds up by key. */
function sums<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined, amount: (item: Item) => number): Map<string, number> {
  const all = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) all.set(key, (all.get(key) ?? 0) + amount(item));
  }
  return all;
}

/** Segments by size over all columns, largest first; those in none come last. Without sizes, by what comes in and goes out. */
function bySize(flows: readonly Flow[], sizes: Sizes, boundaries: FlowModel['boundaries']): string[] {
  const weight = sums(flows.flatMap((flow) => [{ code: flow.from, value: valueOf(flow) }, { code: flow.to, value: valueOf(flow) }]), ({ code }) => code, ({ value }) => value / 2);
  const told = new Map<string, number>();
  for (const [key, { value }] of sizes) {
    const at = key.indexOf('|');
    if (value && boundaries.includes(key.slice(0, at))) told.set(key.slice(at + 1), (told.get(key.slice(at + 1)) ?? 0) + value);
  }
  for (const [code, size] of told) weight.set(code, size);
  const codes = [...weight.keys()].filter((code) => !isEnd(code) && code !== NO_SEGMENT);
  codes.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || (a < b ? -1 : 1));
  return weight.has(NO_SEGMENT) ? [...codes, NO_SEGMENT] : codes;
}

function foldedOf(order: readonly string[], { limit, keep }: FlowSettings): readonly string[] {
  const segments = order.filter((code) => code !== NO_SEGMENT);
  if (limit === undefined || segments.length <= limit + 2) return [];
  return segments.slice(limit).filter((code) => code !== keep);
}

/** Movements between drawn nodes, those of folded segments added up. */
function foldFlows(flows: readonly Flow[], folded: ReadonlySet<string>): FlowRibbon[] {
  const seen = new Map<string, FlowRibbon>();
  const end = (code: string): string => (folded.has(code) ? SMALLER : code);
  for (const flow of flows) {
    if (flow.cell.value === null && !isUnknown(flow)) continue;
    const [from, to] = [end(flow.from), end(flow.to)];
    const key = `${flow.step}|${from}|${to}`;
    const before = seen.get(key);
    seen.set(key, {
      key, step: flow.step, from, to, value: (before?.value ?? 0) + valueOf(flow),
      isHidden: (before?.isHidden ?? false) || isUnknown(flow), isPartial: (before?.isPartial ?? false) || flow.cell.state === 'partial',
    });
  }
  return [...seen.values()].filter(({ value, isHidden }) => value > 0 || isHidden);
}

/** The stubs a movement leaves at its nodes: at one where its other end is no segment, at both where it is bundled. */
function stubsOf({ step, from, to, value, isHidden: isFloor }: FlowRibbon): Omit<FlowStub, 'key' | 'count'>[] {
  const arriving: StubKind = from === FLOW_ENDS.created ? 'created' : isEnd(from) ? 'entered' : 'smallIn';
  const leaving: StubKind = to === FLOW_ENDS.closed ? 'closed' : isEnd(to) ? 'left' : 'smallOut';
  return [
    ...(isEnd(to) ? [] : [{ code: to, column: step + 1, kind: arriving, value, isFloor }]),
    ...(isEnd(from) ? [] : [{ code: from, column: step, kind: leaving, value, isFloor }]),
  ];
}

function gatherStubs(ribbons: readonly FlowRibbon[]): FlowStub[] {
  const seen = new Map<string, FlowStub>();
  for (const stub of ribbons.flatMap(stubsOf)) {
    const key = `${nodeKey(stub.column, stub.code)}|${stub.kind}`;
    const before = seen.get(key);
    seen.set(key, { ...stub, key, value: stub.value + (before?.value ?? 0), isFloor: stub.isFloor || (before?.isFloor ?? false), count: 1 + (before?.count ?? 0) });
  }
  return [...seen.values()];
}

/** What is drawn: nodes, ribbons and stubs of one picture, in HCPs. */
export function flowModel({ boundaries, flows }: FlowFigures, settings: FlowSettings): FlowModel {
  const { sizes, overlapping, keep } = settings;
  const all = bySize(flows, sizes, boundaries);
  const folded = foldedOf(all, settings);
  const hidden = new Set(folded);
  const segments = all.filter((code) => !hidden.has(code) && code !== NO_SEGMENT);
  const counted = [...segments, ...(folded.length > 0 ? [SMALLER] : []), ...(all.includes(NO_SEGMENT) ? [NO_SEGMENT] : [])];
  const merged = foldFlows(flows, hidden);
  const isIdle = !merged.some(({ from, to }) => from === NO_SEGMENT || to === NO_SEGMENT);
  const order = isIdle ? counted.filter((code) => code !== NO_SEGMENT) : counted;
  const nodes = nodesOf(boundaries, counted, folded, merged, sizes, overlapping);
  const between = merged.filter(({ from, to }) => !isEnd(from) && !isEnd(to));
  const largest = Math.max(0, ...boundaries.map((_, column) => nodes.all.reduce((sum, node) => sum + (node.column === column ? node.drawn : 0), 0)));
  const least = settings.minFlow ?? (between.length > MANY ? largest * HAIR : 0);
  const veiled = flows.filter((flow) => isUnknown(flow) && flow.from !== flow.to).length;
  const isSmall = ({ from, to, value, isHidden }: FlowRibbon): boolean => from !== to && from !== keep && to !== keep && (isHidden && value === 0 ? veiled > MANY_VEILED : value < least);
  const small = between.filter(isSmall);
  return {
    boundaries, order, folded, nodes: nodes.all.filter(({ code }) => order.includes(code)), wholes: nodes.wholes, differences: nodes.differences,
    hues: new Map(all.filter((code) => code !== NO_SEGMENT).map((code, rank) => [code, rank % HUES])),
    ribbons: between.filter((ribbon) => !isSmall(ribbon)).sort((a, b) => b.value - a.value),
    stubs: gatherStubs([...merged.filter(({ from, to }) => isEnd(from) !== isEnd(to)), ...small]),
    movements: movementsOf(flows, hidden, new Set(small.map(({ key }) => key))),
    bundled: small.filter(({ value }) => value > 0).length, veiled,
    idle: (isIdle && nodes.all.find(({ code, column }) => code === NO_SEGMENT && column === boundaries.length - 1)?.size) || 0,
  };
}

function movementsOf(flows: readonly Flow[], folded: ReadonlySet<string>, bundled: ReadonlySet<string>): FlowMovement[] {
  return foldFlows(flows.filter(({ from, to }) => from !== to && !isEnd(from) && !isEnd(to)), new Set())
    .map((movement) => ({ ...movement, ribbon: `${movement.step}|${folded.has(movement.from) ? SMALLER : movement.from}|${folded.has(movement.to) ? SMALLER : movement.to}` }))
    .filter(({ ribbon, value }) => value > 0 && !bundled.has(ribbon))
    .sort((a, b) => b.value - a.value);
}

interface Told { readonly size: number | null; readonly isFloor: boolean; readonly isHidden: boolean }
const UNKNOWN: Told = { size: null, isFloor: false, isHidden: false };

function nodesOf(boundaries: FlowModel['boundaries'], order: readonly string[], folded: readonly string[], flows: readonly FlowRibbon[], sizes: Sizes, overlapping: boolean):
{ all: FlowNode[]; wholes: (number | null)[]; differences: Difference[] } {
  const last = boundaries.length - 1;
  const into = sums(flows, ({ step, to }) => nodeKey(step + 1, to), ({ value }) => value);
  const outOf = sums(flows, ({ step, from }) => nodeKey(step, from), ({ value }) => value);
  const blind = new Set(flows.filter(({ isHidden }) => isHidden).flatMap(({ step, from, to }) => [`in${nodeKey(step + 1, to)}`, `out${nodeKey(step, from)}`]));
  const known = new Set(flows.map(({ step }) => step));
  // A source that does not tell who stayed outside all segments does not tell how many there are.
  for (const step of known) if (!flows.some(({ step: own, from, to }) => own === step && from === NO_SEGMENT && to === NO_SEGMENT)) blind.add(`out${nodeKey(step, NO_SEGMENT)}`).add(`in${nodeKey(step + 1, NO_SEGMENT)}`);
  const born = new Map(flows.filter(({ from }) => from === FLOW_ENDS.created).map(({ step, to }) => [to, step]));
  const gone = new Map(flows.filter(({ to }) => to === FLOW_ENDS.closed).map(({ step, from }) => [from, step]));
  const exists = (column: number, code: string): boolean => code === SMALLER || (column > (born.get(code) ?? -1) && column <= (gone.get(code) ?? last));
  const differences: Difference[] = [];

  const told = (column: number, code: string): Told => {
    if (!exists(column, code)) return UNKNOWN;
    const key = nodeKey(column, code);
    const sides = [...(known.has(column - 1) ? [{ value: into.get(key) ?? 0, blind: blind.has(`in${key}`) }] : []), ...(known.has(column) ? [{ value: outOf.get(key) ?? 0, blind: blind.has(`out${key}`) }] : [])];
    const seen = sides.filter((side) => !side.blind).map(({ value }) => value);
    const stated = statedSize(sizes, boundaries[column], code === SMALLER ? folded : [code], overlapping);
    if (stated?.isHidden) return stated;
    const size = stated?.size ?? (overlapping ? undefined : seen[0]);
    if (size === undefined || size === null) return overlapping || sides.length === 0 ? UNKNOWN : { size: Math.max(...sides.map(({ value }) => value)), isFloor: true, isHidden: sides.every(({ value }) => value === 0) };
    const off = seen.find((value) => value !== size);
    if (off !== undefined && (!overlapping || off < size)) differences.push({ code, column, size, moved: off });
    return { size, isFloor: false, isHidden: false };
  };

  const facts = boundaries.map((_, column) => order.map((code) => ({ code, column, key: nodeKey(column, code), ...told(column, code) })));
  const wholes = facts.map((column, at) => (overlapping || column.some(({ size, isFloor, code }) => isFloor || (size === null && exists(at, code))) ? null : column.reduce((sum, { size }) => sum + (size ?? 0), 0)));
  const exact = (column: number, at: number): number | null => {
    const fact = facts[column]?.[at];
    return fact && !fact.isFloor ? fact.size : null;
  };
  const since = (column: number, at: number, earlier: number): number | null => {
    const [now, then] = [exact(column, at), exact(earlier, at)];
    return column === 0 || now === null || then === null ? null : now - then;
  };
  const all = facts.flatMap((column, index) => column.map((fact, at): FlowNode => ({
    ...fact, drawn: Math.max(into.get(fact.key) ?? 0, outOf.get(fact.key) ?? 0, fact.size ?? 0),
    share: fact.size !== null && !fact.isFloor && wholes[index] ? fact.size / wholes[index] : null,
    change: since(index, at, 0), step: since(index, at, index - 1),
  })));
  differences.sort((a, b) => Math.abs(b.size - b.moved) - Math.abs(a.size - a.moved));
  return { all, wholes, differences };
}

/** What the source says of one segment, or of several that do not overlap. */
function statedSize(sizes: Sizes, boundary: IsoDate | undefined, codes: readonly string[], overlapping: boolean): Told | undefined {
  const cells = codes.map((code) => sizes.get(sizeKey(boundary, code)));
  if (cells.length !== 1 && (overlapping || cells.some((cell) => cell?.value === undefined || cell.value === null))) return undefined;
  if (cells.length === 1) {
    const [cell] = cells;
    if (!cell) return undefined;
    return cell.state === 'suppressed' ? { size: null, isFloor: false, isHidden: true } : cell.value === null ? undefined : { size: cell.value, isFloor: false, isHidden: false };
  }
  return { size: cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0), isFloor: false, isHidden: false };
}
