import type { Formula } from '../../contract/catalog.js';
import { count, difference, family, inPoints, inUniverse, is, measure, ratio, within } from './formulas.js';

const standing = (status: string, more: Partial<Extract<Formula, { readonly op: 'stock' }>> = {}): Formula => ({ op: 'stock', states: 'consent', in: [status], ...more });
const became = (to: string, from?: string): Formula => ({ op: 'became', states: 'consent', to: [to], ...(from !== undefined && { from: [from] }) });
const started = [is('consentType', 'double'), is('consentStatus', 'pending')];
/** A rate minus the market's, in points. */
const againstMarket = (id: string): Formula => inPoints(measure(id), { op: 'scenario', of: measure(id), scenario: 'benchmark' });

export const CONSENT = family('consent', [
  { id: 'optedInHcps', label: 'Opted-in HCPs', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs with an effective opt-in in any channel and product in scope at the end of the period.', formula: standing('opt-in') },
  { id: 'pendingHcps', label: 'HCPs with pending consent', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs who began an opt-in that is not confirmed, at the end of the period; never counted as opted in.', formula: standing('pending') },
  { id: 'expiredHcps', label: 'HCPs with expired consent', unit: 'hcp', additivity: 'semi-additive', direction: 'down', definition: 'HCPs whose opt-in has expired and was not renewed, at the end of the period.', formula: standing('expired') },
  { id: 'optInRate', label: 'Opt-in rate', unit: 'share', definition: 'Opted-in HCPs, out of all HCPs in the universe at the end of the period.', formula: ratio(measure('optedInHcps'), inUniverse()) },
  { id: 'newOptIns', label: 'New opt-ins', unit: 'hcp', additivity: 'additive', definition: 'Changes to opted in, dated in the period; a repeated opt-in counts once.', formula: became('opt-in') },
  { id: 'optOuts', label: 'Opt-outs', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes to opted out, dated in the period, with or without an opt-in before.', formula: became('opt-out') },
  { id: 'withdrawals', label: 'Opt-ins withdrawn', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes from opted in to opted out, dated in the period.', formula: became('opt-out', 'opt-in') },
  { id: 'expiries', label: 'Opt-ins expired', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes from opted in to expired, dated in the period.', formula: became('expired', 'opt-in') },
  { id: 'netOptIns', label: 'Net opt-ins', unit: 'hcp', additivity: 'additive', definition: 'New opt-ins minus all opt-ins lost, dated in the period: the change of opted-in HCPs.', formula: difference(measure('newOptIns'), { op: 'became', states: 'consent', from: ['opt-in'] }) },
  { id: 'withdrawalRate', label: 'Withdrawal rate', unit: 'share', direction: 'down', definition: 'Opt-ins withdrawn in the period, out of the HCPs opted in at its start.', formula: ratio(measure('withdrawals'), standing('opt-in', { at: 'start' })) },
  { id: 'confirmationRate', label: 'Confirmation rate', unit: 'share', late: true, definition: 'Double opt-ins confirmed within 14 days, out of those begun in the period.', formula: ratio(count('consentEvents', ...started, within(14, 'confirmedAt', 'effectiveFrom')), count('consentEvents', ...started)) },
  { id: 'expiringOptIns', label: 'Opt-ins expiring soon', unit: 'hcp', additivity: 'semi-additive', direction: 'down', definition: 'Opted-in HCPs whose opt-in ends within 90 days of the end of the period.', formula: standing('opt-in', { expiringDays: 90 }) },
  { id: 'optInRateAgainstBenchmark', label: 'Opt-in rate against the market', unit: 'points', decimals: 1, definition: 'Opt-in rate minus the market’s of the same period, in percentage points.', formula: againstMarket('optInRate') },
  { id: 'unsubscribeRateAgainstBenchmark', label: 'Unsubscribe rate against the market', unit: 'points', late: true, direction: 'down', definition: 'Unsubscribe rate minus the market’s of the same period, in percentage points.', formula: againstMarket('unsubscribeRate') },
]);
