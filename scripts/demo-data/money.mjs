import { addDays, addMonths, CAMPAIGN_START, DATA_END, dayInMonth, monthEnd, MONTHS } from './calendar.mjs';
import { BRAND, CAMPAIGN, CAMPAIGNS } from './lookups.mjs';
import { chance } from './random.mjs';

const CHANNELS = ['face-to-face', 'approved-email', 'webinar', 'web', 'phone'];
/** Money in an average month of a campaign, and by channel the share and the nature of what is spent. */
const BUDGETS = { 'launch-2024': 52000, 'breathe-2025': 33000, 'congress-2025': 30000, 'winter-care': 18000, [CAMPAIGN]: 38000, 'congress-2026': 34000, 'strong-bones': 11000, 'steady-beat': 9000 };
const SPENDING = [['face-to-face', 'field', 0.38], ['face-to-face', 'production', 0.08], ['approved-email', 'production', 0.09], ['approved-email', 'tools', 0.05], ['webinar', 'production', 0.12],
  ['web', 'media', 0.11], ['web', 'acquisition', 0.12], ['phone', 'field', 0.05]];

const runningIn = (month) => CAMPAIGNS.filter(({ startsOn, endsOn }) => startsOn <= month && endsOn >= month);

/** Money by campaign, channel and nature; in summer less is spent, around the congress more. */
export function costRows() {
  const random = chance('costs');
  return MONTHS.flatMap((month) => runningIn(month).flatMap(({ campaign, product }) => SPENDING.map(([channel, costNature, share]) => {
    const season = { '08': 0.7, '09': 1.2 }[month.slice(5, 7)] ?? 1;
    const budget = Math.round(BUDGETS[campaign] * share / 100) * 100;
    return { month, campaign, product, channel, costNature, budget, spent: Math.round(budget * season * (0.88 + random.unit() * 0.22)) };
  })));
}

/** What an HCP who sees the campaign orders more in each of twelve months. */
const GAINS = [280, 290, 300, 300, 310, 310, 330, 370, 420, 390, 430, 470];

/** HCPs whose orders are followed: some see the campaign, the others are left out of it on purpose. */
export function holdoutRows(audience) {
  const random = chance('holdouts');
  const followed = random.sample(audience.filter(({ validFrom }) => validFrom < '2026-03-01'), 360);
  return MONTHS.slice(-GAINS.length).flatMap((month, at) => followed.map(({ hcp }, place) => {
    const arm = place < 240 ? 'exposed' : 'control';
    const gain = arm === 'exposed' ? GAINS[at] : 0;
    const revenue = Math.round((1150 + gain) * (0.65 + random.unit() * 0.7));
    return { hcp, month, arm, campaign: month >= CAMPAIGN_START ? CAMPAIGN : 'breathe-2025', product: BRAND, revenue, margin: Math.round(revenue * 0.68) };
  }));
}

/** Shares of the channels by model: who came first, who came last, everybody in equal parts. */
const MODELS = { 'first-touch': [0.18, 0.16, 0.12, 0.48, 0.06], 'last-touch': [0.44, 0.2, 0.14, 0.1, 0.12], linear: [0.29, 0.21, 0.15, 0.25, 0.1] };

/** `total` in whole parts by the shares; what rounding leaves goes to the last. */
function parts(total, shares) {
  const whole = shares.slice(0, -1).map((share) => Math.round(total * share));
  return [...whole, total - whole.reduce((sum, part) => sum + part, 0)];
}

/** What the campaigns brought in an indirect way: the models divide the same totals among the channels. */
export function attributionRows() {
  const random = chance('attributions');
  return MONTHS.flatMap((month) => runningIn(month).flatMap(({ campaign, product }) => {
    const turnover = Math.round(BUDGETS[campaign] * (1.5 + random.unit() * 0.6));
    const visits = Math.round(turnover / random.between(180, 240));
    return Object.entries(MODELS).flatMap(([attributionModel, shares]) => {
      const [money, people] = [parts(turnover, shares), parts(visits, shares)];
      return CHANNELS.map((channel, at) => ({ month, attributionModel, campaign, product, channel, turnover: money[at], visits: people[at] }));
    });
  }));
}

/** Paper coupons for a training kit; they come back over weeks. */
export function couponRows() {
  const random = chance('coupons');
  return MONTHS.slice(-12).flatMap((month) => Array.from({ length: 55 }, () => {
    const issuedAt = dayInMonth(random, month);
    const back = addDays(issuedAt, random.between(4, 75));
    const campaign = runningIn(issuedAt).find(({ product }) => product === BRAND)?.campaign;
    return { issuedAt, returnedAt: random.happens(0.27) && back < DATA_END ? back : '', campaign, product: BRAND, channel: random.weighted([['face-to-face', 60], ['congress', 15], ['web', 25]]) };
  }));
}

const LEADS = [22, 19, 26, 28, 31, 29, 33, 34, 27, 20, 41, 38, 36, 28, 35, 37, 42, 48, 52, 56, 53, 38, 69, 66];
const after = (random, day, low, high) => {
  const next = addDays(day, random.between(low, high));
  return next < DATA_END ? next : '';
};

/** Enquiries about the brand's service for practices: qualified by marketing, accepted by sales, won. */
export function leadRows() {
  const random = chance('leads');
  return MONTHS.flatMap((month, at) => Array.from({ length: LEADS[at] }, () => {
    const createdAt = dayInMonth(random, month);
    const campaign = random.happens(0.6) ? runningIn(createdAt).find(({ product }) => product === BRAND)?.campaign : '';
    const row = { createdAt, trafficSource: random.weighted([['search', 36], ['newsletter', 22], ['social', 16], ['partner', 10], ['event', 16]]), campaign, product: BRAND };
    row.qualifiedAt = random.happens(0.62) ? after(random, createdAt, 1, 12) : '';
    row.acceptedAt = row.qualifiedAt && random.happens(0.52 + at * 0.004) ? after(random, row.qualifiedAt, 2, 20) : '';
    row.wonAt = row.acceptedAt && random.happens(0.55) ? after(random, row.acceptedAt, 5, 40) : '';
    return row;
  })).sort((one, other) => (one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : 0)).map((row, at) => ({ lead: `l${at + 1}`, ...row }));
}

/** Monthly contracts: those of before the 24 months, and one for each lead won; few end. */
export function subscriptionRows(leads) {
  const random = chance('subscriptions');
  const starts = [...Array.from({ length: 64 }, () => addMonths('2024-01-01', random.below(10))), ...leads.filter(({ wonAt }) => wonAt).map(({ wonAt }) => wonAt).sort()];
  return starts.map((startsOn, at) => {
    const endsOn = random.happens(0.24) ? addDays(startsOn, random.between(90, 600)) : '';
    return { customer: `c${at + 1}`, product: BRAND, startsOn, endsOn: endsOn < DATA_END ? endsOn : '', amount: random.weighted([[190, 40], [260, 35], [340, 18], [520, 7]]) };
  });
}

/** Letters to customers whose contract is about to end. */
export function reminderRows(subscriptions) {
  const random = chance('reminders');
  return MONTHS.slice(-18).flatMap((month) => {
    const running = subscriptions.filter(({ startsOn, endsOn }) => startsOn < addMonths(month, -3) && (!endsOn || endsOn > monthEnd(month)));
    return random.sample(running, Math.min(running.length, 12)).map(({ customer, product }) => {
      const remindedAt = dayInMonth(random, month);
      return { customer, product, channel: random.weighted([['approved-email', 70], ['phone', 30]]), remindedAt, renewedAt: random.happens(0.46) ? after(random, remindedAt, 1, 55) : '' };
    });
  });
}
