import type { Messages } from '../i18n/index.js';

/** The words that every chart needs. */
export const CHART_MESSAGES = {
  chart: 'chart',
  chartKeys: 'Move through the figures with the arrow keys, Home and End; leave with Escape.',
  chartFailed: 'The picture could not be drawn; the menu shows the figures as a table.',
} as const satisfies Messages;
