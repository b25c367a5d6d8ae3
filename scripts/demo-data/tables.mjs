import { activityPaths } from './activity.mjs';
import { activityRows, suggestionRows } from './company-actions.mjs';
import { adoptionRows } from './adoption.mjs';
import { assetUseRows } from './asset-uses.mjs';
import { activeAudience } from './audience.mjs';
import { sortedBy, toCsv } from './csv.mjs';
import { hcpRows } from './hcps.mjs';
import { interactionRows } from './interactions.mjs';
import { catalogExtension } from './labels.mjs';
import { ASSETS, CAMPAIGNS, KEY_MESSAGES, PRODUCTS, SEGMENTS } from './lookups.mjs';
import { membershipRows, segmentReader } from './memberships.mjs';
import { objectiveRows } from './objectives.mjs';
import { salesRows } from './sales.mjs';
import { consentsAndSends } from './sends.mjs';

const COLUMNS = {
  hcps: ['hcp', 'specialty', 'territory', 'audience', 'targeted', 'validFrom', 'validTo'],
  segments: ['segment', 'label', 'segmentScheme', 'order', 'validFrom', 'validTo'],
  products: ['product', 'label', 'market', 'theme', 'own'],
  campaigns: ['campaign', 'label', 'product', 'theme', 'startsOn', 'endsOn'],
  keyMessages: ['keyMessage', 'label', 'product'],
  assets: ['asset', 'label', 'adoptionStage', 'assetKind', 'product', 'approvedFrom', 'approvedTo'],
  interactions: ['hcp', 'occurredAt', 'channel', 'activityType', 'campaign', 'product', 'keyMessage', 'asset', 'points', 'isPreview', 'isMachine'],
  activities: ['activity', 'doneAt', 'activityType', 'channel', 'campaign', 'product'],
  sends: ['hcp', 'attemptedAt', 'sentAt', 'deliveredAt', 'openedAt', 'machineOpenedAt', 'clickedAt', 'bouncedAt', 'droppedAt', 'unsubscribedAt', 'emailType', 'campaign', 'product', 'keyMessage', 'segment'],
  assetUses: ['hcp', 'usedAt', 'asset', 'exposed', 'engaged', 'actionOffered', 'actionCompleted', 'campaign', 'product', 'keyMessage', 'channel'],
  consentEvents: ['hcp', 'channel', 'product', 'consentStatus', 'consentType', 'consentSource', 'capturedAt', 'effectiveFrom', 'effectiveTo'],
  adoptionSnapshots: ['hcp', 'product', 'snapshotAt', 'adoptionStage'],
  memberships: ['hcp', 'segment', 'validFrom', 'validTo'],
  suggestions: ['hcp', 'issuedAt', 'suggestionStatus', 'channel', 'product', 'campaign'],
  sales: ['product', 'month', 'territory', 'turnover', 'units'],
  objectives: ['kpi', 'scenario', 'startsOn', 'endsOn', 'value', 'setOn', 'adoptionStage', 'product'],
};

function tables() {
  const { hcps, changes } = activityPaths(hcpRows());
  const memberships = membershipRows(hcps, changes);
  const segmentsOf = segmentReader(memberships);
  const audience = activeAudience(hcps, segmentsOf);
  const { consentEvents, sends } = consentsAndSends(hcps, audience, segmentsOf);
  const interactions = interactionRows(hcps, audience, segmentsOf, sends);
  const assetUses = assetUseRows(hcps, interactions);
  return {
    hcps, segments: SEGMENTS, products: PRODUCTS, campaigns: CAMPAIGNS, keyMessages: KEY_MESSAGES, assets: ASSETS,
    interactions: sortedBy(interactions, 'occurredAt', 'hcp', 'activityType'), activities: activityRows(), sends: sortedBy(sends, 'attemptedAt', 'hcp'),
    assetUses: sortedBy(assetUses, 'usedAt', 'hcp', 'asset'), consentEvents: sortedBy(consentEvents, 'effectiveFrom', 'hcp', 'channel', 'product'),
    adoptionSnapshots: sortedBy(adoptionRows(hcps, audience), 'snapshotAt', 'product', 'hcp'), memberships: sortedBy(memberships, 'validFrom', 'hcp', 'segment'),
    suggestions: sortedBy(suggestionRows(hcps, audience), 'issuedAt', 'hcp'), sales: salesRows(), objectives: objectiveRows(),
  };
}

const kebab = (id) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The files of the demo by name: one CSV for each table of the catalog, `tables.json` that says which is
 * which, and `catalog.json` with the labels of their codes.
 */
export function demoFiles() {
  const made = tables();
  const names = Object.fromEntries(Object.keys(COLUMNS).map((id) => [id, `${kebab(id)}.csv`]));
  return { ...Object.fromEntries(Object.entries(COLUMNS).map(([id, columns]) => [names[id], toCsv(columns, made[id])])), 'tables.json': json(names), 'catalog.json': json(catalogExtension(made)) };
}
