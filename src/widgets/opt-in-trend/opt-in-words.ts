import { drawnMeasures } from './opt-in-picture.js';
import { lastKnown, sumKnown, type Bucket, type Figure, type OptInFigures, type OptInSeries } from './opt-in-series.js';
import type { OptInMode } from './opt-in-trend.query.js';
import type { OptInPrint } from './opt-in-trend.table.js';

/** The picture in one sentence: where the stock or rate stands, how it changed, and what came and went. */
export function summaryOf(known: OptInFigures, series: OptInSeries, mode: OptInMode, print: OptInPrint): string | undefined {
  const { text, words } = print;
  const first = known.buckets[0];
  if (!first) return undefined;
  const since = sinceText(known.buckets, print);
  const flows = flowTotals(known, series);
  if (mode === 'flow') {
    if (!flows) return undefined;
    return text('summaryFlowOnly', { in: print.count(flows.came), out: print.count(flows.went), since, net: print.count(flows.came - flows.went, true) });
  }
  const level = mode === 'rate' ? 'optInRate' : 'optedInHcps';
  const at = lastKnown(series.figures[level]);
  const bucket = known.buckets[at];
  const value = series.figures[level][at]?.value ?? null;
  if (!bucket || value === null) return undefined;
  const date = words.format.date(bucket.last);
  const before = series.before[level];
  if (mode === 'rate') {
    if (before === null) return text('summaryRate', { rate: print.share(value), date });
    const change = text('points', { value: words.format.number((value - before) * 100, 1, { signed: true }) });
    return text('summaryRateChange', { rate: print.share(value), date, change, since });
  }
  const change = before !== null ? value - before : changeByFlows(known, series);
  const summary = change === null ? text('summaryStock', { stock: print.count(value), date })
    : text('summaryChange', { stock: print.count(value), date, change: print.count(change, true), since });
  return flows && change !== null && mode === 'both' ? text('summaryFlows', { summary, in: print.count(flows.came), out: print.count(flows.went) }) : summary;
}

/** The year is said only where the picture spans several. */
function sinceText(buckets: readonly Bucket[], { words, grain }: OptInPrint): string {
  const [first] = buckets;
  if (!first) return '';
  const oneYear = buckets.every(({ start }) => start.slice(0, 4) === first.start.slice(0, 4));
  return words.format.bucket(first.start, grain, { long: !oneYear });
}

/** The change as the flows tell it, unless the stock says otherwise. */
function changeByFlows({ has, buckets }: OptInFigures, { figures, unexplained }: OptInSeries): number | null {
  return has.netOptIns && unexplained.every((value) => (value ?? 0) === 0) ? sumKnown(figures.netOptIns, buckets) : null;
}

/** All that came into the stock and all that left it, or nothing where a part is not known. */
function flowTotals({ has, buckets }: OptInFigures, { figures }: OptInSeries): { came: number; went: number } | undefined {
  if (!has.newOptIns || !(has.withdrawals || has.optOuts)) return undefined;
  const came = sumKnown(figures.newOptIns, buckets);
  const withdrawn = sumKnown(has.withdrawals ? figures.withdrawals : figures.optOuts, buckets);
  const expired = has.expiries ? sumKnown(figures.expiries, buckets) : 0;
  return came === null || withdrawn === null || expired === null ? undefined : { came, went: withdrawn + expired };
}

/** Pending and expired at the end, which no stock contains. */
export function apartSentence({ figures }: OptInSeries, { text, words }: OptInPrint): string | undefined {
  const last = (list: readonly Figure[]): number => list[lastKnown(list)]?.value ?? 0;
  const [pending, expired] = [last(figures.pendingHcps), last(figures.expiredHcps)];
  const parts = [...(pending > 0 ? [text('apartPending', { count: pending })] : []), ...(expired > 0 ? [text('apartExpired', { count: expired })] : [])];
  return parts.length > 0 ? text('apart', { list: words.format.list(parts) }) : undefined;
}

const SOME = 3;

/** What limits the picture: gaps, hidden figures, and stock and flows that do not meet. */
export function notesOf({ buckets, series, has }: OptInFigures, chosen: OptInSeries | undefined, mode: OptInMode, print: OptInPrint): string[] {
  const { text, words } = print;
  const list = (some: readonly Bucket[]): string => words.format.list(some.map((bucket) => words.format.bucket(bucket.start, print.grain, { long: true })));
  const drawn = drawnMeasures(mode, has).flatMap((id) => (id === 'optedInHcps' || id === 'optInRate' ? series : series.filter((each) => each === chosen)).map(({ figures }) => figures[id]));
  const where = (test: (figure: Figure) => boolean): Bucket[] => buckets.filter(({ state }, at) => state !== 'ahead' && drawn.some((figures) => test(figures[at] as Figure)));
  const note = (some: readonly Bucket[], named: 'noteMissing' | 'noteHidden', counted: 'noteMissingMany' | 'noteHiddenMany'): string[] =>
    some.length === 0 ? [] : [some.length > SOME ? text(counted, { count: some.length }) : text(named, { buckets: list(some) })];
  return [
    ...note(where(({ value, state }) => value === null && state === 'missing'), 'noteMissing', 'noteMissingMany'),
    ...note(where(({ state }) => state === 'suppressed'), 'noteHidden', 'noteHiddenMany'),
    ...(mode === 'rate' ? [] : differences(buckets, series, print, list)),
  ];
}

function differences(buckets: readonly Bucket[], series: readonly OptInSeries[], print: OptInPrint, list: (some: readonly Bucket[]) => string): string[] {
  const differing = buckets.filter((_, at) => series.some(({ unexplained }) => (unexplained[at] ?? 0) !== 0));
  const [only, ...others] = differing;
  if (!only) return [];
  const difference = others.length === 0 && series.length === 1 ? series[0]?.unexplained[buckets.indexOf(only)] ?? null : null;
  if (differing.length > SOME) return [print.text('noteDifferencesMany', { count: differing.length })];
  return [difference === null ? print.text('noteDifferences', { buckets: list(differing) }) : print.text('noteDifference', { difference: print.count(difference, true), bucket: list([only]) })];
}
