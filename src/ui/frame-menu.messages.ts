import type { Messages } from '../i18n/index.js';

/** The words of a tile's menu. */
export const FRAME_MENU_MESSAGES = {
  showTable: 'Show as table',
  showPicture: 'Show as picture',
  about: 'About these figures',
  period: 'Period',
  source: 'Source',
  reach: 'Complete through',
  received: 'Updated',
  ignoredFilters: 'Not filtered by',
} as const satisfies Messages;
