import { lastKnownIndex } from '../../chart/time-line.js';

type Values = readonly (number | null)[];

/** A place in a panel, in percent. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line through the categories; gaps stay open. Paths are in percent of the panel. */
export interface Line {
  readonly path: string;
  /** The ground under it. */
  readonly area: string;
  /** Its last step where that leads to a figure that is not final: a part does not compare with a whole. */
  readonly openPath: string;
  readonly openArea: string;
  /** Figures with a gap on both sides, which no line reaches. */
  readonly alone: readonly Spot[];
  /** Where its last figure is written. */
  readonly end: (Spot & { readonly open: boolean }) | undefined;
}

interface LineFacts {
  readonly across: (at: number) => number;
  readonly place: (value: number) => number;
  readonly isOpen: (at: number) => boolean;
  readonly area: boolean;
  /** Its last figure is written beside it. */
  readonly isEndSaid: boolean;
}

/** The paths of a line. */
export function linePaths(values: Values, { across, place, isOpen, area, isEndSaid }: LineFacts): Line {
  const end = lastKnownIndex(values);
  const open = end >= 0 && isOpen(end);
  const spots = values.map((value, at) => (value === null ? undefined : { x: across(at), y: place(value) }));
  const last = spots[end];
  const before = open ? spots[end - 1] : undefined;
  const solid = runsOf(open ? spots.slice(0, end) : spots);
  const final = before && last ? [[before, last]] : [];
  return {
    path: solid.map(pathOf).join(''), area: area ? solid.map(groundOf).join('') : '',
    openPath: final.map(pathOf).join(''), openArea: area ? final.map(groundOf).join('') : '',
    alone: solid.flatMap((run) => (run.length === 1 && run[0] && run[0] !== last && run[0] !== before ? [run[0]] : [])),
    end: isEndSaid && last ? { ...last, open } : undefined,
  };
}

/** The stretches without a gap. */
function runsOf(spots: readonly (Spot | undefined)[]): Spot[][] {
  const runs: Spot[][] = [];
  for (const [at, spot] of spots.entries()) {
    if (!spot) continue;
    if (at > 0 && spots[at - 1]) runs.at(-1)?.push(spot);
    else runs.push([spot]);
  }
  return runs;
}

const pathOf = (run: readonly Spot[]): string => (run.length > 1 ? run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('') : '');

const groundOf = (run: readonly Spot[]): string => (run.length > 1 ? `${pathOf(run)}V100H${run[0]?.x ?? 0}Z` : '');

/** An objective in steps: from the middle of the first category to that of the last. */
export function objectivePath(values: Values, across: (at: number) => number, place: (value: number) => number): string {
  const final = Math.max(1, values.length - 1);
  const edge = (at: number): number => Math.round((across(Math.max(0, at - 1)) + across(Math.min(final, at))) * 50) / 100;
  return values.map((value, at) => {
    if (value === null) return '';
    const isStart = at === 0 || values[at - 1] === null;
    return `${isStart ? `M${edge(at)} ${place(value)}` : `V${place(value)}`}H${edge(at + 1)}`;
  }).join('');
}
