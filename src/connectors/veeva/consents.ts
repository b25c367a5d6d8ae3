import { groupBy, type FactRows, type FieldValue, type SourceRecord, type SourceRecords } from '../records.js';
import { instantOf } from '../written-dates.js';

/** Best first: an HCP with several addresses or contents stands as the best of them. */
const STANDING = ['opt-in', 'pending', 'expired', 'opt-out'];

/** Consent by HCP, channel and product. */
export function consentEvents(records: SourceRecords): FactRows {
  const scopes = groupBy(records.of('consent'), ({ hcp, channel, product }) => JSON.stringify([hcp, channel, product]));
  return [...scopes.values()].flatMap((consents) => {
    const parts = groupBy(consents, ({ address, contentType }) => JSON.stringify([address, contentType]));
    if (parts.size === 1) return consents.flatMap((consent) => eventsOf(consent, records));
    records.notes.add('consent', 'of an HCP with several addresses or contents in one channel and product: the best of them counts', consents.length);
    return joined([...parts.values()].map((part) => part.flatMap((consent) => eventsOf(consent, records))));
  });
}

/** A confirmed double opt-in was pending from its capture to its confirmation. */
function eventsOf(consent: SourceRecord, records: SourceRecords): FactRows {
  const columns = records.columns(consent, 'consentEvents');
  const { capturedAt, confirmedAt, effectiveTo, consentStatus, ...rest } = columns;
  const captured: Record<string, FieldValue> = { ...rest, capturedAt: capturedAt as string };
  const until: Record<string, FieldValue> = effectiveTo === undefined ? {} : { effectiveTo };
  const isDouble = confirmedAt !== undefined || consentStatus === 'pending';
  if (consentStatus === 'opt-in' && confirmedAt !== undefined) {
    const confirmed = { ...captured, consentType: 'double', confirmedAt };
    return [{ ...confirmed, consentStatus: 'pending', effectiveFrom: capturedAt as string }, { ...confirmed, consentStatus, effectiveFrom: confirmedAt, ...until }];
  }
  return [{ consentType: isDouble ? 'double' : 'explicit', ...captured, ...(confirmedAt !== undefined && { confirmedAt }), consentStatus: consentStatus as string, effectiveFrom: capturedAt as string, ...until }];
}

interface Step { readonly at: string; readonly part: number; readonly row: number; readonly status: string }

/** The standing over all parts: one event wherever it changes. */
function joined(parts: readonly FactRows[]): FactRows {
  const steps = parts.flatMap((events, part) => stepsOf(events, part)).sort((a, b) => instantOf(a.at) - instantOf(b.at));
  const standing = new Map<number, Step>();
  const changes: Record<string, FieldValue>[] = [];
  let before = '';
  steps.forEach((step, at) => {
    standing.set(step.part, step);
    if (steps[at + 1]?.at === step.at) return;
    const best = [...standing.values()].reduce((one, other) => (STANDING.indexOf(other.status) < STANDING.indexOf(one.status) ? other : one));
    if (best.status === before) return;
    before = best.status;
    const { effectiveTo: _, ...event } = parts[best.part]?.[best.row] ?? {};
    changes.push({ ...event, consentStatus: best.status, effectiveFrom: step.at });
  });
  return changes;
}

function stepsOf(events: FactRows, part: number): readonly Step[] {
  const order = [...events.keys()].sort((a, b) => instantOf(String(events[a]?.effectiveFrom)) - instantOf(String(events[b]?.effectiveFrom)));
  return order.flatMap((row, at): readonly Step[] => {
    const { effectiveFrom, effectiveTo, consentStatus } = events[row] ?? {};
    const next = events[order[at + 1] ?? -1]?.effectiveFrom;
    const begin = { at: String(effectiveFrom), part, row, status: String(consentStatus) };
    const runsOut = effectiveTo !== undefined && (next === undefined || instantOf(String(effectiveTo)) < instantOf(String(next)));
    return runsOut ? [begin, { at: String(effectiveTo), part, row, status: 'expired' }] : [begin];
  });
}
