import type { FigureTable } from '../../contract/index.js';
import { framed, keyOf, measureOf, nameOf, type TrendModel } from './trend-model.js';
import type { Figure, Strand } from './trend-series.js';

type Cell = FigureTable['rows'][number][number];

/** One figure for each bucket, with its name. */
export interface TrendColumn {
  readonly id: string;
  readonly label: string;
  /** Name for one bucket, where the figure's own time is told: October 2025. */
  readonly labelAt: (at: number) => string;
  readonly cell: (at: number) => Cell;
  /** Whether there is anything to tell of the bucket. */
  readonly isKnown: (at: number) => boolean;
}

/** Every row of figures with what it is held against, and the whole. */
export function trendColumns(model: TrendModel): TrendColumn[] {
  const { figures: { strands, whole } } = model;
  return [...strands, ...(whole ? [whole] : [])].flatMap((strand) => columnsOf(strand, model));
}

/** Those that the picture shows. */
export function drawnColumns(model: TrendModel): TrendColumn[] {
  const { figures: { strands, whole } } = model;
  const withGuides = framed(model);
  return [...strands, ...(whole ? [whole] : [])].flatMap((strand) => columnsOf(strand, model).slice(0, withGuides.includes(strand) ? undefined : 1));
}

function columnsOf(strand: Strand, model: TrendModel): TrendColumn[] {
  const { print, figures: { buckets, earlier, strands } } = model;
  const { text } = print;
  const measure = measureOf(model, strand);
  const name = nameOf(model, strand);
  const isAlone = strands.length === 1 && !model.by;
  const column = (id: string, label: string, figures: readonly Figure[], labelAt: (at: number) => string, isOwn: boolean): TrendColumn => ({
    id, label, labelAt,
    cell: (at) => {
      const figure = figures[at] as Figure;
      return { text: isOwn ? print.figure(figure, measure, buckets[at]) : print.figure(figure, measure, undefined), value: figure.value };
    },
    isKnown: (at) => isOwn || (figures[at]?.value ?? null) !== null,
  });
  const guide = (kind: 'objective' | 'forecast' | 'before', label: string, labelAt: (at: number) => string = () => label): TrendColumn[] =>
    (strand[kind].some(({ value, state }) => value !== null || state === 'suppressed') ? [column(`${keyOf(model, strand)}.${kind}`, label, strand[kind], labelAt, false)] : []);
  const earlierName = (at: number): string => (earlier[at] === undefined ? '' : print.name(earlier[at]));
  const period = text(model.comparison === 'year-ago' ? 'yearAgo' : 'previousPeriod');
  return [
    column(keyOf(model, strand), name, strand.figures, () => name, true),
    ...guide('objective', isAlone ? text('objective') : text('objectiveOf', { name })),
    ...guide('forecast', isAlone ? text('forecast') : text('forecastOf', { name })),
    ...guide('before', isAlone ? period : text('beforeOf', { name, bucket: period }), (at) => (isAlone ? earlierName(at) : text('beforeOf', { name, bucket: earlierName(at) }))),
  ];
}

/** A row for each bucket. */
export function trendTable(model: TrendModel): FigureTable {
  const { print, figures: { buckets } } = model;
  const columns = trendColumns(model);
  return {
    columns: [{ id: 'time', label: print.text('time'), numeric: false }, ...columns.map(({ id, label }) => ({ id, label, numeric: true }))],
    rows: buckets.map((bucket, at) => [{ text: print.bucket(bucket), value: bucket.start }, ...columns.map(({ cell }) => cell(at))]),
  };
}
