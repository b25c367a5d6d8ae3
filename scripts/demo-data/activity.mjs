import { addDays, dayInMonth, MONTHS } from './calendar.mjs';
import { chance } from './random.mjs';

/** Segments of the activity scheme before the 24 months, of the HCPs known by then; the others of them have none. */
const AT_FIRST = { active: 1137, leaving: 369, left: 474, 'new-clients': 161 };

/**
 * HCPs that move in each of the 24 months; without `to` they leave the data base. Each number is none or
 * at least five, so that small groups need not be hidden. Who moves has been in the segment for `after`
 * months. From August 2026 personal recommendations turn many new clients active and keep active ones.
 */
const FLOWS = [
  { from: 'new-clients', to: 'active', after: 1, counts: [24, 18, 20, 17, 16, 18, 17, 18, 16, 12, 14, 20, 19, 14, 16, 16, 18, 19, 24, 28, 34, 48, 52, 54] },
  { from: 'new-clients', to: 'leaving', after: 3, counts: [6, 0, 7, 5, 6, 5, 6, 0, 5, 6, 0, 7, 5, 6, 0, 6, 5, 0, 6, 7, 5, 6, 5, 7] },
  { from: 'active', to: 'leaving', after: 2, counts: [44, 41, 47, 45, 43, 50, 46, 44, 49, 40, 48, 52, 45, 41, 47, 50, 48, 46, 51, 44, 47, 36, 38, 35] },
  { from: 'leaving', to: 'active', after: 1, counts: [24, 21, 26, 25, 28, 24, 27, 29, 22, 18, 31, 26, 27, 22, 28, 30, 26, 29, 31, 28, 27, 14, 18, 16] },
  { from: 'leaving', to: 'left', after: 3, counts: [21, 19, 24, 22, 25, 23, 26, 24, 28, 18, 27, 25, 24, 22, 26, 23, 28, 25, 27, 24, 29, 26, 28, 27] },
  { from: 'left', to: 'active', after: 1, counts: [6, 0, 8, 6, 0, 7, 0, 8, 6, 0, 9, 6, 7, 0, 8, 0, 6, 9, 7, 0, 8, 0, 6, 0] },
  { from: 'left', after: 8, counts: [7, 6, 11, 8, 0, 7, 6, 8, 0, 0, 12, 9, 7, 0, 12, 8, 6, 0, 8, 7, 9, 0, 14, 11] },
];
/** Months that HCPs stay at least where these moves brought them. */
const STAY = { 'left active': 7, 'new-clients leaving': 7 };
/** Who has not moved within this time moves less readily. */
const SLOW = 3;
const LONG_AGO = -24;

/**
 * The way of each HCP through the activity segments, as lists of [day, segment] by HCP, and the HCPs with
 * the day they leave. Who joins is a new client first, and nobody moves twice in a month.
 */
export function activityPaths(everyone) {
  const random = chance('activity');
  const at = new Map();
  const changes = new Map();
  const leaves = new Map();
  const enter = ({ hcp }, day, segment, month, came = '') => {
    at.set(hcp, { segment, month, stay: STAY[`${came} ${segment}`] ?? 0 });
    changes.set(hcp, [...(changes.get(hcp) ?? []), [day, segment]]);
  };

  const known = random.shuffled(everyone.filter(({ validFrom }) => validFrom < MONTHS[0]));
  for (const [segment, count] of Object.entries(AT_FIRST)) {
    for (const row of known.splice(0, count)) enter(row, `2024-${String(random.between(2, 10)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`, segment, LONG_AGO);
  }
  MONTHS.forEach((month, now) => {
    for (const { from, to, after, counts } of FLOWS) {
      const ready = everyone.filter(({ hcp }) => at.get(hcp)?.segment === from && now - at.get(hcp).month >= Math.max(after, at.get(hcp).stay));
      for (const row of random.sample(ready, counts[now], ({ hcp }) => (now - at.get(hcp).month > SLOW ? 0.3 : 1))) {
        const [since] = changes.get(row.hcp).at(-1);
        const day = dayInMonth(random, month, addDays(since, 5));
        if (to) {
          enter(row, day, to, now, from);
        } else {
          at.delete(row.hcp);
          leaves.set(row.hcp, day);
        }
      }
    }
    for (const row of everyone.filter(({ validFrom }) => validFrom.startsWith(month.slice(0, 7)))) enter(row, row.validFrom, 'new-clients', now);
  });
  return { changes, hcps: everyone.map((row) => ({ ...row, validTo: leaves.get(row.hcp) ?? '' })) };
}
