import { addDays, addMonths, dayInMonth, DATA_END, later, MONTHS, monthOf, PERIOD } from './calendar.mjs';
import { consentChanges, ConsentLedger, consentsBefore, newOptIns } from './consent.mjs';
import { isValid } from './hcps.mjs';
import { BRAND, CAMPAIGN, CAMPAIGNS, MESSAGE_CODES, OTHER_BRANDS } from './lookups.mjs';
import { chance } from './random.mjs';

/** E-mails of the brand handed to the mail engine in each month: fewer in August, more around the congress in September. */
const SENT = [150, 120, 162, 171, 186, 178, 190, 194, 172, 118, 226, 214, 208, 166, 213, 224, 238, 266, 283, 297, 268, 203, 337, 321];
const SENT_ELSEWHERE = 18;
const OPENING = { active: 0.56, 'new-clients': 0.46, leaving: 0.17 };
const MAIL_TYPES = { 'new-clients': [['activation', 70], ['digest', 15], ['follow-up', 15]], leaving: [['activation', 35], ['digest', 50], ['invitation', 15]], active: [['digest', 50], ['invitation', 25], ['follow-up', 25]] };

const campaignOn = (random, product, date) => {
  const running = CAMPAIGNS.filter((row) => row.product === product && row.startsOn <= date && row.endsOn >= date).map(({ campaign }) => campaign);
  return running.length === 0 || random.happens(0.15) ? '' : running.includes(CAMPAIGN) && random.happens(0.7) ? CAMPAIGN : random.one(running);
};

/** How many days pass until a message is opened; a few are opened months later. */
const openingDelay = (random) => random.weighted([[0, 55], [1, 25], [random.between(2, 6), 14], [random.between(8, 30), 5], [random.between(60, 125), 1]]);

function sendOf(random, { hcp, date, product, segments, state, mayOpen }) {
  const send = { hcp, attemptedAt: date, emailType: random.weighted(MAIL_TYPES[state] ?? MAIL_TYPES.active), campaign: campaignOn(random, product, date), product,
    keyMessage: product === BRAND ? random.one(MESSAGE_CODES) : '', segment: segments };
  const fate = random.unit();
  if (fate < 0.018) return { ...send, droppedAt: date };
  send.sentAt = date;
  if (fate < 0.045) return { ...send, bouncedAt: date };
  send.deliveredAt = random.happens(0.95) ? date : addDays(date, 1);
  if (send.deliveredAt >= DATA_END) return { ...send, deliveredAt: '' };
  if (random.happens(0.11)) send.machineOpenedAt = send.deliveredAt;
  const recommended = state === 'new-clients' && date >= '2026-08-01' ? 0.18 : 0;
  const openedAt = addDays(send.deliveredAt, openingDelay(random));
  if (random.happens((OPENING[state] ?? 0.3) + recommended) && mayOpen(openedAt)) {
    const clicks = random.happens(0.27);
    if (!clicks || random.happens(0.95)) send.openedAt = openedAt;
    if (clicks) send.clickedAt = openedAt;
    if (random.happens(0.008)) send.unsubscribedAt = openedAt;
  }
  return send;
}

/** Consent events and e-mails, month by month: who is opted in gets mail, and mail makes some opt out. */
export function consentsAndSends(hcps, audience, segmentsOf) {
  const random = chance('consents and sends');
  const ledger = new ConsentLedger(random);
  const inAudience = new Set(audience.map(({ hcp }) => hcp));
  const liking = ({ hcp }) => (inAudience.has(hcp) ? 0.9 : 0.45);
  const mayOpen = (hcp) => (date) => date < DATA_END && (date < PERIOD.start || inAudience.has(hcp));
  const sends = [];

  const mail = (product, month, people, count) => {
    for (let sent = 0; sent < count;) {
      const row = random.one(people);
      const date = dayInMonth(random, month);
      const segments = segmentsOf(row.hcp, date);
      const [state] = segments;
      const consented = ledger.optIn(row.hcp, date, 'approved-email', product);
      if (state !== 'new-clients' && random.happens(0.45)) continue;
      if (!isValid(row, date) || !consented || state === 'left' || (!inAudience.has(row.hcp) && random.happens(0.5))) continue;
      const send = sendOf(random, { hcp: row.hcp, date, product, segments, state, mayOpen: mayOpen(row.hcp) });
      sends.push(send);
      if (send.sentAt) sent += 1;
      if (send.unsubscribedAt && product === BRAND && monthOf(send.unsubscribedAt) === month) ledger.add(row.hcp, 'opt-out', later(send.unsubscribedAt, date), { consentSource: 'unsubscribe-link' });
      else if (product === BRAND) delete send.unsubscribedAt;
    }
  };

  consentsBefore(random, ledger, hcps, liking);
  MONTHS.forEach((month, at) => {
    consentChanges(random, ledger, hcps, month);
    const readers = (product) => hcps.filter((row) => isValid(row, addMonths(month, 1)) && ledger.optIn(row.hcp, month, 'approved-email', product));
    mail(BRAND, month, readers(BRAND), SENT[at]);
    mail(OTHER_BRANDS[at % 4], month, readers(OTHER_BRANDS[at % 4]), SENT_ELSEWHERE);
    newOptIns(random, ledger, hcps, month, liking);
  });
  return { consentEvents: ledger.rows, sends };
}
