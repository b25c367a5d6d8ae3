import { addDays, addMonths, DATA_END, later, MONTHS } from './calendar.mjs';
import { SEGMENTS } from './lookups.mjs';
import { chance } from './random.mjs';

const VALUES = [['value-a', 7], ['value-b', 10], ['value-c', 14], ['value-d', 17], ['value-e', 22], ['value-f', 9], ['value-g', 13], ['value-h', 10]];
const RECLASSIFIED = ['2025-07-01', '2026-01-01', '2026-07-01'];

/** Validity intervals of one HCP in one scheme, from a list of [day, segment]. */
const intervals = ({ hcp, validTo }, changes) => changes.map(([validFrom, segment], at) => ({ hcp, segment, validFrom, validTo: changes[at + 1]?.[0] ?? validTo }));

function valueOf(random, row) {
  if (random.happens(0.08)) return [];
  const first = row.validFrom < MONTHS[0] ? '2024-06-01' : addMonths(row.validFrom, random.between(1, 2));
  if (first >= DATA_END || (row.validTo && first >= row.validTo)) return [];
  const changes = [[first, random.weighted(VALUES)]];
  for (const day of RECLASSIFIED) {
    if (day > first && random.happens(0.08) && (!row.validTo || day < row.validTo)) {
      const next = random.weighted(VALUES);
      if (next !== changes[changes.length - 1][1]) changes.push([day, next]);
    }
  }
  return intervals(row, changes);
}

/** Overlapping segments: an HCP may be in several, comes and sometimes goes. */
function overlapping(random, rows, { segment, segmentScheme, validFrom, validTo }) {
  const opens = later(validFrom, '2024-08-01');
  const closes = validTo || DATA_END;
  const size = { behaviour: 170, interest: 140, 'campaign-list': 190 }[segmentScheme] - random.below(90);
  const fit = rows.filter((row) => row.validFrom < closes && (!row.validTo || row.validTo > addDays(opens, 40)));
  return random.sample(fit, size).flatMap((row) => {
    const earliest = later(opens, row.validFrom);
    const months = MONTHS.filter((month) => month >= earliest && month < closes && (!row.validTo || month < row.validTo));
    const from = segmentScheme === 'campaign-list' || random.happens(0.55) || months.length === 0 ? earliest : random.one(months);
    const goes = random.happens(0.2) ? addDays(from, random.between(60, 300)) : '';
    const ends = [goes, validTo, row.validTo].filter((day) => day && day < DATA_END).sort()[0] ?? '';
    return ends && ends <= from ? [] : [{ hcp: row.hcp, segment, validFrom: from, validTo: ends }];
  });
}

/** `activity`: the way of each HCP through the activity segments. */
export function membershipRows(hcps, activity) {
  const random = chance('memberships');
  return [
    ...hcps.flatMap((row) => intervals(row, activity.get(row.hcp) ?? [])),
    ...hcps.flatMap((row) => valueOf(random, row)),
    ...SEGMENTS.filter(({ segmentScheme }) => !['activity', 'value'].includes(segmentScheme)).flatMap((segment) => overlapping(random, hcps, segment)),
  ];
}

/** Answers which segments an HCP is in on a day, in the order of the segments. */
export function segmentReader(memberships) {
  const order = new Map(SEGMENTS.map(({ segment }, at) => [segment, at]));
  const byHcp = new Map();
  for (const row of memberships) {
    const list = byHcp.get(row.hcp) ?? [];
    list.push(row);
    byHcp.set(row.hcp, list);
  }
  return (hcp, date) => (byHcp.get(hcp) ?? []).filter(({ validFrom, validTo }) => validFrom <= date && (!validTo || validTo > date))
    .map(({ segment }) => segment).sort((one, other) => order.get(one) - order.get(other));
}
