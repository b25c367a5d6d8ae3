import {
  addDays, addMonths, ALL_TIME, bucketStart, dayNumber, isPreset, nextBucket, resolvePeriod,
  type Calendar, type Grain, type IsoDate, type Period, type PeriodInput,
} from '../../contract/index.js';
import type { Translate, Words } from '../../i18n/index.js';
import { FILTER_BAR_MESSAGES, type FilterBarText } from './filter-bar.messages.js';

export const DEFAULT_PRESETS: readonly string[] = ['last-3-months', 'last-6-months', 'last-12-months', 'this-quarter', 'last-quarter', 'year-to-date'];

const STEP_GRAINS = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Grain[];
type StepGrain = (typeof STEP_GRAINS)[number];

/** A usual period, named and with its dates where the source says how far it reaches. */
export interface PresetView {
  readonly preset: string;
  readonly label: string;
  readonly dates?: string;
  readonly chosen: boolean;
}

/** A named stretch of the calendar. */
export interface StretchView {
  readonly period: Period;
  readonly name: string;
}

/** One kind of stretch to go through: the one at hand, and its neighbours. */
export interface StepView {
  readonly label: string;
  readonly current: StretchView;
  readonly chosen: boolean;
  readonly previous: StretchView;
  /** Absent where the source holds nothing of it yet. */
  readonly next?: StretchView;
}

export interface PeriodView {
  /** `Last 6 months · May – Oct 2026`. */
  readonly text: string;
  readonly presets: readonly PresetView[];
  readonly steps: readonly StepView[];
  /** First and last day, both inclusive; empty where unknown. */
  readonly from: string;
  readonly to: string;
  /** Last day that may be chosen. */
  readonly max?: IsoDate;
  readonly reachText?: string;
}

export interface PeriodFacts {
  /** As the host or the reader wrote it; absent where nobody did and nothing follows by itself. */
  readonly period?: PeriodInput;
  readonly presets: readonly string[];
  readonly completeThrough?: IsoDate;
  readonly calendar: Calendar;
  readonly words: Words;
}

/** The period in words, and what else may be chosen. */
export function periodView(facts: PeriodFacts): PeriodView {
  const { period, presets, completeThrough, words } = facts;
  const text = words.of('filter-bar', FILTER_BAR_MESSAGES);
  const dates = period === undefined ? undefined : datesOf(period, facts);
  const to = dates ? addDays(dates.end, -1) : '';
  const isAllTime = dates?.start === ALL_TIME.start;
  return {
    text: isAllTime ? text('wholeHistory') : periodText(period, dates, facts, text),
    presets: presets.map((preset) => presetView(preset, facts, text)),
    steps: stepViews(isAllTime ? undefined : dates, facts, text),
    from: isAllTime ? '' : (dates?.start ?? ''),
    to: isAllTime ? '' : completeThrough !== undefined && to > completeThrough ? completeThrough : to,
    ...(completeThrough !== undefined && { max: completeThrough, reachText: text('reach', { date: words.format.date(completeThrough) }) }),
  };
}

/** The dates of a period; unknown for a preset of a source that does not say how far it reaches. */
export function datesOf(period: PeriodInput, { completeThrough, calendar }: Pick<PeriodFacts, 'completeThrough' | 'calendar'>): Period | undefined {
  return isPreset(period) && completeThrough === undefined ? undefined : resolvePeriod(period, completeThrough, 'filter-bar', calendar);
}

/** What is wrong with a first and a last day, in words; nothing where they make a period. */
export function rangeFault(from: string, to: string, { completeThrough, words }: Pick<PeriodFacts, 'completeThrough' | 'words'>): string | undefined {
  const text = words.of('filter-bar', FILTER_BAR_MESSAGES);
  if (dayNumber(from) === null || dayNumber(to) === null) return text('noDates');
  if (to < from) return text('wrongOrder');
  return completeThrough !== undefined && to > completeThrough ? text('beyondReach', { date: words.format.date(completeThrough) }) : undefined;
}

/** The period from the first to the last day, both inclusive. */
export const rangePeriod = (from: IsoDate, to: IsoDate): Period => ({ start: from, end: addDays(to, 1) });

function periodText(period: PeriodInput | undefined, dates: Period | undefined, facts: PeriodFacts, text: Translate<FilterBarText>): string {
  const { words, calendar } = facts;
  const told = dates && words.format.period(dates);
  const stretch = dates && (['quarter', 'year'] as const).find((grain) => bucketStart(dates.start, grain, calendar) === dates.start && nextBucket(dates.start, grain) === dates.end);
  const name = period !== undefined && isPreset(period) ? presetName(period, text) : stretch && dates && stretchName(dates.start, stretch, facts, text);
  return name !== undefined && told !== undefined && name !== told ? text('nameAndDates', { name, dates: told }) : (name ?? told ?? '');
}

function presetView(preset: string, facts: PeriodFacts, text: Translate<FilterBarText>): PresetView {
  const dates = datesOf(preset, facts);
  return { preset, label: presetName(preset, text), chosen: preset === facts.period, ...(dates && { dates: facts.words.format.period(dates) }) };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function presetName(preset: string, text: Translate<FilterBarText>): string {
  if (preset === 'year-to-date') return text('yearToDate');
  const [, word = '', count = '1', unit = ''] = /^(this|last)-(?:(\d+)-)?([a-z]+?)s?$/.exec(preset) ?? [];
  return word === 'this' ? text(`this${capital(unit)}` as FilterBarText) : text(`last${capital(unit)}s` as FilterBarText, { count: Number(count) });
}

/** The stretches around the last day of the period that the source holds. */
function stepViews(dates: Period | undefined, facts: PeriodFacts, text: Translate<FilterBarText>): readonly StepView[] {
  const { completeThrough, calendar } = facts;
  const last = dates ? addDays(dates.end, -1) : completeThrough;
  if (last === undefined) return [];
  const anchor = completeThrough !== undefined && completeThrough < last ? completeThrough : last;
  return STEP_GRAINS.map((grain) => {
    const start = bucketStart(anchor, grain, calendar);
    const stretch = (from: IsoDate): StretchView => ({ period: { start: from, end: nextBucket(from, grain) }, name: stretchName(from, grain, facts, text) });
    const current = stretch(start);
    const { end } = current.period;
    const isThere = completeThrough === undefined || end <= completeThrough;
    return {
      label: text(grain), current, chosen: dates?.start === start && dates.end === end,
      previous: stretch(bucketStart(addDays(start, -1), grain, calendar)), ...(isThere && { next: stretch(end) }),
    };
  });
}

function stretchName(start: IsoDate, grain: StepGrain, { words, calendar }: PeriodFacts, text: Translate<FilterBarText>): string {
  if (grain === 'week') return words.format.period({ start, end: nextBucket(start, grain) });
  if (grain === 'month') return words.format.bucket(start, grain, { long: true });
  const yearStart = bucketStart(start, 'year', calendar);
  const year = yearName(yearStart, text);
  if (grain === 'year') return year;
  const quarter = [0, 3, 6, 9].findIndex((months) => addMonths(yearStart, months) === start) + 1;
  return text('quarterName', { quarter, year });
}

/** A fiscal year that begins inside a calendar year is named by both: FY 2026/27. */
function yearName(start: IsoDate, text: Translate<FilterBarText>): string {
  const year = start.slice(0, 4);
  return start.slice(5, 7) === '01' ? year : text('fiscalYear', { years: `${year}/${addMonths(start, 12).slice(2, 4)}` });
}
