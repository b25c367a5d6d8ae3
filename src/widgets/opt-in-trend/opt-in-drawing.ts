import { LABEL_GAP, endRoom, namedEnds } from '../../chart/end-labels.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import { spread } from '../../chart/spread.js';
import { boldWidth, textWidth, tickTexts } from '../../chart/ticks.js';
import type { OptInPicture } from './opt-in-picture.js';
import { linePaths, objectivePath, type Line } from './opt-in-lines.js';

type Top = NonNullable<OptInPicture['top']>;
type Flows = NonNullable<OptInPicture['flows']>;

/** What decides which texts fit; everything else is in shares of the box. */
export interface DrawingBox {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** A line across a panel: its text, and how far down it stands, in percent. */
export interface Mark {
  readonly text: string;
  readonly y: number;
  readonly isBase: boolean;
}

/** What is written beside the end of a line. */
export interface EndText {
  readonly text: string;
  /** Percent of the panel. */
  readonly x: number;
  readonly y: number;
  /** Pixels further down, so that neighbours do not touch. */
  readonly shift: number;
  /** Colour of its dot: of the series from 1, or 0. `undefined`: it needs none. */
  readonly tone: number | undefined;
}

export type BarKind = 'opt-in' | 'opt-out' | 'expired' | 'unfounded';

/** A part of a bar, in percent of the height of its panel. */
export interface Bar {
  readonly kind: BarKind;
  readonly y: number;
  readonly height: number;
}

export interface PanelLine extends Line {
  /** Whose it is. */
  readonly code: string;
  /** Colour of the series from 1, or 0. */
  readonly tone: number;
  readonly look: 'only' | 'member' | 'faded' | 'net';
}

export interface Panel {
  /** From the top down. */
  readonly marks: readonly Mark[];
  /** Those in front last. */
  readonly lines: readonly PanelLine[];
  readonly ends: readonly EndText[];
}

/** The picture in shares of its box: x and y in percent of a panel, mirrored where reading goes from right to left. */
export interface OptInDrawing {
  /** One for each category, in the order they stand in from left to right. */
  readonly bands: readonly { readonly bars: readonly Bar[]; readonly hatched: boolean }[];
  /** In the order of time: name and second line, or nothing where there is no room. */
  readonly times: readonly { readonly label: string; readonly second: string }[];
  readonly level?: Panel & { readonly title: string; readonly objective: string };
  readonly flows?: Panel & { readonly upTitle: string; readonly downTitle: string };
  /** What may be written beside ends, to keep room for it. */
  readonly room: readonly string[];
}

/** Share of the picture that names at the ends of lines may take; else the figures stand alone, and the buttons above say the names. */
const NAMES_SHARE = 0.27;
/** Share of the height that the stock takes where flows stand under it, and all that is no panel, in pixels. */
const TOP_SHARE = 0.38;
const AROUND = 110;
const AROUND_ONE = 66;

/** An area stands on zero; a rate shows its movement. */
function levelScale({ isRate, lines, objective = [] }: Top): Scale {
  return niceScale([...lines.flatMap(({ values }) => values), ...objective], { lines: isRate ? 4 : 3, zero: !isRate, whole: !isRate });
}

/** From the tallest bar of losses to the tallest of gains; zero is always on it. */
function flowScale({ optIns, withdrawn, expired, unfounded, net }: Flows): Scale {
  const losses = withdrawn.map((value, at) => (value === null ? null : -(value + (expired[at] ?? 0) + (unfounded[at] ?? 0))));
  return niceScale([...optIns, ...losses, ...net], { lines: 4, whole: true });
}

/** Rounded, so that a figure that stays gives the same text. */
const percent = (share: number): number => Math.round(share * 1e4) / 100;

const placeIn = ({ min, max }: Scale) => (value: number): number => percent((max - value) / (max - min));

function marksOf(scale: Scale, say: (value: number) => string): Mark[] {
  const place = placeIn(scale);
  const steps = Math.round((scale.max - scale.min) / scale.interval);
  const base = scale.min <= 0 && scale.max >= 0 ? 0 : scale.min;
  return Array.from({ length: steps + 1 }, (_, at) => Number((scale.max - at * scale.interval).toPrecision(12)))
    .map((value) => ({ text: say(value), y: place(value), isBase: value === base }));
}

/** Stock or rate above, flows under it, one time axis for both. */
export function optInDrawing(picture: OptInPicture, box: DrawingBox, rtl: boolean): OptInDrawing {
  const { ticks, top, flows } = picture;
  const count = ticks.length;
  const across = (at: number): number => percent((rtl ? count - at - 0.5 : at + 0.5) / count);
  const free = box.height - (top && flows ? AROUND : AROUND_ONE);
  const level = top && levelPanel(top, picture, across, { ...box, height: flows ? free * TOP_SHARE : free });
  const flow = flows && flowPanel(flows, picture, across);
  const room = [...(level?.ends ?? []), ...(flow?.ends ?? [])];
  const scale = [...(level?.marks ?? []), ...(flow?.marks ?? [])];
  const width = box.width - Math.max(0, ...scale.map(({ text }) => textWidth(text, box.fontSize))) - Math.min(box.width * 0.4, Math.max(0, ...room.map(({ text }) => boldWidth(text, box.fontSize)))) - 24;
  const times = tickTexts(ticks, width, box.fontSize).map((text) => {
    const [label = '', second = ''] = text.split('\n');
    return { label, second };
  });
  const bars = flows && barsOf(flows);
  const bands = ticks.map(({ hatched }, at) => ({ hatched, bars: bars?.[at] ?? [] }));
  return {
    bands: rtl ? bands.reverse() : bands, times, room: room.map(({ text }) => text),
    ...(level && top && { level: { ...level, title: top.title } }),
    ...(flow && flows && { flows: { ...flow, upTitle: flows.upTitle, downTitle: flows.downTitle } }),
  };
}

function levelPanel(top: Top, { ticks, print }: OptInPicture, across: (at: number) => number, box: DrawingBox): Panel & { readonly objective: string } {
  const scale = levelScale(top);
  const place = placeIn(scale);
  const many = top.lines.length > 1;
  const texts = endTexts(top, box);
  const lines = top.lines.map(({ code, values, tone, faded }, index) => ({
    ...linePaths(values, { across, place, isOpen: (at) => ticks[at]?.hatched === true, area: tone === 0 && !top.isRate, isEndSaid: texts[index] !== undefined }),
    code, tone, look: faded ? 'faded' as const : many ? 'member' as const : 'only' as const,
  }));
  const told = lines.flatMap(({ end, tone }, at) => (end ? [{ ...end, text: texts[at] ?? '', tone: many ? tone : undefined }] : []));
  const pixels = told.map(({ y }) => (y / 100) * box.height);
  const places = spread(pixels, LABEL_GAP, 0, box.height - LABEL_GAP / 2);
  const ends = told.map(({ x, y, text, tone }, at) => ({ x, y, text, tone, shift: Math.round((places[at] ?? 0) - (pixels[at] ?? 0)) }));
  return {
    marks: marksOf(scale, top.isRate ? print.share : print.count), lines: [...lines].sort((a, b) => Number(a.look !== 'faded') - Number(b.look !== 'faded')), ends,
    objective: top.objective ? objectivePath(top.objective, across, place) : '',
  };
}

/** What stands at the ends: each line's figure with its name where that leaves room for the picture, and only that of the line in front where not all have a place. */
function endTexts({ lines }: Top, { width, height, fontSize }: DrawingBox): (string | undefined)[] {
  const isCrowded = lines.length * LABEL_GAP > height + LABEL_GAP;
  const named = namedEnds(lines).map((text, at) => (isCrowded && lines[at]?.faded ? undefined : text));
  const isWide = lines.length > 1 && endRoom(named.filter((text) => text !== undefined), fontSize) > width * NAMES_SHARE;
  return isWide ? named.map((text, at) => text && lines[at]?.endText) : named;
}

function flowPanel(flows: Flows, { ticks, print }: OptInPicture, across: (at: number) => number): Panel {
  const scale = flowScale(flows);
  const net = linePaths(flows.net, { across, place: placeIn(scale), isOpen: (at) => ticks[at]?.hatched === true, area: false, isEndSaid: true });
  return { marks: marksOf(scale, print.count), lines: [{ ...net, code: '', tone: 0, look: 'net' }], ends: net.end ? [{ ...net.end, text: flows.netText, shift: 0, tone: undefined }] : [] };
}

/** In each category opt-ins up; down what was withdrawn, expired, and (hollow) what did not lower the stock. A kind that occurs has its part in each, without height where it has no figure. */
function barsOf(flows: Flows): Bar[][] {
  const place = placeIn(flowScale(flows));
  const between = (kind: BarKind, high: number, low: number): Bar => ({ kind, y: place(high), height: Math.round((place(low) - place(high)) * 100) / 100 });
  const losses = ([['opt-out', flows.withdrawn], ['expired', flows.expired], ['unfounded', flows.unfounded]] as const).filter(([, values]) => values.some(Boolean));
  return flows.optIns.map((gains, at) => {
    let depth = 0;
    return [between('opt-in', gains ?? 0, 0), ...losses.map(([kind, values]) => between(kind, depth, depth -= values[at] ?? 0))];
  });
}
