import type { ChartTexts, TooltipView } from '../ui/index.js';
import type { ChartLook } from './chart-look.js';
import type { Along } from './engine.js';
import type { EngineOption } from './engine-option.js';

/** What is told of one category when the cursor stands on it. */
export interface ChartPoint {
  readonly tooltip: TooltipView;
  /** The same as one sentence, read aloud when the keyboard moves there. */
  readonly sentence: string;
}

/** A chart as a widget hands it over. */
export interface ChartPicture {
  /** What the chart shows, as a sentence. */
  readonly label: string;
  readonly texts: ChartTexts;
  /** One for each category, in the order of the axis. */
  readonly points: readonly ChartPoint[];
  readonly direction: 'ltr' | 'rtl';
  /** Language of the texts that formatters inside the option write. */
  readonly language: string;
  /** Axis of the categories; `x` unless said. */
  readonly along?: Along;
  /** Pure: what to draw in this look. */
  readonly option: (look: ChartLook) => EngineOption;
  /** A category was picked by click or Enter. */
  readonly select?: (index: number) => void;
}
