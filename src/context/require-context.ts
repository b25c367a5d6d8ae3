import { OmnichannelError, quoted } from '../contract/index.js';
import { CONTEXT_VERSION, type DashboardContext } from './dashboard-context.js';

/**
 * What is handed down, as far as this version of the library understands it; nothing where nobody hands anything down.
 * Throws `unsupported-version`, or `invalid-setting` for what is no such value: figures under half of the filters would be wrong.
 */
export function requireContext(given: DashboardContext | null | undefined, subject: string): DashboardContext {
  const { version = CONTEXT_VERSION, selections, catalog } = given ?? {};
  if (version !== CONTEXT_VERSION) {
    throw new OmnichannelError('unsupported-version', {
      subject, problem: `unsupported version ${quoted(version)} of what the dashboard around it hands down`,
      remedy: `Put it into a dashboard of its own version of the library (it understands version ${CONTEXT_VERSION}), or give it a provider outside of one.`,
    });
  }
  const isKnown = (selections === undefined || Array.isArray(selections)) && (catalog == null || (Array.isArray(catalog.measures) && Array.isArray(catalog.dimensions)));
  if (isKnown && typeof (given ?? {}) === 'object') return given ?? {};
  throw new OmnichannelError('invalid-setting', {
    subject, problem: 'invalid value of the context "omnichannel-dashboard" around it', remedy: 'Let the host answer the context protocol with { provider, filters, period, catalog, audience, locale, selections }.',
  });
}
