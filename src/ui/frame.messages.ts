import type { Messages } from '../i18n/index.js';

/** The words of the frame that every tile wears. */
export const FRAME_MESSAGES = {
  menu: 'More about {heading}',
  completeThrough: 'complete through {date}',
  allTime: 'whole history',
  notFilteredBy: 'not filtered by {dimensions}',
  runningPeriod: 'period still running',
  idle: 'No source of figures is connected.',
  loading: 'Loading figures',
  empty: 'There are no figures for this period.',
  filteredOut: 'Nothing matches the current filters.',
  suppressed: 'Hidden to protect privacy: the group is too small.',
  unauthorised: 'You are not allowed to see these figures.',
  error: 'The figures could not be loaded.',
  stale: 'Could not be updated; the figures shown are from {time}.',
  retry: 'Try again',
} as const satisfies Messages;
