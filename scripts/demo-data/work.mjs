import { addDays, dayInMonth, DATA_END, MONTHS, monthEnd } from './calendar.mjs';
import { CAMPAIGNS } from './lookups.mjs';
import { chance } from './random.mjs';

export const SOURCES = [
  ['crm', 'CRM'], ['mail-engine', 'E-mail engine'], ['web-analytics', 'Web analytics'], ['sales-panel', 'Sales panel'], ['webinar-platform', 'Webinar platform'], ['consent-register', 'Consent register'],
  ['call-centre', 'Call centre'], ['congress-desk', 'Congress desk'], ['event-tool', 'Event tool'], ['social-monitor', 'Social monitoring'], ['content-library', 'Content library'], ['address-check', 'Address check'],
  ['rep-diary', 'Representatives’ diary'], ['medical-requests', 'Medical requests'], ['sample-register', 'Sample register'], ['training-portal', 'Training portal'], ['survey-tool', 'Survey tool'], ['partner-data', 'Partner data'],
].map(([source, label], at) => ({ source, label, validFrom: at < 14 ? '2023-01-01' : `2025-0${at - 11}-01`, validTo: source === 'rep-diary' ? '2026-07-01' : '' }));

/** Which sources are used in a month, the well-known ones most of all. */
export function sourceUseRows() {
  const random = chance('source uses');
  return MONTHS.flatMap((month, at) => SOURCES.flatMap(({ source, validFrom, validTo }, place) => {
    const isThere = validFrom <= month && (!validTo || validTo > monthEnd(month));
    return isThere && random.happens(place > 12 ? 0.05 : 0.9 - place * 0.04 + at * 0.004) ? [{ source, usedAt: dayInMonth(random, month) }] : [];
  }));
}

const EXTRACTIONS = 9;
const daysBetween = (start, end) => Math.round((Date.parse(end) - Date.parse(start)) / 86400000);

/** Counts and extractions of addresses, and launches of campaigns: both have become quicker since the spring of 2026. */
export function processRows() {
  const random = chance('process cases');
  const made = (processKind, openedAt, days, people, campaign = '') => {
    const done = addDays(openedAt, days);
    const deliveredAt = done < DATA_END ? done : '';
    return { processKind, openedAt, deliveredAt, days: deliveredAt ? daysBetween(openedAt, deliveredAt) : '', people, campaign };
  };
  const rows = MONTHS.flatMap((month, at) => {
    const quick = at >= 17;
    const extractions = Array.from({ length: EXTRACTIONS }, () => made('extraction', dayInMonth(random, month), random.weighted(quick ? [[1, 28], [2, 28], [4, 24], [9, 12], [30, 8]] : [[3, 20], [6, 35], [9, 25], [15, 15], [38, 5]]), random.between(quick ? 1 : 2, quick ? 3 : 6)));
    const launches = Array.from({ length: random.between(1, 3) }, () => made('launch', dayInMonth(random, month), random.between(quick ? 24 : 38, quick ? 48 : 75), random.between(5, 11), random.one(CAMPAIGNS).campaign));
    return [...extractions, ...launches];
  });
  return rows.sort((one, other) => (one.openedAt < other.openedAt ? -1 : one.openedAt > other.openedAt ? 1 : 0)).map((row, at) => ({ processCase: `p${at + 1}`, ...row }));
}

const TEAMS = { marketing: 7, 'sales-force': 6, medical: 5 };
const colleagues = Object.entries(TEAMS).flatMap(([team, count]) => Array.from({ length: count }, (_, at) => ({ colleague: `${team.slice(0, 2)}${at + 1}`, team })));

/** How much of each colleague's time goes to campaigns, at each month end. */
export function teamRows() {
  const random = chance('team');
  const parts = new Map(colleagues.map(({ colleague }) => [colleague, random.one([0.2, 0.4, 0.5, 0.6, 0.8, 1])]));
  return MONTHS.flatMap((month, at) => colleagues.filter((_, place) => place % 9 !== 8 || at > 6).map(({ colleague, team }) => {
    if (random.happens(0.06)) parts.set(colleague, random.one([0.2, 0.4, 0.5, 0.6, 0.8, 1]));
    return { colleague, team, snapshotAt: monthEnd(month), fte: parts.get(colleague) };
  }));
}

const SCREENS = ['sales', 'campaigns', 'hcps', 'theme', 'executive'];

/** Who looks at which screen: more and more on their own, without asking an analyst. */
export function reportUseRows() {
  const random = chance('report uses');
  const users = Array.from({ length: 52 }, (_, at) => ({ user: `u${String(at + 1).padStart(2, '0')}`, team: random.weighted([['marketing', 40], ['sales-force', 40], ['medical', 20]]), since: Math.floor(at / 3.2) - 4 }));
  return MONTHS.slice(-12).flatMap((month, at) => users.filter(({ since }) => since <= at).flatMap(({ user, team }) => Array.from({ length: random.between(0, 4) }, () => (
    { user, usedAt: dayInMonth(random, month), team, screen: random.one(SCREENS), alone: random.happens(0.55 + at * 0.03) || '' }))))
    .sort((one, other) => (one.usedAt < other.usedAt ? -1 : one.usedAt > other.usedAt ? 1 : 0));
}

/** Requests for figures: since the dashboards came, they answer most of them. */
export function reportRequestRows() {
  const random = chance('report requests');
  return MONTHS.flatMap((month, at) => Array.from({ length: random.between(14, 24) }, () => ({ askedAt: dayInMonth(random, month), team: random.weighted([['marketing', 45], ['sales-force', 35], ['medical', 20]]),
    answeredBy: random.happens(at < 6 ? 0.12 : Math.min(0.74, 0.25 + (at - 6) * 0.035)) ? 'dashboard' : 'analyst' })))
    .sort((one, other) => (one.askedAt < other.askedAt ? -1 : one.askedAt > other.askedAt ? 1 : 0)).map((row, at) => ({ request: `r${at + 1}`, ...row }));
}

/** What was done about gaps: the state expected without the action was written down before. Shares are in points. */
export const CORRECTIVE_ACTIONS = [
  ['recall-visits', 'activeHcps', '2025-12-08', '2026-01-31', '2026-03-31', 840, 850, 941, 'worked'],
  ['shorter-subjects', 'openRate', '2026-01-19', '2026-02-28', '2026-04-30', 39.2, 39, 41.6, 'worked'],
  ['consent-at-visits', 'optInRate', '2026-03-02', '2026-05-31', '2026-07-31', 43.6, 46, 49.1, 'worked'],
  ['second-reminder', 'clickRate', '2026-04-13', '2026-05-31', '2026-07-31', 11.4, 11.5, 11.2, 'no-effect'],
  ['address-cleaning', 'bounceRate', '2026-06-08', '2026-08-31', '2026-10-15', 3.1, 3.1, 2.7, 'unclear'],
  ['new-quizzes', 'participation', '2026-09-07', '2026-11-30', '', 26.5, 26.5, '', 'in-progress'],
  ['field-training', 'suggestionAcceptance', '2026-10-05', '2026-12-15', '', 51.8, 51.8, '', 'open'],
].map(([correctiveAction, kpi, openedOn, dueOn, evaluatedOn, before, expected, after, actionStatus]) => ({ correctiveAction, kpi, openedOn, dueOn, evaluatedOn, before, expected, after, actionStatus }));
