import type { Messages } from '../../i18n/index.js';

/** English, of a text that only the switch has. */
export const SWITCH_MESSAGES = {
  counting: 'What is counted',
} as const satisfies Messages;
