import type { ErrorCode, OmnichannelError } from './errors.js';
import type { Query } from './query.js';

/** `widget-error`: something went wrong in a widget; bubbles and leaves shadow roots. */
export class WidgetErrorEvent extends CustomEvent<{ readonly code: ErrorCode; readonly cause: OmnichannelError; readonly query?: Query }> {
  constructor(cause: OmnichannelError, query?: Query) {
    super('widget-error', { bubbles: true, composed: true, detail: { code: cause.code, cause, ...(query && { query }) } });
  }
}
