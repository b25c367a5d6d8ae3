import type { Grain, Result, WidgetStatus } from '../../contract/index.js';
import { statusOf, type Showing, type WidgetView } from '../../context/questions.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { lastKnown, optInFigures, type Bucket, type OptInFigures, type OptInMeasure, type OptInSeries } from './opt-in-series.js';
import { OPT_IN_MESSAGES } from './opt-in-trend.messages.js';
import { MEASURES_OF, OPT_IN_MEASURES, type OptInMode } from './opt-in-trend.query.js';
import { optInPicture, type OptInPicture } from './opt-in-picture.js';
import { OptInPoint } from './opt-in-point.js';
import { optInTable, OptInPrint } from './opt-in-trend.table.js';
import { apartSentence, notesOf, summaryOf } from './opt-in-words.js';

/** Settings of the element. */
export interface OptInSettings {
  readonly grain: Grain;
  readonly mode: OptInMode;
  readonly by?: string;
  readonly heading?: string;
  /** Code of the member whose flows are shown; the largest, unless set. */
  readonly chosen?: string;
}

/** One member of the dimension that divides the picture. */
export interface OptInMember {
  readonly code: string;
  readonly label: string;
  readonly figure: string;
  /** Which colour of the categorical series, from 1. */
  readonly tone: number;
  readonly chosen: boolean;
}

export interface OptInKey {
  readonly kind: 'objective' | 'expired' | 'unfounded';
  readonly text: string;
}

export interface OptInView extends WidgetView {
  readonly frame: FrameView;
  /** Those who are not opted in and not opted out: never part of the stock. */
  readonly apart?: string;
  /** Marks that the picture cannot name where they stand. */
  readonly keys: readonly OptInKey[];
  readonly members: readonly OptInMember[];
  readonly picture: OptInPicture;
  /** The picture as a sentence. */
  readonly label: string;
  readonly points: readonly OptInPoint[];
  readonly buckets: readonly Bucket[];
}

/** Colours of the categorical series that are not those of opt-ins and opt-outs, which stand in the same picture. */
const TONES = [1, 4, 6, 7, 8, 5];
const NO_FIGURES: OptInFigures = { buckets: [], series: [], has: Object.fromEntries(OPT_IN_MEASURES.map((id) => [id, false])) as OptInFigures['has'] };

/** What is drawn and said. */
export function optInView({ answers, words }: Showing, settings: OptInSettings): OptInView {
  const text = words.of('opt-in-trend', OPT_IN_MESSAGES);
  const { main, before } = answers.results;
  const { grain, mode, by } = settings;
  const print = new OptInPrint(words, text, grain);
  const period = answers.periods['main'];
  const figures = main ? optInFigures({
    main, grain, ...(before && { before }), ...(period && { period }), ...(by && { by }), ...(answers.catalog && { calendar: answers.catalog.calendar }),
  }) : NO_FIGURES;
  const level = mode === 'rate' ? 'optInRate' : 'optedInHcps';
  const series = [...figures.series].sort((a, b) => latest(b, level) - latest(a, level));
  const sorted: OptInFigures = { ...figures, series };
  const chosen = series.find(({ code }) => code === settings.chosen) ?? series[0];
  const nameOf = (code: string): string => (code === '' ? text('noMember') : words.member(by ?? '', code, answers.catalog, answers.labels));
  const members = by ? series.map((each, at): OptInMember => ({
    code: each.code, label: nameOf(each.code), figure: print.value(each.figures[level][lastKnown(each.figures[level])]?.value ?? null, level), tone: TONES[at % TONES.length] ?? 1, chosen: each === chosen,
  })) : [];
  const status = main ? statusFrom(statusOf(answers), sorted, main, { narrowed: answers.filters.length > 0, mode }) : statusOf(answers);
  const table = optInTable(sorted, print, by ? { label: words.column(by, answers.catalog), name: nameOf } : undefined);
  const summary = chosen && summaryOf(sorted, chosen, mode, print);
  const told = summary && by && chosen ? text('ofMember', { member: nameOf(chosen.code), text: summary }) : summary;
  const apart = chosen && apartSentence(chosen, print);
  const heading = settings.heading ?? text('heading');
  const picture = optInPicture(sorted, chosen, mode, print, members);
  return {
    status, table, members, picture, buckets: figures.buckets,
    ...(apart && mode !== 'flow' && { apart }),
    keys: keysOf(picture, print, chosen),
    label: text('chartLabel', { heading, summary: told ?? '' }),
    points: figures.buckets.map((_, at) => new OptInPoint(at, { figures: sorted, chosen, mode, members, print })),
    frame: frameView({
      filters: answers.filters,
      heading, status, table, words, receivedAt: answers.receivedAt, measures: OPT_IN_MEASURES.filter((id) => figures.has[id]),
      notes: status === 'ready' || status === 'partial' || status === 'stale' ? notesOf(sorted, chosen, mode, print) : [],
      ...(told && status !== 'empty' && status !== 'filtered-out' && status !== 'suppressed' && { summary: told }),
      ...(main && { main }), ...(period && { period }), ...(answers.catalog && { catalog: answers.catalog }),
    }),
  };
}

function latest({ figures }: OptInSeries, id: OptInMeasure): number {
  return figures[id][lastKnown(figures[id])]?.value ?? -1;
}

/** Objectives alone are no figures, nor are those that another mode would draw. */
function statusFrom(status: WidgetStatus, { series }: OptInFigures, main: Result, { narrowed, mode }: { narrowed: boolean; mode: OptInMode }): WidgetStatus {
  if (status !== 'ready' && status !== 'partial') return status;
  const all = series.flatMap(({ figures }) => MEASURES_OF[mode].flatMap((id) => figures[id]));
  if (all.some(({ value }) => value !== null)) return status;
  if (all.some(({ state }) => state === 'suppressed')) return 'suppressed';
  return narrowed && main.meta.source !== '' ? 'filtered-out' : 'empty';
}

function keysOf({ top, flows }: OptInPicture, { text }: OptInPrint, chosen: OptInSeries | undefined): OptInKey[] {
  const unfounded = chosen?.unfounded.reduce<number>((sum, value) => sum + (value ?? 0), 0) ?? 0;
  const keys: (OptInKey | false)[] = [
    top?.objective !== undefined && { kind: 'objective', text: text('keyObjective') },
    flows !== undefined && flows.expired.some(Boolean) && { kind: 'expired', text: text('keyExpired') },
    flows !== undefined && unfounded > 0 && { kind: 'unfounded', text: text('keyUnfounded', { count: unfounded }) },
  ];
  return keys.filter((key) => key !== false);
}
