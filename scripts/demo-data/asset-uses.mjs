import { CAMPAIGN_START, dayWithin, inPeriod, later, PERIOD } from './calendar.mjs';
import { isValid } from './hcps.mjs';
import { ASSETS, BRAND, CAMPAIGN, FURTHER_USED, SHOWN_ASSETS, UNUSED } from './lookups.mjs';
import { chance } from './random.mjs';

const BY_CODE = new Map(ASSETS.map((asset) => [asset.asset, asset]));
const isUsable = (row) => row.hcp && row.product === BRAND && !row.isPreview && !row.isMachine && row.channel !== 'sms';

/** Assets used so often that each of their rates rests on five HCPs and more, on both sides. */
const POPULAR = 16;

/** How many HCPs stand behind an asset that is not among the four shown. */
function reachOf(random, isPopular) {
  if (isPopular) {
    const engaged = random.between(24, 41);
    const offered = engaged - random.below(3);
    return { exposed: engaged + random.between(90, 280), engaged, offered, completed: Math.max(6, Math.round(offered * random.between(19, 42) / 100)) };
  }
  const engaged = random.weighted([[random.between(1, 4), 20], [random.between(5, 12), 55], [random.between(13, 22), 25]]);
  const offered = random.happens(0.7) ? engaged : Math.floor(engaged * 0.6);
  return { exposed: engaged + random.between(10, 38), engaged, offered, completed: Math.floor(offered * random.unit() * 0.45) };
}

/**
 * Uses of assets. In the shown period an engagement is part of an interaction, which then names the
 * asset; who is exposed and does not engage leaves a row of its own.
 */
export function assetUseRows(hcps, interactions) {
  const random = chance('asset uses');
  const inWindow = hcps.filter((row) => isValid(row, PERIOD.end));
  const contacts = random.shuffled(interactions.filter((row) => isUsable(row) && inPeriod(row.occurredAt)));
  const validFrom = new Map(hcps.map((row) => [row.hcp, row.validFrom]));
  const rows = [];

  const use = ({ asset, keyMessage, product }, hcp, usedAt, more) => rows.push({ hcp, usedAt, asset, exposed: true, campaign: campaignOf(asset, usedAt), product: product ?? BRAND, keyMessage, ...more });

  const spread = ({ asset }, { exposed, engaged, offered, completed }) => {
    const described = BY_CODE.get(asset);
    const met = new Set();
    for (let at = contacts.length - 1; at >= 0 && met.size < engaged; at -= 1) {
      const contact = contacts[at];
      if (met.has(contact.hcp)) continue;
      const place = met.size;
      met.add(contact.hcp);
      contacts.splice(at, 1);
      contact.asset = asset;
      if (contact.keyMessage) contact.keyMessage = described.keyMessage;
      use(described, contact.hcp, contact.occurredAt, { engaged: true, actionOffered: place < offered ? true : '', actionCompleted: place < completed ? true : '', channel: contact.channel });
    }
    if (met.size < engaged) throw new Error(`too few interactions for ${asset}`);
    const others = random.sample(inWindow.filter(({ hcp }) => !met.has(hcp)), exposed - engaged);
    for (const { hcp } of others) {
      const from = later(PERIOD.start, validFrom.get(hcp));
      const channel = random.weighted([['web', 60], ['approved-email', 25], ['face-to-face', 15]]);
      use(described, hcp, dayWithin(random, from, PERIOD.end), { channel });
      if (random.happens(0.02)) use(described, hcp, dayWithin(random, from, PERIOD.end), { channel });
    }
    for (const hcp of random.sample([...met], Math.floor(engaged / 15))) use(described, hcp, dayWithin(random, later('2026-10-15', validFrom.get(hcp)), PERIOD.end), { engaged: true, channel: 'web' });
  };

  for (const shown of SHOWN_ASSETS) spread(shown, shown);
  const popular = new Set(random.sample(FURTHER_USED, POPULAR));
  for (const asset of FURTHER_USED) spread(asset, reachOf(random, popular.has(asset)));
  for (const asset of UNUSED.slice(0, 8)) spread(asset, { exposed: random.between(8, 20), engaged: 0, offered: 0, completed: 0 });
  before(random, hcps, interactions, use);
  elsewhere(random, interactions, use);
  return rows;
}

const campaignOf = (asset, date) => (date >= CAMPAIGN_START && (SHOWN_ASSETS.some((shown) => shown.asset === asset) || asset.charCodeAt(2) % 2 === 0) ? CAMPAIGN : '');

/** The months before the shown period: engagements in interactions, and as many exposures again and more. */
function before(random, hcps, interactions, use) {
  const contacts = interactions.filter((row) => isUsable(row) && row.occurredAt < PERIOD.start && random.happens(0.09));
  for (const contact of contacts) {
    const known = [...SHOWN_ASSETS.map(({ asset }) => BY_CODE.get(asset)), ...FURTHER_USED].filter(({ approvedFrom }) => approvedFrom <= contact.occurredAt);
    const described = random.one(known);
    contact.asset = described.asset;
    if (contact.keyMessage) contact.keyMessage = described.keyMessage;
    const offered = random.happens(0.9);
    const { channel } = contact;
    use(described, contact.hcp, contact.occurredAt, { engaged: true, actionOffered: offered ? true : '', actionCompleted: offered && random.happens(0.22) ? true : '', channel });
    const other = random.one(hcps);
    if (isValid(other, contact.occurredAt)) use(described, other.hcp, contact.occurredAt, { channel: 'web' });
  }
}

function elsewhere(random, interactions, use) {
  for (const contact of interactions.filter((row) => row.hcp && row.product && row.product !== BRAND && !row.isMachine && random.happens(0.25))) {
    const described = ASSETS.find(({ product }) => product === contact.product);
    contact.asset = described.asset;
    use(described, contact.hcp, contact.occurredAt, { engaged: true, channel: contact.channel });
  }
}
