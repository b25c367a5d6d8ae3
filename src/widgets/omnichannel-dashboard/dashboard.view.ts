import type { Catalog, SelectionState } from '../../contract/index.js';
import type { AnswerFacts } from '../../context/index.js';
import type { Words } from '../../i18n/index.js';
import { DASHBOARD_MESSAGES } from './omnichannel-dashboard.messages.js';

/** A label as the reader's language or the catalog has it; one that came from a link is only a code. */
export function selectionText({ tile, dimension, code, label }: SelectionState, words: Words, { catalog, headingOf }: { readonly catalog?: Catalog; readonly headingOf: (tile: string) => string }): string {
  return words.of('omnichannel-dashboard', DASHBOARD_MESSAGES)('from', { tile: headingOf(tile), label: label === code ? words.member(dimension, code, catalog) : label });
}

/** When figures last came, and how far each source reaches: as far as the least of its figures. */
export function footTexts(facts: readonly AnswerFacts[], words: Words): readonly string[] {
  const text = words.of('omnichannel-dashboard', DASHBOARD_MESSAGES);
  const latest = Math.max(0, ...facts.map(({ receivedAt }) => receivedAt));
  const year = latest > 0 ? String(new Date(latest).getFullYear()) : '';
  const reaches = new Map<string, string>();
  for (const { source, completeThrough } of facts) {
    if (!source || !completeThrough) continue;
    const before = reaches.get(source);
    if (before === undefined || completeThrough < before) reaches.set(source, completeThrough);
  }
  return [
    ...(latest > 0 ? [text('updated', { time: words.format.instant(latest, Date.now(), { seconds: true }) })] : []),
    ...[...reaches].sort(([one], [other]) => one.localeCompare(other)).map(([source, date]) => text('reach', { source, date: words.format.date(date, { year: !date.startsWith(year) || year === '' }) })),
  ];
}
