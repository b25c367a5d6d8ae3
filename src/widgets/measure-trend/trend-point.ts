import type { ChartPoint } from '../../chart/chart-picture.js';
import type { Bucket } from '../../chart/time-buckets.js';
import type { TrendModel } from './trend-model.js';
import { drawnColumns } from './trend-table.js';

/** One bucket in words, put together only when somebody asks. */
export class TrendPoint implements ChartPoint {
  readonly #at: number;
  readonly #model: TrendModel;

  constructor(at: number, model: TrendModel) {
    this.#at = at;
    this.#model = model;
  }

  get tooltip(): ChartPoint['tooltip'] {
    const columns = drawnColumns(this.#model).filter(({ isKnown }) => isKnown(this.#at));
    return { heading: this.name, lines: columns.map(({ labelAt, cell }) => ({ label: labelAt(this.#at), text: cell(this.#at).text })) };
  }

  get sentence(): string {
    const { text, words } = this.#model.print;
    const { heading, lines } = this.tooltip;
    return text('pointSentence', { bucket: heading, figures: words.format.list(lines.map(({ label, text: value }) => text('lineFigure', { label, value }))) });
  }

  /** The bucket's name, and that it is not whole. */
  get name(): string {
    const { figures, print } = this.#model;
    return print.bucket(figures.buckets[this.#at] as Bucket);
  }
}
