import { addDays, dayInMonth, DATA_END, inPeriod, MONTHS, monthOf } from './calendar.mjs';
import { isValid } from './hcps.mjs';
import { BRAND, CAMPAIGN, CAMPAIGNS, MESSAGE_CODES, OTHER_BRANDS } from './lookups.mjs';
import { chance } from './random.mjs';

/** Interactions of the brand in each month. The last six add up to 3,369. */
const COUNTS = [391, 342, 408, 421, 446, 418, 427, 438, 399, 311, 527, 473, 461, 389, 468, 484, 511, 552, 552, 589, 541, 428, 668, 591];
const ELSEWHERE = 26;
/** Web visits in a month that no HCP can be named for, because tracking was not agreed to. */
const ANONYMOUS = 14;

const KINDS = {
  visit: { channel: 'face-to-face', points: 4 }, 'remote-call': { channel: 'remote', points: 3 }, call: { channel: 'phone', points: 2 }, webinar: { channel: 'webinar', points: 6 },
  'congress-visit': { channel: 'congress', points: 5 }, 'web-visit': { channel: 'web', points: 1 }, chat: { channel: 'sms', points: 1 }, newsletter: { channel: 'marketing-email', points: 1 },
  'email-open': { channel: 'approved-email', points: 1 }, 'email-click': { channel: 'approved-email', points: 2 },
};
const MIX = [['visit', 36], ['remote-call', 12], ['call', 12], ['webinar', 9], ['congress-visit', 2], ['web-visit', 18], ['chat', 5], ['newsletter', 6]];
const CONGRESS_MIX = MIX.map(([kind, weight]) => [kind, kind === 'congress-visit' ? 26 : kind === 'webinar' ? 14 : weight]);
const MESSAGE_WEIGHTS = MESSAGE_CODES.map((code, at) => [code, [22, 18, 14, 12, 11, 9, 8, 6][at]]);

const READINESS = { active: 3, 'new-clients': 2, leaving: 0.9, left: 0.2 };
const VALUE_READINESS = { 'value-a': 1.6, 'value-e': 0.9, 'value-f': 2.1, 'value-h': 0.6 };

function row(random, hcp, occurredAt, activityType, product = BRAND) {
  const running = CAMPAIGNS.filter((campaign) => campaign.product === product && campaign.startsOn <= occurredAt && campaign.endsOn >= occurredAt).map(({ campaign }) => campaign);
  const campaign = running.length === 0 || random.happens(0.3) ? '' : running.includes(CAMPAIGN) && random.happens(0.75) ? CAMPAIGN : random.one(running);
  const keyMessage = product === BRAND && activityType !== 'chat' && random.happens(0.6) ? random.weighted(MESSAGE_WEIGHTS) : '';
  return { hcp, occurredAt, channel: KINDS[activityType].channel, activityType, campaign, product, keyMessage, points: KINDS[activityType].points };
}

const mixOf = (month) => (month.slice(5, 7) === '09' ? CONGRESS_MIX : MIX);

/** A message that a person opened or clicked is a contact on the day it happened. */
function fromMail(random, sends) {
  return sends.filter(({ openedAt, clickedAt }) => openedAt || clickedAt)
    .map(({ hcp, openedAt, clickedAt, campaign, product, keyMessage }) =>
      ({ ...row(random, hcp, clickedAt ?? openedAt, clickedAt ? 'email-click' : 'email-open', product), campaign, keyMessage }));
}

/** Rows that the source holds and nobody counts: previews on a representative's screen, and machines that open mail. */
function uncounted(random, hcps, sends) {
  const machines = sends.filter(({ machineOpenedAt }) => machineOpenedAt && random.happens(0.3))
    .map(({ hcp, machineOpenedAt, campaign, product, keyMessage }) => ({ ...row(random, hcp, machineOpenedAt, 'email-open', product), campaign, keyMessage, isMachine: true }));
  const previews = MONTHS.flatMap((month) => Array.from({ length: 5 }, () => {
    const { hcp } = random.one(hcps.filter((candidate) => isValid(candidate, month)));
    return { ...row(random, hcp, dayInMonth(random, month), 'visit'), isPreview: true };
  }));
  return [...machines, ...previews];
}

export function interactionRows(hcps, audience, segmentsOf, sends) {
  const random = chance('interactions');
  const mail = fromMail(random, sends);
  const free = new Map(MONTHS.map((month, at) => [month, COUNTS[at] - ANONYMOUS - mail.filter(({ product, occurredAt }) => product === BRAND && monthOf(occurredAt) === month).length]));
  const rows = [...mail];
  const contact = ({ hcp, validFrom }, month) => {
    free.set(month, free.get(month) - 1);
    rows.push(row(random, hcp, dayInMonth(random, month, validFrom), random.weighted(mixOf(month))));
  };

  const met = new Set(mail.filter(({ product, occurredAt }) => product === BRAND && inPeriod(occurredAt)).map(({ hcp }) => hcp));
  const unmet = random.shuffled(audience.filter(({ hcp }) => !met.has(hcp))).sort((one, other) => (one.validFrom < other.validFrom ? 1 : one.validFrom > other.validFrom ? -1 : 0));
  for (const person of unmet) {
    const months = MONTHS.slice(-6).filter((month) => free.get(month) > 60 && addDays(person.validFrom, -27) < month);
    contact(person, random.weighted((months.length ? months : MONTHS.slice(-1)).map((month) => [month, free.get(month)])));
  }
  for (const month of MONTHS) {
    const people = (inPeriod(month) ? audience : hcps).filter((person) => isValid(person, month) && (!person.validTo || person.validTo > addDays(month, 31)));
    const next = random.wheel(people, ({ hcp }) => {
      const segments = segmentsOf(hcp, month);
      return (READINESS[segments[0]] ?? 0.6) * (VALUE_READINESS[segments.find((segment) => segment in VALUE_READINESS)] ?? 1);
    });
    while (free.get(month) > 0) contact(next(), month);
    for (let count = 0; count < ANONYMOUS; count += 1) rows.push({ ...row(random, '', dayInMonth(random, month), 'web-visit'), points: 0 });
    for (let count = 0; count < ELSEWHERE; count += 1) {
      const date = dayInMonth(random, month);
      rows.push(row(random, random.one(people).hcp, date < DATA_END ? date : month, random.weighted(MIX), random.one(OTHER_BRANDS)));
    }
  }
  return [...rows, ...uncounted(random, hcps, sends)];
}
