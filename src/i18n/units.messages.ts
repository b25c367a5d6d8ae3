import type { Messages } from './messages.js';

/** Nouns behind a figure; shares and money carry their sign in the number. */
export const UNIT_MESSAGES = {
  hcp: { one: 'HCP', other: 'HCPs' },
  event: { one: 'interaction', other: 'interactions' },
  message: { one: 'message', other: 'messages' },
  asset: { one: 'asset', other: 'assets' },
  action: { one: 'action', other: 'actions' },
  'point-score': { one: 'point', other: 'points' },
  pack: { one: 'unit', other: 'units' },
  count: '',
  share: '%',
  points: 'pts',
  index: '',
  ratio: '',
  money: '',
  day: { one: 'day', other: 'days' },
} as const satisfies Messages;
