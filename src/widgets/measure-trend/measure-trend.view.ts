import type { ChartToken } from '../../chart/chart-look.js';
import type { Bucket } from '../../chart/time-buckets.js';
import { isWholeAlong, type Filter, type Result, type WidgetStatus } from '../../contract/index.js';
import { answeredAs, countedMeasures, type Counting } from '../../context/counting.js';
import { countingChoices } from '../../context/counting-choices.js';
import { statusOf, type Answers, type Showing, type WidgetView } from '../../context/questions.js';
import { restFilter } from '../../context/rest-filter.js';
import type { Words } from '../../i18n/index.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { TREND_MESSAGES } from './measure-trend.messages.js';
import { SUBJECT, type TrendMark, type TrendQuestion } from './measure-trend.query.js';
import { addsUp } from './trend-measures.js';
import { trendMembers } from './trend-members.js';
import { keyOf, lastFigure, nameOf, toneOf, type Drawing, type TrendModel } from './trend-model.js';
import { trendPicture, type TrendGuide, type TrendPicture } from './trend-picture.js';
import { TrendPoint } from './trend-point.js';
import { trendMeasure, TrendPrint } from './trend-print.js';
import { OTHER, trendFigures, type TrendFigures } from './trend-series.js';
import { trendTable } from './trend-table.js';
import { notesOf, summaryOf } from './trend-words.js';

/** Settings of the element. */
export interface TrendSettings extends Omit<TrendQuestion, 'withObjective' | 'withForecast'> {
  readonly heading?: string;
  readonly withSwitch: boolean;
  /** Key of the row of figures that stands out, if any. */
  readonly chosen?: string;
}

/** A row of figures, as a button names it. */
export interface TrendEntry {
  readonly key: string;
  readonly label: string;
  /** The last figure. */
  readonly figure: string;
  readonly tone: ChartToken;
  readonly chosen: boolean;
  /** What narrows others to it, where it is the rest of the members. */
  readonly filter?: Filter;
}

export interface TrendView extends WidgetView {
  readonly frame: FrameView;
  readonly picture: TrendPicture;
  readonly entries: readonly TrendEntry[];
  /** Lines that the picture cannot name where they stand. */
  readonly keys: readonly { readonly kind: TrendGuide['kind']; readonly text: string }[];
  readonly countings: readonly { readonly value: Counting; readonly label: string }[];
  readonly counting?: Counting;
  /** The picture as a sentence. */
  readonly label: string;
  readonly points: readonly TrendPoint[];
  readonly buckets: readonly Bucket[];
}

const NO_FIGURES: TrendFigures = { buckets: [], earlier: [], strands: [] };

/** What is drawn and said. */
export function trendView({ answers, words }: Showing, settings: TrendSettings): TrendView {
  const text = words.of('measure-trend', TREND_MESSAGES);
  const { main } = answers.results;
  const period = answers.periods['main'];
  const model = modelOf(answers, settings, new TrendPrint(words, text, settings.grain));
  const { figures, measures, print } = model;
  const status = main ? statusFrom(statusOf(answers), figures, main, answers.filters.length > 0) : statusOf(answers);
  const isTold = status === 'ready' || status === 'partial' || status === 'stale' || status === 'loading';
  const summary = isTold ? summaryOf(model) : undefined;
  const table = main ? trendTable(model) : { columns: [], rows: [] };
  const heading = settings.heading ?? headingOf(model, words);
  const picture = trendPicture(model);
  const choices = main && settings.withSwitch ? countingChoices(settings.measures, answers.catalog) : [];
  const counting = choices.find(({ measure }) => measures.has(measure))?.counting;
  return {
    status, table, picture, entries: entriesOf(model), keys: keysOf(picture, model), buckets: figures.buckets,
    countings: choices.length > 1 ? choices.map(({ counting: value, measure }) => ({ value, label: print.unit(trendMeasure(measure, answers.catalog, words, []).unit) || words.column(measure, answers.catalog) })) : [],
    ...(counting && { counting }),
    label: text('chartLabel', { heading, summary: summary ?? '' }),
    points: figures.buckets.map((_, at) => new TrendPoint(at, model)),
    frame: frameView({
      filters: answers.filters, heading, status, table, words, receivedAt: answers.receivedAt, measures: [...measures.keys()], notes: isTold && main ? notesOf(model) : [],
      ...(summary && { summary }), ...(main && { main }), ...(period && { period }), ...(answers.catalog && { catalog: answers.catalog }),
    }),
  };
}

function modelOf({ results, periods, catalog, labels }: Answers, { measures: named, counting, grain, mark, by, comparison, chosen }: TrendSettings, print: TrendPrint): TrendModel {
  const { main, whole, other, before } = results;
  const written = named.length > 0 ? named : (main?.columns ?? []).filter(({ kind }) => kind === 'measure').map(({ id }) => id);
  const measures = main ? countedMeasures(written, counting, catalog, SUBJECT).map((id) => answeredAs(id, main, catalog)) : written;
  const [measure = ''] = measures;
  const members = main && by ? trendMembers(main, { by, measure, grain, ...(catalog && { catalog }) }) : { shown: [], rest: [] };
  const figures = main ? trendFigures({
    main, measures, grain, shown: members.shown, ...(whole && !(by && isWholeAlong(by, measure, catalog)) && { whole }), ...(other && members.rest.length > 0 && { other }), ...(before && { before }), ...(by && { by }),
    ...(periods['main'] && { period: periods['main'] }), ...(periods['before'] && { beforePeriod: periods['before'] }), ...(catalog && { calendar: catalog.calendar }),
  }) : NO_FIGURES;
  const model: TrendModel = {
    figures, print, mark, labels, untold: other ? 0 : members.rest.length, rest: members.rest, drawing: drawingOf(mark, measures, by, catalog),
    measures: new Map(measures.map((id) => [id, trendMeasure(id, catalog, print.words, figures.strands.filter((strand) => strand.measure === id).flatMap((strand) => strand.figures.map(({ value }) => value)))])),
    ...(by && { by }), ...(catalog && { catalog }), ...(periods['before'] && { beforePeriod: periods['before'] }), ...(comparison && { comparison }),
  };
  const found = figures.strands.find((strand) => keyOf(model, strand) === chosen);
  return { ...model, ...(found && { chosen: found }) };
}

/** A stack says that its parts make up the whole: else lines of members, and bars of measures side by side. */
function drawingOf(mark: TrendMark, [measure = '', ...others]: readonly string[], by: string | undefined, catalog: Answers['catalog']): Drawing {
  if (mark !== 'stacked-bar') return mark;
  if (!by || others.length > 0) return 'bar';
  return addsUp(measure, by, catalog) ? 'stack' : 'line';
}

/** The measures, and what divides them. */
function headingOf({ measures, by, catalog, print }: TrendModel, words: Words): string {
  // Before the catalog is there, nothing has a name.
  if (!catalog || measures.size === 0) return print.text('heading');
  const named = words.format.list([...measures.values()].map(({ label }) => label));
  if (!by) return named;
  const label = words.column(by, catalog);
  // An abbreviation stays as it is.
  const dimension = /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase(words.language) + label.slice(1) : label;
  return print.text('headingBy', { measure: named, dimension });
}

/** Objectives alone are no figures. */
function statusFrom(status: WidgetStatus, { strands }: TrendFigures, main: Result, isNarrowed: boolean): WidgetStatus {
  if (status !== 'ready' && status !== 'partial') return status;
  const all = strands.flatMap(({ figures }) => figures);
  if (all.some(({ value }) => value !== null)) return status;
  if (all.some(({ state }) => state === 'suppressed')) return 'suppressed';
  return isNarrowed && main.meta.source !== '' ? 'filtered-out' : 'empty';
}

/** A row of figures that has a panel of its own is named there. */
function entriesOf(model: TrendModel): TrendEntry[] {
  const { figures: { strands }, by, chosen, rest, catalog } = model;
  if (!by && new Set([...model.measures.values()].map(({ unit }) => unit)).size === strands.length) return [];
  const shown = strands.filter(({ code }) => code !== OTHER).map(({ code }) => code);
  return strands.map((strand) => ({
    key: keyOf(model, strand), label: nameOf(model, strand), figure: lastFigure(strand, model), tone: toneOf(model, strand), chosen: strand === chosen, ...(by && strand.code === OTHER && { filter: restFilter(by, { shown, rest }, catalog) }),
  }));
}

function keysOf({ panels }: TrendPicture, { print, beforePeriod }: TrendModel): TrendView['keys'] {
  const kinds = new Set(panels.flatMap(({ guides }) => guides.map(({ kind }) => kind)));
  const keys: (TrendView['keys'][number] | false)[] = [
    kinds.has('objective') && { kind: 'objective', text: print.text('objective') },
    kinds.has('forecast') && { kind: 'forecast', text: print.text('forecast') },
    kinds.has('before') && beforePeriod !== undefined && { kind: 'before', text: print.words.format.period(beforePeriod) },
  ];
  return keys.filter((key) => key !== false);
}
