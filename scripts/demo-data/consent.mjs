import { addDays, addMonths, dayInMonth, DATA_END, earlier, later, MONTHS } from './calendar.mjs';
import { isValid } from './hcps.mjs';
import { BRAND, OTHER_BRANDS } from './lookups.mjs';

/** HCPs opted in for the brand, by any channel, at the end of each month. */
const STOCK = [702, 716, 741, 768, 797, 824, 851, 878, 893, 899, 951, 998, 1026, 1043, 1071, 1099, 1131, 1168, 1211, 1254, 1288, 1301, 1362, 1409];
const STOCK_BEFORE = 680;
const SOURCES = [['visit', 40], ['web-form', 30], ['event', 20], ['call-centre', 10]];
const TYPES = [['explicit', 60], ['double', 25], ['implied', 15]];
const CHANNELS = [['approved-email', 74], ['phone', 10], ['marketing-email', 8], ['sms', 8]];
/** Opt-ins that nobody renews in a month, enough of them not to be hidden. */
const LAPSING = 7;
const MONTHS_VALID = { explicit: 24, double: 36, implied: 12 };

/** Writes consent events and answers what is in force; events of one HCP, channel and product come in order of time. */
export class ConsentLedger {
  #random;
  #timelines = new Map();
  #ofHcp = new Map();
  rows = [];

  constructor(random) {
    this.#random = random;
  }

  add(hcp, consentStatus, date, { channel = 'approved-email', product = BRAND, consentType, consentSource } = {}) {
    const key = `${hcp} ${channel} ${product}`;
    const timeline = this.#timelines.get(key) ?? [];
    const last = timeline[timeline.length - 1];
    const effectiveFrom = last && last.effectiveFrom >= date ? addDays(last.effectiveFrom, 1) : date;
    if (effectiveFrom >= DATA_END) return;
    const type = consentStatus === 'opt-out' ? '' : consentType ?? this.#random.weighted(TYPES);
    const row = { hcp, channel, product, consentStatus, consentType: type, consentSource: consentSource ?? this.#random.weighted(SOURCES),
      capturedAt: addDays(effectiveFrom, -this.#random.weighted([[0, 80], [1, 15], [3, 5]])), effectiveFrom,
      effectiveTo: consentStatus === 'opt-in' ? `${addMonths(effectiveFrom, MONTHS_VALID[type]).slice(0, 8)}${effectiveFrom.slice(8) > '28' ? '28' : effectiveFrom.slice(8)}` : '' };
    if (!last) this.#ofHcp.set(hcp, [...(this.#ofHcp.get(hcp) ?? []), timeline]);
    timeline.push(row);
    this.#timelines.set(key, timeline);
    this.rows.push(row);
  }

  /** The opt-in of this channel and product in force on the day. */
  optIn(hcp, date, channel = 'approved-email', product = BRAND) {
    return this.#inForce(this.#timelines.get(`${hcp} ${channel} ${product}`), date);
  }

  #inForce(timeline, date) {
    const row = timeline?.filter(({ effectiveFrom }) => effectiveFrom <= date).pop();
    return row?.consentStatus === 'opt-in' && row.effectiveTo > date ? row : undefined;
  }

  optedIn(hcp, date, product = BRAND) {
    return (this.#ofHcp.get(hcp) ?? []).some((timeline) => timeline[0].product === product && this.#inForce(timeline, date));
  }

  /** Opt-ins of the HCP in force on the day. */
  optInsOf(hcp, date) {
    return (this.#ofHcp.get(hcp) ?? []).map((timeline) => this.#inForce(timeline, date)).filter((row) => row !== undefined);
  }

  known(hcp) {
    return this.#ofHcp.has(hcp);
  }

  /** Whether anything is written for the HCP from that day on. */
  changes(hcp, start) {
    return (this.#ofHcp.get(hcp) ?? []).some((timeline) => timeline[timeline.length - 1].effectiveFrom >= start);
  }

  /** Opt-ins whose end falls between the days and that nothing has followed yet. */
  ending(start, end) {
    return [...this.#timelines.values()].map((timeline) => timeline[timeline.length - 1])
      .filter(({ consentStatus, effectiveTo }) => consentStatus === 'opt-in' && effectiveTo >= start && effectiveTo < end);
  }
}

/** What happened before the 24 months: opt-ins, a few opt-outs. */
export function consentsBefore(random, ledger, hcps, liking) {
  const early = hcps.filter((row) => row.validFrom < '2023-10-01' && isValid(row, MONTHS[0]));
  for (const row of random.sample(early, STOCK_BEFORE, liking)) {
    ledger.add(row.hcp, 'opt-in', dayInMonth(random, addMonths('2023-11-01', random.below(12)), row.validFrom), { channel: random.weighted(CHANNELS) });
    if (random.happens(0.14)) ledger.add(row.hcp, 'opt-in', dayInMonth(random, addMonths('2024-02-01', random.below(9))), { channel: random.weighted(CHANNELS.slice(1)) });
  }
  for (const product of OTHER_BRANDS.slice(0, 4)) {
    for (const row of random.sample(early, 55)) ledger.add(row.hcp, 'opt-in', dayInMonth(random, addMonths('2024-01-01', random.below(10))), { product });
  }
  for (const row of random.sample(early.filter(({ hcp }) => !ledger.known(hcp)), 60)) ledger.add(row.hcp, 'opt-out', dayInMonth(random, addMonths('2024-01-01', random.below(10))));
}

/** The losses, renewals and pending opt-ins of one month. */
export function consentChanges(random, ledger, hcps, month) {
  const end = addMonths(month, 1);
  for (const { hcp, validTo } of hcps.filter((row) => row.validTo >= month && row.validTo < end)) {
    for (const { channel, product } of ledger.optInsOf(hcp, validTo)) ledger.add(hcp, 'opt-out', validTo, { channel, product, consentSource: 'data-removal' });
  }
  const ending = ledger.ending(month, end);
  const lapsing = new Set(ending.filter(({ product }) => product === BRAND).slice(0, LAPSING));
  for (const row of ending) {
    if (!lapsing.has(row) && random.happens(0.75)) ledger.add(row.hcp, 'opt-in', later(addDays(row.effectiveTo, -random.between(5, 25)), addDays(row.effectiveFrom, 1)), row);
  }
  const optedIn = hcps.filter((row) => isValid(row, end) && ledger.optIn(row.hcp, month));
  for (const row of random.sample(optedIn, random.between(4, 7))) ledger.add(row.hcp, 'opt-out', dayInMonth(random, month));
  const elsewhere = hcps.filter((row) => isValid(row, end)).flatMap(({ hcp }) => ledger.optInsOf(hcp, month)).filter(({ channel }) => channel !== 'approved-email');
  for (const { hcp, channel, product } of random.sample(elsewhere, random.between(1, 3))) ledger.add(hcp, 'opt-out', dayInMonth(random, month), { channel, product });
  for (const row of random.sample(optedIn, random.between(3, 6))) ledger.add(row.hcp, 'opt-in', dayInMonth(random, month));
  const unknown = random.sample(hcps.filter((row) => isValid(row, month) && isValid(row, end) && !ledger.known(row.hcp)), 14);
  for (const row of unknown.slice(0, 4)) {
    const day = dayInMonth(random, month);
    ledger.add(row.hcp, 'opt-out', day, { consentSource: 'call-centre' });
    if (random.happens(0.25)) ledger.add(row.hcp, 'opt-out', earlier(addDays(day, random.between(2, 60)), addDays(DATA_END, -1)), { consentSource: 'web-form' });
  }
  for (const row of unknown.slice(4, 11)) {
    const day = dayInMonth(random, month);
    ledger.add(row.hcp, 'pending', day, { consentType: 'double', consentSource: 'web-form' });
    if (random.happens(0.6)) ledger.add(row.hcp, 'opt-in', addDays(day, random.between(1, 9)), { consentType: 'double', consentSource: 'web-form' });
  }
  for (const row of unknown.slice(11)) {
    ledger.add(row.hcp, 'opt-in', dayInMonth(random, month), { product: random.one(OTHER_BRANDS.slice(0, 4)), channel: random.weighted(CHANNELS) });
  }
}

/** As many new opt-ins as bring the month to its stock, most readily from HCPs who have just joined; some HCPs opt in to a second channel. */
export function newOptIns(random, ledger, hcps, month, liking) {
  const end = addMonths(month, 1);
  const last = addDays(end, -1);
  const missing = STOCK[MONTHS.indexOf(month)] - hcps.filter(({ hcp }) => ledger.optedIn(hcp, last)).length;
  if (missing < 0) throw new Error(`opted-in HCPs above the stock of ${month} by ${-missing}`);
  const candidates = hcps.filter((row) => isValid(row, month) && isValid(row, last) && !ledger.optedIn(row.hcp, last) && (!ledger.known(row.hcp) || (random.happens(0.08) && !ledger.changes(row.hcp, month))));
  const isNew = ({ validFrom }) => validFrom >= addMonths(month, -3);
  const taken = random.sample(candidates, missing, (row) => (isNew(row) ? 0.9 : 0.15 * liking(row)));
  for (const row of taken) ledger.add(row.hcp, 'opt-in', dayInMonth(random, month), { channel: random.weighted(CHANNELS) });
  for (const row of taken) {
    if (random.happens(0.16)) ledger.add(row.hcp, 'opt-in', dayInMonth(random, month), { channel: random.weighted(CHANNELS.slice(1)) });
  }
}
