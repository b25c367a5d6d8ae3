import type { Messages } from '../../i18n/index.js';

export const ASSET_TABLE_MESSAGES = {
  heading: 'Content performance',
  highest: '{measure} is highest for {label}: {value}.',
  highestShared: { one: '{measure} is highest for {label} and {count} other: {value}.', other: '{measure} is highest for {label} and {count} others: {value}.' },
  total: 'All content',
  unnamed: 'Content without a name',
  outOf: '{numerator} of {denominator}',
  hidden: 'hidden',
  hiddenReason: 'hidden to protect privacy',
  noFigure: 'no figure',
  noBase: 'nothing to divide by',
  partialFigure: 'so far',
  estimated: 'estimated',
  failed: 'could not be computed',
  pages: 'Pages of the table',
  previousPage: 'Previous',
  nextPage: 'Next',
  shownRows: '{from} to {to} of {count}',
} as const satisfies Messages;
