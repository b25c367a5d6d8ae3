import type { Messages } from '../../i18n/index.js';

export const units = {
  hcp: 'PdS',
  event: { one: 'interaction', other: 'interactions' },
  message: { one: 'message', other: 'messages' },
  asset: { one: 'contenu', other: 'contenus' },
  action: { one: 'action', other: 'actions' },
  'point-score': { one: 'point', other: 'points' },
  pack: 'UN',
  count: '',
  share: '%',
  points: 'pts',
  index: '',
  ratio: '',
  money: '',
  day: { one: 'jour', other: 'jours' },
} as const satisfies Messages;
