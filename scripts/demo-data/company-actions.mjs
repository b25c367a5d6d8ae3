import { dayInMonth, MONTHS } from './calendar.mjs';
import { isValid } from './hcps.mjs';
import { BRAND, CAMPAIGN, CAMPAIGNS, OTHER_BRANDS } from './lookups.mjs';
import { chance } from './random.mjs';

/** Activities and suggestions of the brand in each month; the last six add up to 562 and to 369. */
const ACTIVITIES = [68, 61, 74, 77, 83, 76, 79, 81, 72, 55, 96, 88, 84, 66, 82, 85, 90, 97, 92, 98, 89, 68, 117, 98];
const SUGGESTIONS = [22, 20, 27, 29, 33, 31, 34, 36, 30, 21, 42, 41, 40, 33, 43, 46, 49, 55, 58, 63, 59, 44, 74, 71];

const KINDS = [['field-day', 'face-to-face', 30], ['mailing', 'approved-email', 24], ['call-campaign', 'phone', 12], ['webinar', 'webinar', 9], ['web-campaign', 'web', 10], ['newsletter', 'marketing-email', 8],
  ['message-wave', 'sms', 5], ['round-table', 'face-to-face', 4], ['congress-stand', 'congress', 2]];

function campaignOn(random, product, date) {
  const running = CAMPAIGNS.filter((row) => row.product === product && row.startsOn <= date && row.endsOn >= date).map(({ campaign }) => campaign);
  if (running.length === 0 || random.happens(0.25)) return '';
  return running.includes(CAMPAIGN) && random.happens(0.75) ? CAMPAIGN : random.one(running);
}

export function activityRows() {
  const random = chance('activities');
  const act = (month, product) => {
    const autumn = month.slice(5, 7) === '09';
    const [activityType, channel] = random.weighted(KINDS.map((kind) => [kind, kind[0] === 'congress-stand' && autumn ? 16 : kind[2]]));
    const doneAt = dayInMonth(random, month);
    return { doneAt, activityType, channel, campaign: campaignOn(random, product, doneAt), product };
  };
  const rows = MONTHS.flatMap((month, at) => [
    ...Array.from({ length: ACTIVITIES[at] }, () => act(month, BRAND)),
    ...Array.from({ length: 12 }, () => act(month, random.one(OTHER_BRANDS))),
  ]);
  return rows.sort((one, other) => (one.doneAt < other.doneAt ? -1 : one.doneAt > other.doneAt ? 1 : 0)).map((row, at) => ({ activity: `x${at + 1}`, ...row }));
}

const OUTCOMES = [['executed', 30], ['completed', 22], ['dismissed', 27], ['expired', 21]];

/** Next-best-action suggestions; those of the last weeks are often still open. */
export function suggestionRows(hcps, audience) {
  const random = chance('suggestions');
  const suggest = (month, product, people) => {
    const issuedAt = dayInMonth(random, month);
    const openShare = issuedAt >= '2026-10-12' ? 0.7 : issuedAt >= '2026-09-01' ? 0.14 : 0;
    return { hcp: random.one(people).hcp, issuedAt, suggestionStatus: random.happens(openShare) ? 'open' : random.weighted(OUTCOMES),
      channel: random.weighted([['face-to-face', 40], ['approved-email', 30], ['phone', 18], ['remote', 12]]), product, campaign: campaignOn(random, product, issuedAt) };
  };
  return MONTHS.flatMap((month, at) => {
    const people = audience.filter((row) => isValid(row, month));
    return [...Array.from({ length: SUGGESTIONS[at] }, () => suggest(month, BRAND, people)), ...Array.from({ length: 4 }, () => suggest(month, random.one(OTHER_BRANDS), people))];
  });
}
