import { OmnichannelError } from '../contract/index.js';
import type { Scope } from './store.js';

/** A dimension that a measure cannot be grouped by. */
export function unsupportedDimension(scope: Scope, dimension: string, fact: string): OmnichannelError {
  return new OmnichannelError('unsupported-dimension', {
    subject: scope.measure, problem: `unsupported dimension "${dimension}": the table "${fact}" does not know it`, remedy: 'Leave the dimension out, or load a table that joins it.',
  });
}
