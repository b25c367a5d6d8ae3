import { nodeKey, type FlowModel, type FlowNode, type FlowRibbon, type FlowStub } from './flow-model.js';
import { stackLabels } from './label-stack.js';

export const NODE_WIDTH = 8;
export const STUB_LENGTH = 26;
const HEADER = 44;
const END_ROW = 20;
const LABEL_GAP = 10;
const MANY_ROWS = 8;
/** Below this many pixels a node is still drawn this tall. */
const LEAST_HEIGHT = 1.5;

/** All in CSS pixels, x counted from where reading begins. */
export interface PlacedNode { readonly node: FlowNode; readonly x: number; readonly y: number; readonly height: number; readonly label: Box | undefined }
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** A band from the right side of one node to the left side of another; y are the middles of its ends. */
export interface PlacedRibbon { readonly ribbon: FlowRibbon; readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number; readonly width: number }
export interface PlacedStub { readonly stub: FlowStub; readonly x: number; readonly y: number; readonly width: number; readonly arriving: boolean }

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  /** Left edges of the columns. */
  readonly columns: readonly number[];
  readonly nodes: readonly PlacedNode[];
  readonly ribbons: readonly PlacedRibbon[];
  readonly stubs: readonly PlacedStub[];
  /** Room for labels before the first and after the last column. */
  readonly margins: readonly [number, number];
  /** How much larger texts are than in the usual size. */
  readonly zoom: number;
  /** Labels take one line each. */
  readonly isDense: boolean;
  /** Pixels for one HCP. */
  readonly scale: number;
  readonly top: number;
  readonly bottom: number;
}

const ARRIVING = ['entered', 'created', 'smallIn'];
/** Whether the stub stands before its node. */
export const isArriving = ({ kind }: FlowStub): boolean => ARRIVING.includes(kind);

/** The usual size of texts, in pixels; all room for texts is counted in it. */
export const USUAL_SIZE = 13;
/** Pictures narrower than this, in texts of the usual size, leave words out. */
export const NARROW = 480;
/** About how wide a letter of a name is, in pixels. */
const LETTER = 7.4;

/** Room for names and figures: what the longest name asks for, within what the picture can spare. */
function marginsOf(width: number, isDense: boolean, letters: number): readonly [number, number] {
  const wanted = letters * LETTER + (isDense ? 62 : 20);
  if (width < NARROW) return [Math.round(clamp(wanted, 84, width * 0.4)), Math.round(clamp(width * 0.2, isDense ? 76 : 60, 84))];
  return [Math.round(clamp(wanted, 130, Math.max(130, width * 0.22))), Math.round(clamp(wanted + (isDense ? 48 : 0), 150, Math.max(150, width * 0.26)))];
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Rows of captions over and under the nodes: one for each kind of end that occurs. */
const captionRows = (model: FlowModel, kinds: readonly string[]): number => new Set(model.stubs.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => kind)).size;

/**
 * Places the model: columns at even distances, nodes stacked in one order, ribbons in the order of
 * their other ends, stubs outermost. Heights are in proportion to HCPs, without exception.
 * `letters`: length of the longest name; `zoom`: how much larger texts are than in the usual size.
 */
export function flowLayout(model: FlowModel, width: number, letters = 18, zoom = 1): FlowLayout {
  const { order, boundaries } = model;
  const rows = order.length;
  const isDense = rows > MANY_ROWS;
  const [before, after] = marginsOf(width / zoom, isDense, letters);
  const margins = [before * zoom, after * zoom] as const;
  const wraps = !isDense && letters * LETTER > Math.min(before, width < NARROW * zoom ? Infinity : after) - LABEL_GAP;
  const lineHeight = (isDense ? 19 : wraps ? 53 : 38) * zoom;
  const top = (HEADER + captionRows(model, ['entered', 'created']) * END_ROW) * zoom;
  const inner = Math.max(isDense ? 380 : 300, rows * (isDense ? 23 * zoom : lineHeight + 18));
  const bottom = top + inner;
  const height = bottom + captionRows(model, ['left', 'closed']) * END_ROW * zoom + 4;
  const span = width - margins[0] - margins[1] - NODE_WIDTH;
  const columns = boundaries.map((_, column) => margins[0] + (span * column) / Math.max(1, boundaries.length - 1));
  const gap = Math.min(isDense ? 8 : 16, (inner * 0.4) / Math.max(1, rows));
  const largest = Math.max(1, ...boundaries.map((_, column) => model.nodes.reduce((sum, node) => sum + (node.column === column ? node.drawn : 0), 0)));
  const scale = (inner - gap * Math.max(0, rows - 1)) / largest;
  const last = boundaries.length - 1;

  const bare = columns.map((x, column) => {
    let y = top;
    return model.nodes.filter((node) => node.column === column).map((node) => {
      const placed = { node, x, y, height: node.drawn * scale };
      y += placed.height + (node.drawn > 0 ? gap : gap / 2);
      return placed;
    });
  });
  const nodes = bare.flatMap((column, index): PlacedNode[] => {
    if (index > 0 && index < last) return column.map((node) => ({ ...node, label: undefined }));
    const shown = column.filter(({ node }) => node.drawn > 0 || node.size !== null || node.isHidden);
    const tops = stackLabels(shown.map(({ y, height: tall }) => y + tall / 2), lineHeight, top - 4, bottom + 4);
    const [x, room] = index === 0 ? [0, margins[0] - LABEL_GAP] : [(columns[index] ?? 0) + NODE_WIDTH + LABEL_GAP, margins[1] - LABEL_GAP];
    return column.map((node) => {
      const at = shown.indexOf(node);
      return { ...node, label: at < 0 ? undefined : { x, y: tops[at] ?? 0, width: room, height: lineHeight } };
    });
  });
  return { width, height, columns, nodes, margins, zoom, isDense, scale, top, bottom, ...bands(model, nodes, scale) };
}

const outKey = ({ step, from }: FlowRibbon): string => nodeKey(step, from);
const inKey = ({ step, to }: FlowRibbon): string => nodeKey(step + 1, to);
/** Whether nothing is known of its width. */
export const isVeiled = ({ isHidden, value }: FlowRibbon): boolean => isHidden && value === 0;

/** HCPs of room for each hidden ribbon at a side of a node: what the known ones leave, in equal parts. */
function veiledSlots({ ribbons, stubs }: FlowModel, placeOf: ReadonlyMap<string, PlacedNode>): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  const count = new Map<string, number>();
  const add = (all: Map<string, number>, key: string, value: number): void => void all.set(key, (all.get(key) ?? 0) + value);
  for (const ribbon of ribbons) {
    for (const key of [`out${outKey(ribbon)}`, `in${inKey(ribbon)}`]) add(isVeiled(ribbon) ? count : told, key, isVeiled(ribbon) ? 1 : ribbon.value);
  }
  for (const stub of stubs) add(told, `${isArriving(stub) ? 'in' : 'out'}${nodeKey(stub.column, stub.code)}`, stub.value);
  return new Map([...count].map(([key, parts]) => [key, Math.max(0, (placeOf.get(key.replace(/^(in|out)/, ''))?.node.drawn ?? 0) - (told.get(key) ?? 0)) / parts]));
}

/** Ribbons and stubs stacked along the sides of their nodes. */
function bands(model: FlowModel, nodes: readonly PlacedNode[], scale: number): Pick<FlowLayout, 'ribbons' | 'stubs'> {
  const rank = new Map(model.order.map((code, at) => [code, at]));
  const placeOf = new Map(nodes.map((placed) => [placed.node.key, placed]));
  const edges = { in: new Map<string, number>(), out: new Map<string, number>() };
  const slots = veiledSlots(model, placeOf);
  const take = (side: 'in' | 'out', key: string, value: number, isVeiled = false): number => {
    const start = edges[side].get(key) ?? placeOf.get(key)?.y ?? 0;
    const room = (isVeiled ? slots.get(`${side}${key}`) ?? 0 : value) * scale;
    edges[side].set(key, start + room);
    return start + room / 2;
  };
  const stub = (each: FlowStub): PlacedStub => {
    const key = nodeKey(each.column, each.code);
    const arriving = isArriving(each);
    const x = (placeOf.get(key)?.x ?? 0) + (arriving ? 0 : NODE_WIDTH);
    return { stub: each, x, y: take(arriving ? 'in' : 'out', key, each.value), width: each.value * scale, arriving };
  };
  const order = (code: string): number => rank.get(code) ?? 0;
  const arriving = model.stubs.filter(isArriving).map(stub);
  const starts = new Map([...model.ribbons].sort((a, b) => order(a.to) - order(b.to)).map((ribbon) => [ribbon.key, take('out', outKey(ribbon), ribbon.value, isVeiled(ribbon))]));
  const ends = new Map([...model.ribbons].sort((a, b) => order(a.from) - order(b.from)).map((ribbon) => [ribbon.key, take('in', inKey(ribbon), ribbon.value, isVeiled(ribbon))]));
  const leaving = model.stubs.filter((each) => !isArriving(each)).map(stub);
  const ribbons = model.ribbons.map((ribbon): PlacedRibbon => {
    const [source, target] = [placeOf.get(outKey(ribbon)), placeOf.get(inKey(ribbon))];
    return { ribbon, x0: (source?.x ?? 0) + NODE_WIDTH, x1: target?.x ?? 0, y0: starts.get(ribbon.key) ?? 0, y1: ends.get(ribbon.key) ?? 0, width: ribbon.value * scale };
  });
  // Those who stayed lie behind, the thinnest on top.
  ribbons.sort((a, b) => Number(a.ribbon.from !== a.ribbon.to) - Number(b.ribbon.from !== b.ribbon.to) || b.width - a.width);
  return { ribbons, stubs: [...arriving, ...leaving] };
}

/** The height at which a node is drawn, so that none vanishes. */
export function drawnBox({ node, y, height }: PlacedNode): { readonly y: number; readonly height: number } | undefined {
  if (node.drawn === 0 && !node.isHidden && !node.isFloor) return undefined;
  return height >= LEAST_HEIGHT ? { y, height } : { y: y - (LEAST_HEIGHT - height) / 2, height: LEAST_HEIGHT };
}
