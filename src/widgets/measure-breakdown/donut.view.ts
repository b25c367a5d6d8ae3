import type { LineMark, Marks } from './marks.view.js';
import { areWhole, type Grid } from './grid.view.js';

/** A part of a ring of the radius 50 around 0, and where its label stands. */
export interface Slice {
  readonly mark: LineMark;
  readonly path: string;
  readonly hue: number;
  readonly side: 'start' | 'end';
  /** Middle of the label, 0 at the top to 1 at the bottom. */
  readonly place: number;
  /** From the slice to the label, as points of a polyline. */
  readonly leader: string;
}

const OUTER = 50;
const INNER = 34;
const EDGE = 62;
/** Height that the ring has for its labels, in the units of the ring. */
const HEIGHT = 116;
/** Least distance of two labels, as a part of the height. */
const APART = 0.22;
/** A quiet one, that no other slice has. */
const REST_HUE = 7;

/** Whether the parts can be told as one ring: all known, none negative, and together the whole. */
export function isRing({ lines, whole, addsBy }: Grid): boolean {
  return addsBy && lines.length > 0 && (whole.value ?? 0) > 0 && areWhole(lines.map(({ total }) => total), whole);
}

const point = (turn: number, radius: number): string => `${(Math.sin(turn * 2 * Math.PI) * radius).toFixed(2)} ${(-Math.cos(turn * 2 * Math.PI) * radius).toFixed(2)}`;

function arc(from: number, to: number): string {
  // A whole turn would begin and end in one point, and be nothing.
  const end = Math.min(to, from + 0.9999);
  const isLarge = end - from > 0.5 ? 1 : 0;
  return `M${point(from, OUTER)}A${OUTER} ${OUTER} 0 ${isLarge} 1 ${point(end, OUTER)}L${point(end, INNER)}A${INNER} ${INNER} 0 ${isLarge} 0 ${point(from, INNER)}Z`;
}

/** Slices clockwise from the top, labels on the side where they are, none upon another. */
export function slicesOf({ lines }: Marks, { lines: parts, whole }: Grid): readonly Slice[] {
  let reached = 0;
  const turns = parts.map(({ total }) => {
    const from = reached;
    reached += (total.value ?? 0) / (whole.value ?? 1);
    return { from, to: reached, middle: (from + reached) / 2 };
  });
  const wanted = turns.map(({ middle }) => ({ side: middle <= 0.5 ? 'end' : 'start', place: 0.5 - (Math.cos(middle * 2 * Math.PI) * OUTER) / HEIGHT }) as const);
  const places = new Map<number, number>();
  for (const side of ['start', 'end'] as const) {
    const here = wanted.flatMap((label, at) => (label.side === side ? [{ at, place: label.place }] : [])).sort((a, b) => a.place - b.place);
    spread(here.map(({ place }) => place)).forEach((place, at) => places.set(here[at]?.at ?? -1, place));
  }
  return lines.map((mark, at) => {
    const { from, to, middle } = turns[at] as (typeof turns)[number];
    const side = wanted[at]?.side ?? 'end';
    const place = places.get(at) ?? 0.5;
    const outer = side === 'end' ? EDGE : -EDGE;
    return { mark, hue: mark.isOther ? REST_HUE : at, side, place, path: arc(from, to), leader: `${point(middle, OUTER + 1)} ${point(middle, OUTER + 5)} ${outer} ${((place - 0.5) * HEIGHT).toFixed(2)}` };
  });
}

/** Places from the top, moved apart and kept within the height. */
function spread(places: readonly number[]): readonly number[] {
  const down: number[] = [];
  for (const place of places) down.push(Math.max(place, (down.at(-1) ?? -Infinity) + APART));
  let lowest = 1 - APART / 2;
  for (let at = down.length - 1; at >= 0; at -= 1) {
    down[at] = Math.min(down[at] ?? 0, lowest);
    lowest = (down[at] ?? 0) - APART;
  }
  return down;
}
