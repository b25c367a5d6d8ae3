import type { FigureTable, Grain } from '../../contract/index.js';
import type { Translate, Words } from '../../i18n/index.js';
import type { Bucket, Figure, OptInFigures, OptInMeasure, OptInSeries } from './opt-in-series.js';
import type { OPT_IN_MESSAGES } from './opt-in-trend.messages.js';

export type OptInText = Translate<keyof typeof OPT_IN_MESSAGES>;

/** How this widget prints. */
export class OptInPrint {
  readonly words: Words;
  readonly text: OptInText;
  readonly grain: Grain;

  constructor(words: Words, text: OptInText, grain: Grain) {
    this.words = words;
    this.text = text;
    this.grain = grain;
  }

  count(value: number | null, signed = false): string {
    return this.words.format.number(value, 0, { signed });
  }

  share(value: number | null): string {
    return this.words.format.share(value, 1);
  }

  value(value: number | null, id: OptInMeasure): string {
    return id === 'optInRate' ? this.share(value) : this.count(value, id === 'netOptIns');
  }

  figure({ value, state }: Figure, id: OptInMeasure, bucket: Bucket): string {
    if (state === 'suppressed') return this.text('hidden');
    if (bucket.state === 'ahead') return this.text('notYet');
    return this.value(value, id);
  }

  /** The bucket's full name, and that it is not whole. */
  bucket({ start, state }: Bucket): string {
    const name = this.words.format.bucket(start, this.grain, { long: true });
    if (state === 'running') return this.text('soFarLong', { bucket: name });
    return state === 'part' ? this.text('inPartLong', { bucket: name }) : name;
  }
}

type CellOfTable = FigureTable['rows'][number][number];
interface TableColumn { readonly id: string; readonly label: string; readonly cell: (series: OptInSeries, index: number) => CellOfTable }

/** Every figure that was answered, whatever is drawn. */
export function optInTable({ buckets, series, has }: OptInFigures, print: OptInPrint, member: { readonly label: string; readonly name: (code: string) => string } | undefined): FigureTable {
  const { text } = print;
  const measure = (id: OptInMeasure, label: string): TableColumn[] => (has[id] ? [{
    id, label, cell: ({ figures }, index) => ({ text: print.figure(figures[id][index] as Figure, id, buckets[index] as Bucket), value: figures[id][index]?.value ?? null }),
  }] : []);
  const known = (values: (each: OptInSeries) => readonly (number | null)[]): boolean => series.some((each) => values(each).some((value) => value !== null && value !== 0));
  const derived = (id: string, label: string, values: (each: OptInSeries) => readonly (number | null)[], say: (value: number | null) => string): TableColumn[] => (known(values) ? [{
    id, label, cell: (each, index) => ({ text: say(values(each)[index] ?? null), value: values(each)[index] ?? null }),
  }] : []);
  const columns: TableColumn[] = [
    ...measure('optedInHcps', text('optedIn')), ...derived('objective', text('objective'), ({ objectives }) => objectives.optedInHcps, (value) => print.count(value)),
    ...measure('newOptIns', text('optIns')), ...measure('optOuts', text('optOuts')), ...measure('withdrawals', text('withdrawn')),
    ...derived('unfounded', text('unfounded'), ({ unfounded }) => unfounded, (value) => print.count(value)),
    ...measure('expiries', text('expiries')), ...measure('netOptIns', text('net')),
    ...derived('difference', text('difference'), ({ unexplained }) => unexplained, (value) => print.count(value, true)),
    ...measure('pendingHcps', text('pending')), ...measure('expiredHcps', text('expired')), ...measure('optInRate', text('rate')),
    ...derived('rateObjective', text('rateObjective'), ({ objectives }) => objectives.optInRate, (value) => print.share(value)),
  ];
  return {
    columns: [
      ...(member ? [{ id: 'member', label: member.label, numeric: false }] : []), { id: 'time', label: text('time'), numeric: false },
      ...columns.map(({ id, label }) => ({ id, label, numeric: true })),
    ],
    rows: series.flatMap((each) => buckets.map((bucket, index) => [
      ...(member ? [{ text: member.name(each.code), value: each.code }] : []), { text: print.bucket(bucket), value: bucket.start },
      ...columns.map(({ cell }) => cell(each, index)),
    ])),
  };
}

/** Label and figure of one bucket, for tooltip and sentence; figures that nobody answered are left out. */
export function linesOf(ids: readonly (readonly [OptInMeasure, string])[], { figures }: OptInSeries, index: number, { has, buckets }: OptInFigures, print: OptInPrint): { label: string; text: string }[] {
  return ids.flatMap(([id, label]) => (has[id] ? [{ label, text: print.figure(figures[id][index] as Figure, id, buckets[index] as Bucket) }] : []));
}

