import type { ChartTexts } from '../ui/index.js';
import type { CursorScene } from './chart-cursor.js';
import type { ChartLook } from './chart-look.js';
import type { EngineOption } from './engine-option.js';

export type { ChartPoint } from './chart-cursor.js';

/** A chart as a widget hands it over. */
export interface ChartPicture extends CursorScene {
  readonly texts: ChartTexts;
  /** Language of the texts that formatters inside the option write. */
  readonly language: string;
  /** The same figures in words, for the box until the engine has painted what a server could not. */
  readonly figures?: () => unknown;
  /** Pure: what to draw in this look. */
  readonly option: (look: ChartLook) => EngineOption;
}
