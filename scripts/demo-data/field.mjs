import { addDays, addMonths, DATA_END, later, MONTHS, monthEnd } from './calendar.mjs';
import { BRAND, CAMPAIGN } from './lookups.mjs';
import { chance } from './random.mjs';

const WEIGHTS = { 'face-to-face': 1, remote: 0.6, phone: 0.4, 'approved-email': 0.2 };
/** First months of the plan's cycles, of two months each. */
const CYCLES = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01'];

/** Contacts planned with HCPs in each cycle against those that took place: a few goals are blank, a few are 0, a few are far exceeded. */
export function planRows(audience, interactions) {
  const random = chance('plans');
  const planned = random.sample(audience.filter(({ validFrom }) => validFrom < '2025-12-01'), 330);
  const made = new Map();
  for (const { hcp, occurredAt, channel, product, isPreview, isMachine } of interactions) {
    if (product !== BRAND || isPreview || isMachine || !(channel in WEIGHTS)) continue;
    const cycle = CYCLES.findLast((start) => start <= occurredAt);
    if (cycle) made.set(`${cycle} ${hcp} ${channel}`, (made.get(`${cycle} ${hcp} ${channel}`) ?? 0) + 1);
  }
  return CYCLES.flatMap((startsOn) => planned.flatMap(({ hcp, territory }) => Object.entries(WEIGHTS).flatMap(([channel, weight]) => {
    const actual = made.get(`${startsOn} ${hcp} ${channel}`) ?? 0;
    if (actual === 0 && !random.happens(0.018)) return [];
    const dice = random.unit();
    const goal = dice < 0.02 ? '' : dice < 0.04 ? 0 : Math.max(1, actual + random.weighted([[-2, 12], [-1, 18], [0, 58], [1, 12]]));
    return [{ hcp, territory, channel, campaign: startsOn >= '2026-05-01' ? CAMPAIGN : '', product: BRAND, startsOn, goal, max: goal === '' ? '' : goal === 0 ? 0 : goal + 1, actual, weight }];
  })));
}

const LEVELS = { unuser: 0.4, awareness: 1.2, trial: 3.4, adoption: 7.6, advocacy: 11.5 };

/** Prescriptions of a panel of HCPs: they follow the stage that the HCP has reached. */
export function prescriptionRows(adoption) {
  const random = chance('prescriptions');
  const months = MONTHS.slice(-13);
  const stages = new Map(adoption.filter(({ product, adoptionStage }) => product === BRAND && adoptionStage).map(({ hcp, snapshotAt, adoptionStage }) => [`${hcp} ${snapshotAt}`, adoptionStage]));
  const stageOf = (hcp, month) => stages.get(`${hcp} ${monthEnd(month)}`);
  const known = [...new Set(adoption.map(({ hcp }) => hcp))].filter((hcp) => months.every((month) => stageOf(hcp, month)));
  const panel = random.sample(known, Math.min(known.length, 420)).map((hcp) => ({ hcp, own: 0.6 + random.unit() * 0.8 }));
  return months.flatMap((month, at) => panel.map(({ hcp, own }) => {
    const level = LEVELS[stageOf(hcp, month)] * own * (1 + at * 0.004);
    const prescriptions = Math.max(0, Math.round(level + (random.unit() - 0.5) * 2.4));
    const newPrescriptions = Math.min(prescriptions, Math.round(prescriptions * random.unit() * 0.5));
    return { hcp, product: BRAND, month, prescriptions, newPrescriptions };
  }));
}

/**
 * Spells of each contact's profile: held addresses are tested, blanks filled in, identities linked, as time goes on.
 * What was known before the 24 months stands from their eve.
 */
export function profileRows(hcps) {
  const random = chance('profiles');
  return hcps.flatMap((row) => {
    const begins = later(row.validFrom, addDays(MONTHS[0], -1));
    const end = row.validTo || DATA_END;
    const isNew = row.validFrom >= MONTHS[0];
    const first = {
      complete: random.happens(isNew ? 0.25 : 0.46), emailCheck: random.weighted([['valid', 52], ['invalid', 8], ['untested', isNew ? 34 : 22], ['', 10]]),
      postalCheck: random.weighted([['valid', 61], ['invalid', 11], ['untested', 22], ['', 6]]), legalBasis: random.happens(0.71), linked: random.happens(0.19),
    };
    const spells = [{ ...first, validFrom: begins, completedAt: isNew && first.complete ? begins : '' }];
    if (random.happens(0.56)) {
      const day = addDays(begins, Math.round(20 + random.unit() * 700));
      const last = spells[0];
      if (day < end) {
        const better = { ...last, validFrom: day, completedAt: '', complete: last.complete || random.happens(0.74), linked: last.linked || random.happens(0.32),
          emailCheck: last.emailCheck === 'untested' ? random.weighted([['valid', 84], ['invalid', 16]]) : last.emailCheck, postalCheck: last.postalCheck === 'untested' ? random.weighted([['valid', 70], ['invalid', 30]]) : last.postalCheck };
        if (better.complete && !last.complete) better.completedAt = day;
        spells.push(better);
      }
    }
    return spells.map((spell, at) => ({ ...spell, hcp: row.hcp, validTo: spells[at + 1]?.validFrom ?? row.validTo, miningReady: spell.complete && spell.emailCheck === 'valid' && spell.legalBasis }))
      .map((spell) => ({ ...spell, complete: spell.complete || '', legalBasis: spell.legalBasis || '', linked: spell.linked || '', miningReady: spell.miningReady || '' }));
  });
}

/** Adds to messages how often they were opened and clicked, who complained and who registered afterwards; to interactions the reaction to their message; to consents when they were confirmed. */
export function addReactions({ sends, interactions, consentEvents }) {
  const random = chance('reactions');
  const known = (day) => (day < DATA_END ? day : '');
  for (const send of sends) {
    if (send.openedAt) send.openCount = random.weighted([[1, 66], [2, 22], [3, 8], [5, 4]]);
    if (send.clickedAt) send.clickCount = random.weighted([[1, 78], [2, 17], [4, 5]]);
    if (send.deliveredAt && random.happens(0.0012)) send.complainedAt = known(addDays(send.deliveredAt, random.below(3)));
    const readiness = send.clickedAt ? 0.34 : send.openedAt ? 0.1 : 0.005;
    if (['invitation', 'activation'].includes(send.emailType) && send.deliveredAt && random.happens(readiness)) send.registeredAt = known(addDays(send.deliveredAt, random.weighted([[random.between(0, 6), 70], [random.between(7, 14), 20], [random.between(15, 40), 10]])));
  }
  for (const row of interactions) {
    if (row.hcp && row.keyMessage && ['face-to-face', 'remote', 'phone'].includes(row.channel) && random.happens(0.78)) row.reaction = random.weighted([['positive', 52], ['neutral', 36], ['negative', 12]]);
  }
  const begun = new Map();
  for (const row of consentEvents) {
    const key = `${row.hcp} ${row.channel} ${row.product}`;
    if (row.consentStatus === 'opt-in' && begun.has(key)) begun.get(key).confirmedAt = row.effectiveFrom;
    begun.delete(key);
    if (row.consentStatus === 'pending') begun.set(key, row);
  }
}
