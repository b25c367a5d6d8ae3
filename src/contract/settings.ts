import { OmnichannelError, quoted } from './errors.js';

/** Who was given a setting, and its name. */
export interface SettingName { readonly subject: string; readonly setting: string }

/** The error for a setting with a value that it cannot have. */
export function invalidSetting(value: unknown, { subject, setting }: SettingName, remedy: string): OmnichannelError {
  return new OmnichannelError('invalid-setting', { subject, problem: `invalid ${setting} ${quoted(value)}`, remedy });
}

/** Throws `invalid-setting` naming element, setting and value where the value is not one of the allowed. */
export function requireAllowed(value: unknown, allowed: readonly string[], name: SettingName): void {
  if (!allowed.includes(value as string)) throw invalidSetting(value, name, `Use one of ${allowed.join(', ')}.`);
}

/** Throws `invalid-setting` where the value is given and is no whole number from `least` to `most`. */
export function requireWhole(value: unknown, { least, most = Infinity, ...name }: SettingName & { readonly least: number; readonly most?: number }): void {
  if (value === undefined || (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)) return;
  throw invalidSetting(value, name, most === Infinity ? `Give a whole number, ${least} or more.` : `Give a whole number from ${least} to ${most}.`);
}
