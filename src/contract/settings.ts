import { OmnichannelError } from './errors.js';

/** Throws `invalid-setting` naming element, setting and value where the value is not one of the allowed. */
export function requireAllowed(value: unknown, allowed: readonly string[], { subject, setting }: { readonly subject: string; readonly setting: string }): void {
  if (allowed.includes(value as string)) return;
  throw new OmnichannelError('invalid-setting', { subject, problem: `invalid ${setting} "${String(value)}"`, remedy: `Use one of ${allowed.join(', ')}.` });
}
