import type { Bucket, Figure, OptInFigures, OptInMeasure, OptInSeries } from './opt-in-series.js';
import { FLOW_MEASURES, type OptInMode } from './opt-in-trend.query.js';
import type { OptInPrint } from './opt-in-trend.table.js';

const STOCK_TITLES = { day: 'stockByDay', week: 'stockByWeek', month: 'stockByMonth', quarter: 'stockByQuarter', year: 'stockByYear' } as const;

type Values = readonly (number | null)[];

/** A category of the time axis. */
export interface OptInTick {
  readonly label: string;
  readonly year: string;
  /** Why it is hatched or empty; else an empty text. */
  readonly remark: string;
  /** Its figures are not final or not whole. */
  readonly hatched: boolean;
}

/** A line of the upper panel: the whole stock, or one member's. */
export interface OptInLine {
  readonly code: string;
  readonly name: string;
  readonly values: Values;
  readonly endText: string;
  /** Colour of the categorical series from 1, or 0 for the stock itself. */
  readonly tone: number;
  readonly faded: boolean;
}

/** What stands in the two panels, before anything has a place. Losses are given as positive counts. */
export interface OptInPicture {
  readonly ticks: readonly OptInTick[];
  readonly top?: { readonly title: string; readonly isRate: boolean; readonly lines: readonly OptInLine[]; readonly objective?: Values };
  readonly flows?: {
    readonly upTitle: string; readonly downTitle: string;
    readonly optIns: Values; readonly withdrawn: Values; readonly expired: Values; readonly unfounded: Values;
    readonly net: Values; readonly netText: string;
  };
  readonly print: { readonly count: (value: number) => string; readonly share: (value: number) => string };
}

const valuesOf = (figures: readonly Figure[]): Values => figures.map(({ value }) => value);

/** The picture of a mode. */
export function optInPicture(known: OptInFigures, chosen: OptInSeries | undefined, mode: OptInMode, print: OptInPrint, members: readonly { readonly code: string; readonly label: string; readonly tone: number }[]): OptInPicture {
  const level = mode === 'rate' ? 'optInRate' : 'optedInHcps';
  return {
    ticks: known.buckets.map((bucket, at) => tickOf(bucket, stateAt(known, chosen, at, mode), print)),
    ...(mode !== 'flow' && chosen && { top: topOf(known, chosen, level, print, members) }),
    ...((mode === 'flow' || mode === 'both') && chosen && { flows: flowsOf(known, chosen, print, members.find(({ code }) => code === chosen.code)?.label) }),
    print: { count: (value) => print.count(value), share: (value) => print.words.format.share(value, 0) },
  };
}

/** What is drawn in a mode. */
export function drawnMeasures(mode: OptInMode, has: OptInFigures['has']): OptInMeasure[] {
  const drawn: readonly OptInMeasure[] = { stock: ['optedInHcps'] as const, rate: ['optInRate'] as const, flow: FLOW_MEASURES, both: ['optedInHcps', ...FLOW_MEASURES] as const }[mode];
  return drawn.filter((id) => has[id]);
}

/** What the figures drawn in one bucket have in common that must be said, if anything. */
function stateAt({ has }: OptInFigures, chosen: OptInSeries | undefined, at: number, mode: OptInMode): 'partial' | 'suppressed' | 'missing' | undefined {
  const states = drawnMeasures(mode, has).map((id) => chosen?.figures[id][at]?.state);
  if (states.includes('suppressed')) return 'suppressed';
  if (states.includes('partial')) return 'partial';
  return states.every((state) => state === 'missing') ? 'missing' : undefined;
}

function tickOf({ start, state }: Bucket, figures: ReturnType<typeof stateAt>, { words, text, grain }: OptInPrint): OptInTick {
  return {
    label: grain === 'day' ? words.format.date(start, { year: false }) : words.format.bucket(start, grain),
    year: grain === 'month' || grain === 'week' || grain === 'day' ? start.slice(0, 4) : '',
    remark: remarkOf(state, figures, text),
    hatched: state === 'running' || state === 'part' || figures === 'partial',
  };
}

function remarkOf(state: Bucket['state'], figures: ReturnType<typeof stateAt>, text: OptInPrint['text']): string {
  if (state === 'ahead') return text('notYet');
  if (figures === 'suppressed') return text('hidden');
  if (figures === 'missing') return text('none');
  return state === 'running' ? text('soFar') : state === 'part' || figures === 'partial' ? text('incompletePart') : '';
}

function topOf({ series }: OptInFigures, chosen: OptInSeries | undefined, level: OptInMeasure & ('optedInHcps' | 'optInRate'), print: OptInPrint, members: readonly { readonly code: string; readonly label: string; readonly tone: number }[]): OptInPicture['top'] {
  const lines = series.map((each): OptInLine => {
    const member = members.find(({ code }) => code === each.code);
    const values = valuesOf(each.figures[level]);
    const last = values.findLast((value) => value !== null) ?? null;
    return { code: each.code, name: member?.label ?? '', values, endText: last === null ? '' : print.value(last, level), tone: member?.tone ?? 0, faded: member !== undefined && each !== chosen };
  });
  const objective = chosen?.objectives[level];
  return {
    title: print.text(level === 'optInRate' ? 'rate' : STOCK_TITLES[print.grain]), isRate: level === 'optInRate', lines,
    ...(objective?.some((value) => value !== null) && { objective }),
  };
}

function flowsOf({ has, buckets }: OptInFigures, { figures, unfounded }: OptInSeries, print: OptInPrint, member: string | undefined): OptInPicture['flows'] {
  const none = buckets.map(() => null);
  const withdrawn = valuesOf(has.withdrawals ? figures.withdrawals : figures.optOuts);
  // What is stacked under a figure that is not known would stand in its place.
  const under = (values: Values): Values => values.map((value, at) => (withdrawn[at] === null ? null : value));
  const net = valuesOf(figures.netOptIns);
  const last = net.findLast((value) => value !== null) ?? null;
  return {
    upTitle: member === undefined ? print.text('upTitle') : print.text('upTitleOf', { member }), downTitle: print.text('downTitle'),
    optIns: valuesOf(figures.newOptIns),
    withdrawn,
    expired: has.expiries ? under(valuesOf(figures.expiries)) : none,
    unfounded: has.withdrawals ? under(unfounded) : none,
    net, netText: last === null ? '' : print.text('netAtEnd', { value: print.count(last, true) }),
  };
}
