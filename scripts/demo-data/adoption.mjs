import { addDays, addMonths, MONTHS, monthEnd } from './calendar.mjs';
import { isValid } from './hcps.mjs';
import { BRAND } from './lookups.mjs';
import { chance } from './random.mjs';

const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
/** HCPs per stage at three month ends; the months between run from one to the next. */
const FIRST = [352, 140, 66, 36, 16];
const BEFORE_CAMPAIGN = [585, 428, 268, 183, 76];
const LAST = [548, 473, 346, 291, 163];
const CAMPAIGN_AT = 16;
const CAMPAIGN_PACE = [0, 0.1, 0.21, 0.36, 0.5, 0.58, 0.82, 1];
const NO_SNAPSHOT = '2025-08-31';
const UNCLASSIFIED = 38;
const SECOND_BRAND = 'ostrevia';

/** A little to and fro between neighbouring stages, so that no month is a straight line. */
function targets(random, at) {
  const [from, to, share] = at <= CAMPAIGN_AT ? [FIRST, BEFORE_CAMPAIGN, (at * at) / (CAMPAIGN_AT * CAMPAIGN_AT)] : [BEFORE_CAMPAIGN, LAST, CAMPAIGN_PACE[at - CAMPAIGN_AT]];
  const counts = from.map((count, stage) => Math.round(count + (to[stage] - count) * share));
  if (at === 0 || at === CAMPAIGN_AT || at === MONTHS.length - 1) return counts;
  for (let stage = 0; stage < 4; stage += 1) {
    const stray = random.between(-4, 4);
    counts[stage] -= stray;
    counts[stage + 1] += stray;
  }
  return counts;
}

const sum = (counts) => counts.reduce((total, count) => total + count, 0);

/** Who is at which stage, month by month; HCPs move up and down the ladder one step at a time. */
function ladder(random, hcps, audience) {
  const liking = new Map(hcps.map(({ hcp }) => [hcp, random.unit()]));
  const inAudience = new Set(audience);
  const passing = random.sample(hcps.filter(({ validTo }) => validTo > MONTHS[8]), 40, ({ validTo }) => (validTo > MONTHS[18] ? 0.9 : 0.1));
  const waiting = [...random.shuffled([...audience, ...passing])];
  const stageOf = new Map();

  const step = (from, by) => {
    const members = [...stageOf].filter(([, stage]) => stage === from).map(([row]) => row);
    const [one, other] = [random.one(members), random.one(members)];
    const keener = liking.get(one.hcp) > liking.get(other.hcp) ? one : other;
    const mover = (by > 0) === (keener === one) ? one : other;
    stageOf.set(mover, from + by);
  };

  return MONTHS.map((month, at) => {
    const day = monthEnd(month);
    const goal = targets(random, at);
    for (const row of [...stageOf.keys()]) if (!isValid(row, day)) stageOf.delete(row);
    const running = [...stageOf.entries()];
    for (const [row, stage] of running) {
      const dice = random.unit();
      if (dice < 0.022 && stage < 4) stageOf.set(row, stage + 1);
      else if (dice > 0.978 && stage > 0) stageOf.set(row, stage - 1);
    }
    for (let index = 0; stageOf.size < sum(goal) && index < waiting.length;) {
      const row = waiting[index];
      const leavesSoon = !inAudience.has(row) && row.validTo <= addDays(day, 40);
      if (!isValid(row, day) || leavesSoon) { index += 1; continue; }
      waiting.splice(index, 1);
      stageOf.set(row, random.weighted([[0, 38], [1, 30], [2, 17], [3, 11], [4, 4]]));
    }
    for (let stage = 0; stage < 4; stage += 1) {
      const surplus = [...stageOf.values()].filter((value) => value === stage).length - goal[stage];
      for (let move = 0; move < surplus; move += 1) step(stage, 1);
      for (let move = 0; move > surplus; move -= 1) step(stage + 1, -1);
    }
    if (stageOf.size !== sum(goal)) throw new Error(`${stageOf.size} HCPs with a stage on ${day} instead of ${sum(goal)}`);
    return { day, stages: new Map(stageOf) };
  });
}

export function adoptionRows(hcps, audience) {
  const random = chance('adoption');
  const known = new Set(audience);
  const unclassified = random.sample(hcps.filter((row) => !known.has(row) && !row.validTo && row.validFrom < '2026-02-01'), UNCLASSIFIED);
  const rows = ladder(random, hcps, audience).filter(({ day }) => day !== NO_SNAPSHOT).flatMap(({ day, stages }) => [
    ...[...stages].map(([{ hcp }, stage]) => ({ hcp, product: BRAND, snapshotAt: day, adoptionStage: STAGES[stage] })),
    ...unclassified.filter(({ validFrom }) => validFrom <= addMonths(day, -3)).map(({ hcp }) => ({ hcp, product: BRAND, snapshotAt: day, adoptionStage: '' })),
  ]);
  return [...rows, ...secondBrand(random, hcps)];
}

/** Another brand that has been followed for eight months only. */
function secondBrand(random, hcps) {
  const group = random.sample(hcps.filter(({ validFrom, validTo }) => !validTo && validFrom < '2026-03-01'), 70).map(({ hcp }) => ({ hcp, stage: random.weighted([[0, 55], [1, 30], [2, 15]]) }));
  return MONTHS.slice(16).flatMap((month) => group.map((member) => {
    const dice = random.unit();
    if (dice < 0.06 && member.stage < 4) member.stage += 1;
    else if (dice > 0.975 && member.stage > 0) member.stage -= 1;
    return { hcp: member.hcp, product: SECOND_BRAND, snapshotAt: monthEnd(month), adoptionStage: STAGES[member.stage] };
  }));
}
