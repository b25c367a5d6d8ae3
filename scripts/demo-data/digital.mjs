import { addDays, addMonths, dayWithin, MONTHS } from './calendar.mjs';
import { BRAND, CAMPAIGNS } from './lookups.mjs';
import { chance } from './random.mjs';

/** The web and the networks are two weeks ahead of the other sources. */
const DIGITAL_END = '2026-11-15';
const DIGITAL_MONTHS = [...MONTHS, '2026-11-01'];
const THEME = 'respiratory';
const monthEnds = (month) => (addMonths(month, 1) < DIGITAL_END ? addMonths(month, 1) : DIGITAL_END);
const daysFrom = (start, end) => Array.from({ length: Math.round((Date.parse(end) - Date.parse(start)) / 86400000) }, (_, at) => addDays(start, at));

/** Visits in each month; the last one is half a month. */
const SESSIONS = [190, 165, 205, 214, 232, 226, 238, 246, 219, 158, 298, 274, 262, 208, 259, 271, 296, 334, 361, 382, 360, 246, 458, 412, 196];
const LANDINGS = ['inhaler-technique', 'study-results', 'patient-support', 'webinars', 'guidance', 'product'];

/** Visits by pseudonymous visitors, some of whom leave their details later. */
export function webSessionRows() {
  const random = chance('web sessions');
  let newest = 0;
  const seen = [];
  return DIGITAL_MONTHS.flatMap((month, at) => Array.from({ length: SESSIONS[at] }, () => {
    const startedAt = dayWithin(random, month, monthEnds(month));
    const comesBack = seen.length > 40 && random.happens(0.36);
    const who = comesBack ? seen[seen.length - 1 - random.below(Math.min(seen.length, 400))] : { visitor: `v${newest += 1}`, prospectAt: '' };
    if (!comesBack) seen.push(who);
    const [trafficSource, medium] = random.weighted([[['search', 'organic'], 38], [['search', 'paid'], 12], [['newsletter', 'e-mail'], 20], [['social', 'organic'], 13], [['social', 'paid'], 6], [['partner', 'referral'], 5], [['direct', ''], 6]]);
    const product = random.weighted([[BRAND, 82], ['ostrevia', 9], ['calvexo', 9]]);
    const running = CAMPAIGNS.filter((row) => row.product === product && row.startsOn <= startedAt && row.endsOn >= startedAt);
    const campaign = running.length > 0 && medium !== 'organic' && random.happens(0.8) ? random.one(running).campaign : '';
    const left = addDays(startedAt, random.between(0, 50));
    if (!who.prospectAt && random.happens(0.07) && left < DIGITAL_END) who.prospectAt = left;
    return { visitor: who.visitor, startedAt, trafficSource, medium, landing: random.one(LANDINGS), campaign, product, prospectAt: who.prospectAt >= startedAt ? who.prospectAt : '' };
  })).sort((one, other) => (one.startedAt < other.startedAt ? -1 : one.startedAt > other.startedAt ? 1 : 0));
}

const NETWORKS = { linkwell: 2300, mediatalk: 1500, viewtube: 3100 };
const POST_DAYS = 5;

/** Each post from the day it went out: much at first, little later; films are watched on one network only. */
export function socialPostRows() {
  const random = chance('social posts');
  let posts = 0;
  return DIGITAL_MONTHS.flatMap((month, at) => Object.entries(NETWORKS).flatMap(([network, size]) => Array.from({ length: month === '2026-11-01' ? 2 : 4 }, () => {
    const post = `s${posts += 1}`;
    const product = random.weighted([[BRAND, 80], ['ostrevia', 20]]);
    const sent = dayWithin(random, month, addDays(monthEnds(month), -POST_DAYS));
    const campaign = random.happens(0.6) ? CAMPAIGNS.find((row) => row.product === product && row.startsOn <= sent && row.endsOn >= sent)?.campaign : '';
    const pull = size * (0.6 + at * 0.03) * (0.6 + random.unit() * 0.8);
    return daysFrom(sent, addDays(sent, POST_DAYS)).map((day, age) => {
      const impressions = Math.round(pull * [0.48, 0.24, 0.14, 0.09, 0.05][age]);
      const views = network === 'viewtube' ? Math.round(impressions * (0.24 + random.unit() * 0.12)) : '';
      return { post, day, network, campaign, product, impressions, engagements: Math.round(impressions * (0.021 + at * 0.0007) * (0.7 + random.unit() * 0.6)), views, watchMinutes: views === '' ? '' : Math.round(views * (1.4 + random.unit())) };
    });
  }).flat())).sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** Accounts reached in each whole month, as the networks count them: they cannot be added. */
export function networkReachRows() {
  const random = chance('network reach');
  return MONTHS.flatMap((startsOn, at) => Object.entries(NETWORKS).map(([network, size]) => ({ network, startsOn, theme: THEME, reach: Math.round(size * (2.1 + at * 0.11) * (0.92 + random.unit() * 0.16)) })));
}

const KEYWORDS = { copd: 11, 'inhaler technique': 18, exacerbation: 14, 'breathing exercises': 9, asthma: 23 };
const codeOf = (keyword) => keyword.replaceAll(' ', '-');

/** Positions in search results, taken each Monday: lower is better, and they have come down. */
export function seoRankRows() {
  const random = chance('search positions');
  return daysFrom('2024-11-04', DIGITAL_END).filter((_, at) => at % 7 === 0).flatMap((day, week) => Object.entries(KEYWORDS).map(([keyword, start]) => {
    const position = Math.max(1, Math.round((start * (1 - week * 0.0068) + (random.unit() - 0.5) * 3) * 10) / 10);
    const impressions = Math.round((900 + start * 40) * (1 + week * 0.003) * (0.8 + random.unit() * 0.4));
    return { keyword: codeOf(keyword), landing: random.one(LANDINGS), day, theme: THEME, position, impressions, clicks: Math.round(impressions * 0.28 / position) };
  }));
}

/** Mentions in a day by brand; the smallest competitor is watched only since July 2026, which every share of voice shows. */
const VOICES = { [BRAND]: 0.34, 'rival-alba': 0.62, 'rival-borea': 0.36, 'rival-cirro': 0.2 };
const WATCHED_FROM = { 'rival-cirro': '2026-07-01' };
const HEARD_ON = { linkwell: 1, mediatalk: 0.7 };

export function mentionRows() {
  const random = chance('mentions');
  return daysFrom('2025-05-01', DIGITAL_END).flatMap((day, at) => Object.keys(KEYWORDS).slice(0, 4).flatMap((keyword) => Object.entries(VOICES).flatMap(([competitor, level]) => Object.entries(HEARD_ON).flatMap(([network, share]) => {
    if (day < (WATCHED_FROM[competitor] ?? '')) return [];
    const rising = competitor === BRAND ? 1 + at * 0.0016 : 1;
    const congress = day >= '2026-09-14' && day < '2026-09-22' ? 2.2 : 1;
    const expected = level * share * rising * congress;
    const mentions = random.happens(Math.min(0.95, expected)) ? random.weighted([[1, 55], [2, 25], [4, 14], [9, 6]]) : 0;
    return mentions > 0 ? [{ keyword: codeOf(keyword), competitor, network, day, theme: THEME, mentions }] : [];
  }))));
}
