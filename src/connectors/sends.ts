import type { FieldValue, SourceRecord } from './records.js';
import { earlier } from './written-dates.js';

/** Kinds of events that are milestones of a message, and the column of `sends` that holds the first of each. */
const MILESTONES: Readonly<Record<string, string>> = {
  delivered: 'deliveredAt', opened: 'openedAt', clicked: 'clickedAt', bounced: 'bouncedAt', dropped: 'droppedAt', unsubscribed: 'unsubscribedAt', complained: 'complainedAt',
};

/** What happened to one message. */
export type Milestones = Record<string, FieldValue>;

/** Milestones of one message from its events (`type`, `at`, `machine`): the first of each kind, and how often persons opened and clicked. */
export function milestonesOf(events: readonly SourceRecord[]): Milestones {
  const found: Milestones = {};
  const note = (column: string, at: string): void => {
    found[column] = earlier(found[column] as string | undefined, at) ?? at;
  };
  for (const { type, at, machine } of events) {
    const column = MILESTONES[String(type)];
    if (column === undefined) continue;
    if (machine === undefined) note(column, at as string);
    else if (type === 'opened') note('machineOpenedAt', at as string);
    if (machine !== undefined) continue;
    if (type === 'opened') found.openCount = Number(found.openCount ?? 0) + 1;
    if (type === 'clicked') found.clickCount = Number(found.clickCount ?? 0) + 1;
  }
  return found;
}

/** The first sign that a message arrived: nobody opens, clicks in, leaves by or reports a message that did not. */
export function arrival({ deliveredAt, ...signs }: Milestones): string | undefined {
  if (deliveredAt !== undefined) return deliveredAt as string;
  return ['openedAt', 'machineOpenedAt', 'clickedAt', 'unsubscribedAt', 'complainedAt'].reduce<string | undefined>((first, sign) => earlier(first, signs[sign] as string | undefined), undefined);
}
