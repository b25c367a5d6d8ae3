import { OmnichannelError } from '../contract/index.js';

/**
 * Says that a package could not be loaded which a host installs beside this one where it needs it. Its import stands inside
 * of `try`: then bundlers of hosts without the package warn instead of failing.
 */
export function missingPackage(name: string, subject: string, cause: unknown): OmnichannelError {
  return new OmnichannelError('failed-engine', { subject, problem: `failed engine: the package "${name}" cannot be loaded`, remedy: `Install it beside this one: npm install ${name}.`, cause });
}
