import type { Messages } from '../../i18n/index.js';

export const DASHBOARD_MESSAGES = {
  selections: 'Picked in tiles',
  from: 'From {tile}: {label}',
  remove: 'Remove “{selection}”',
  clear: 'Clear all',
  narrowed: 'Figures narrowed. {selection}',
  widened: 'No longer narrowed. {selection}',
  allWidened: 'No longer narrowed by tiles.',
  loading: 'Loading figures',
  updated: 'Updated {time}',
  reach: '{source} complete through {date}',
  noTiles: 'There are no tiles on this screen.',
  missing: 'The element “{element}” is not available here.',
} as const satisfies Messages;
