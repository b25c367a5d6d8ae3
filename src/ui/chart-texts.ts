import type { Words } from '../i18n/index.js';
import { CHART_MESSAGES } from './chart.messages.js';
import { FRAME_MESSAGES } from './frame.messages.js';

/** The words that every chart needs beside its own. */
export interface ChartTexts {
  /** What kind of thing it is, for assistive technology. */
  readonly role: string;
  readonly keys: string;
  readonly failed: string;
  readonly retry: string;
}

export function chartTexts(words: Words): ChartTexts {
  const text = words.of('ui', CHART_MESSAGES);
  return { role: text('chart'), keys: text('chartKeys'), failed: text('chartFailed'), retry: words.of('ui', FRAME_MESSAGES)('retry') };
}
