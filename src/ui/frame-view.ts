import { addDays, ALL_TIME, isRunning, type Catalog, type FigureTable, type Filter, type Period, type Result, type WidgetStatus } from '../contract/index.js';
import type { Words } from '../i18n/index.js';
import { FRAME_MESSAGES } from './frame.messages.js';

/** Widgets ask for actual and objective figures unasked. */
const SCENARIO = 'scenario';

/** Where figures come from, as far as it is known. */
export interface Origin {
  readonly measures: readonly string[];
  readonly catalog: Catalog | undefined;
  readonly period: string | undefined;
  readonly source: string | undefined;
  /** Last day that the source holds completely. */
  readonly reach: string | undefined;
  /** Dimensions of filters that the figures do not follow. */
  readonly ignoredFilters: string;
}

/** What a tile says around its picture. All texts are ready to show. */
export interface FrameView {
  readonly heading: string;
  /** One sentence that says what the picture shows, made from the figures. */
  readonly summary?: string;
  readonly status: WidgetStatus;
  readonly table: FigureTable;
  /** Quiet facts under the picture: effective period, source, reach. */
  readonly foot: readonly string[];
  /** Facts that limit the figures: an ignored filter, a running period. */
  readonly notes: readonly string[];
  /** Dimensions of filters that the figures do not follow. */
  readonly unfiltered: readonly string[];
  /** What the panel about the figures tells. */
  readonly origin: Origin;
  /** When the figures were received, as text. */
  readonly receivedText: string;
}

/** What the frame is made from. */
export interface FrameFacts {
  readonly heading: string;
  readonly summary?: string;
  readonly status: WidgetStatus;
  readonly table: FigureTable;
  readonly words: Words;
  readonly main?: Result;
  readonly period?: Period;
  /** Shown instead of the period: "31 Oct 2026" for a snapshot, which says itself how far the figures reach. */
  readonly periodText?: string;
  readonly catalog?: Catalog;
  /** Measures whose definitions are told in the panel about the figures. */
  readonly measures: readonly string[];
  readonly receivedAt: number;
  /** Filters of the host and its dashboard; those that a widget adds for itself are not told. */
  readonly filters?: readonly Filter[];
  /** Dimensions that the widget itself leaves out of its filters. */
  readonly unfiltered?: readonly string[];
  /** Further facts that limit the figures. */
  readonly notes?: readonly string[];
}

/** The texts around a picture: effective period, source, reach, limits. */
export function frameView(facts: FrameFacts): FrameView {
  const { heading, summary, status, table, words, main, period, catalog, measures, receivedAt } = facts;
  const text = words.of('ui', FRAME_MESSAGES);
  const meta = main?.meta;
  const periodText = facts.periodText ?? (period && (period.start === ALL_TIME.start ? text('allTime') : words.format.period(period)));
  const reach = meta?.completeThrough && words.format.date(meta.completeThrough);
  const isSet = (id: string): boolean => id !== SCENARIO || (facts.filters ?? []).some(({ dimension }) => dimension === id);
  const unfiltered = [...new Set([...(meta?.ignoredFilters ?? []).filter(isSet), ...(facts.unfiltered ?? [])])];
  const ignored = unfiltered.length > 0 ? words.format.list(unfiltered.map((id) => words.column(id, catalog))) : '';
  const running = period !== undefined && isRunning(period, meta?.completeThrough);
  // Figures that cover the whole period reach as far as it says.
  const isShort = facts.periodText === undefined && meta?.completeThrough !== undefined && (period === undefined || meta.completeThrough < addDays(period.end, -1));
  const receivedText = receivedAt > 0 ? words.format.instant(receivedAt) : '';
  return {
    heading, status, table, receivedText, unfiltered, origin: { measures, catalog, period: periodText, source: meta?.source, reach, ignoredFilters: ignored },
    ...(summary && { summary }),
    foot: [periodText, meta?.source, isShort && reach && text('completeThrough', { date: reach })].filter((fact): fact is string => Boolean(fact)),
    notes: [...(running && status !== 'empty' ? [text('runningPeriod')] : []), ...(ignored ? [text('notFilteredBy', { dimensions: ignored })] : []), ...(status === 'error' ? [] : facts.notes ?? [])],
  };
}
