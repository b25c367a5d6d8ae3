import type { Bucket } from '../../chart/time-buckets.js';
import { hasTotal } from './trend-measures.js';
import { measureOf, nameOf, type TrendModel } from './trend-model.js';
import type { TrendMeasure } from './trend-print.js';
import { lastTold, OTHER, type Figure, type Strand } from './trend-series.js';

/** The picture in one sentence: the last whole period, held against objective, comparison or the first period. */
export function summaryOf(model: TrendModel): string | undefined {
  const { figures: { strands, whole }, by, chosen, print: { text } } = model;
  const [first, ...others] = strands;
  if (chosen && by) {
    const told = oneSentence(chosen, model);
    return told && text('ofMember', { member: nameOf(model, chosen), text: told });
  }
  if (by) return dividedSentence(strands, whole, model);
  if (!first) return undefined;
  return others.length === 0 ? oneSentence(first, model) : severalSentence(strands, model);
}

function oneSentence(strand: Strand, model: TrendModel): string | undefined {
  const { figures, print } = model;
  const at = lastTold(figures, strand.figures);
  const value = strand.figures[at]?.value ?? null;
  if (value === null) return undefined;
  const bucket = print.bucket(figures.buckets[at] as Bucket);
  const figure = print.withUnit(value, measureOf(model, strand));
  const change = changeOf(strand, at, value, model);
  return change === undefined ? print.text('summary', { bucket, figure }) : print.text('summaryChange', { bucket, figure, change });
}

/** Against the objective, else against the time compared with, else since the first period; a part is held against nothing whole. */
function changeOf(strand: Strand, at: number, value: number, model: TrendModel): string | undefined {
  const { figures: { buckets, earlier }, print } = model;
  const measure = measureOf(model, strand);
  const isWhole = buckets[at]?.state === 'whole';
  const objective = strand.objective[at]?.value ?? null;
  if (isWhole && objective !== null) {
    const gap = rounded(value, measure) - rounded(objective, measure);
    return gap === 0 ? print.text('met') : print.text(gap > 0 ? 'above' : 'below', { difference: print.difference(Math.abs(value - objective), measure, false) });
  }
  const before = strand.before[at]?.value ?? null;
  if (before !== null) return print.text('against', { difference: print.difference(value - before, measure, true), bucket: print.name(earlier[at] as string) });
  if (!isWhole) return undefined;
  const first = strand.figures.findIndex((figure, index) => figure.value !== null && buckets[index]?.state === 'whole');
  if (first < 0 || first >= at) return undefined;
  const start = (buckets[first] as Bucket).start;
  const oneYear = buckets.every((bucket) => bucket.start.slice(0, 4) === start.slice(0, 4));
  const name = oneYear ? print.words.format.bucket(start, print.grain) : print.name(start);
  return print.text('since', { difference: print.difference(value - (strand.figures[first]?.value ?? 0), measure, true), bucket: name });
}

/** As the reader sees it, as a whole number. */
const rounded = (value: number, { decimals, unit }: TrendMeasure): number => Math.round(value * 10 ** (decimals + (unit === 'share' ? 2 : 0)));

/** Every measure of the last bucket that the first one tells. */
function severalSentence(strands: readonly Strand[], model: TrendModel): string | undefined {
  const { figures, print } = model;
  const at = Math.max(...strands.map((strand) => lastTold(figures, strand.figures)));
  const bucket = figures.buckets[at];
  if (!bucket) return undefined;
  const parts = strands.flatMap((strand) => {
    const value = strand.figures[at]?.value ?? null;
    return value === null ? [] : [print.text('measureFigure', { measure: nameOf(model, strand), figure: print.value(value, measureOf(model, strand)) })];
  });
  return print.text('summary', { bucket: print.bucket(bucket), figure: print.words.format.list(parts) });
}

/** The largest of rates and its change: they have no total. */
function leaderSentence(strands: readonly Strand[], model: TrendModel): string | undefined {
  const { figures, print } = model;
  const at = Math.max(-1, ...strands.map((strand) => lastTold(figures, strand.figures)));
  const valueAt = (strand: Strand): number => strand.figures[at]?.value ?? -Infinity;
  const [most] = strands.filter(({ code }) => code !== OTHER).sort((a, b) => valueAt(b) - valueAt(a));
  const bucket = figures.buckets[at];
  if (!most || !bucket || valueAt(most) === -Infinity) return undefined;
  const measure = measureOf(model, most);
  const kind = measure.direction === 'down' ? 'highest' : 'leads';
  const params = { bucket: print.bucket(bucket), member: nameOf(model, most), figure: print.value(valueAt(most), measure) };
  const change = changeOf(most, at, valueAt(most), model);
  return change === undefined ? print.text(kind, params) : print.text(`${kind}Change`, { ...params, change });
}

/** The whole as the source gives it, and its largest part. */
function dividedSentence(strands: readonly Strand[], whole: Strand | undefined, model: TrendModel): string | undefined {
  if (strands.some(({ measure }) => !hasTotal(measure, model.catalog))) return leaderSentence(strands, model);
  const { figures, print } = model;
  const told = whole && oneSentence(whole, model);
  const at = whole && told ? lastTold(figures, whole.figures) : Math.max(-1, ...strands.map((strand) => lastTold(figures, strand.figures)));
  const valueAt = (strand: Strand): number => strand.figures[at]?.value ?? -Infinity;
  const [most] = strands.filter(({ code }) => code !== OTHER).sort((a, b) => valueAt(b) - valueAt(a));
  const bucket = figures.buckets[at];
  if (!most || !bucket || valueAt(most) === -Infinity) return told;
  const params = { member: nameOf(model, most), figure: print.value(valueAt(most), measureOf(model, most)) };
  return told === undefined ? print.text('mostAlone', { ...params, bucket: print.bucket(bucket) }) : print.text('mostIn', { ...params, text: told });
}

const SOME = 3;

/** What limits the picture: gaps, hidden figures, figures that are not final, a stack that would claim too much. */
export function notesOf(model: TrendModel): string[] {
  const { figures: { buckets, strands }, measures, by, mark, drawing, untold, print } = model;
  const { text, words } = print;
  const note = (some: readonly Bucket[], named: 'noteMissing' | 'noteHidden', counted: 'noteMissingMany' | 'noteHiddenMany'): string[] => {
    if (some.length === 0) return [];
    return [some.length > SOME ? text(counted, { count: some.length }) : text(named, { buckets: words.format.list(some.map(({ start }) => print.name(start))) })];
  };
  const begun = (test: (at: number) => boolean): Bucket[] => buckets.filter(({ state }, at) => state !== 'ahead' && test(at));
  const figureAt = (strand: Strand, at: number): Figure | undefined => strand.figures[at];
  const isGap = (figure: Figure | undefined): boolean => figure?.value === null && (figure.state === 'missing' || figure.state === 'error');
  const late = [...measures.values()].filter((measure) => measure.late).map(({ label }) => label);
  return [
    // A member without a row may have nothing to tell; a measure that nobody has figures of is a gap.
    ...note(begun((at) => [...measures.keys()].some((id) => strands.filter(({ measure }) => measure === id).every((strand) => isGap(figureAt(strand, at))))), 'noteMissing', 'noteMissingMany'),
    ...note(begun((at) => strands.some((strand) => figureAt(strand, at)?.state === 'suppressed')), 'noteHidden', 'noteHiddenMany'),
    ...(late.length > 0 ? [text('noteLate', { measures: words.format.list(late) })] : []),
    ...(mark === 'stacked-bar' && drawing !== 'stack' && strands.length > 1 ? [text(by ? 'noteParts' : 'noteMeasures')] : []),
    ...(untold > 0 ? [text('noteRest', { count: untold })] : []),
  ];
}
