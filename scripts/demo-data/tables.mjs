import { activityPaths } from './activity.mjs';
import { activityRows, suggestionRows } from './company-actions.mjs';
import { adoptionRows } from './adoption.mjs';
import { assetUseRows } from './asset-uses.mjs';
import { activeAudience } from './audience.mjs';
import { sortedBy, toCsv } from './csv.mjs';
import { hcpRows } from './hcps.mjs';
import { interactionRows } from './interactions.mjs';
import { mentionRows, networkReachRows, seoRankRows, socialPostRows, webSessionRows } from './digital.mjs';
import { addReactions, planRows, prescriptionRows, profileRows } from './field.mjs';
import { catalogExtension } from './labels.mjs';
import { ASSETS, CAMPAIGNS, KEY_MESSAGES, PRODUCTS, SEGMENTS } from './lookups.mjs';
import { membershipRows, segmentReader } from './memberships.mjs';
import { attributionRows, costRows, couponRows, holdoutRows, leadRows, reminderRows, subscriptionRows } from './money.mjs';
import { objectiveRows } from './objectives.mjs';
import { salesRows } from './sales.mjs';
import { consentsAndSends } from './sends.mjs';
import { CORRECTIVE_ACTIONS, processRows, reportRequestRows, reportUseRows, SOURCES, sourceUseRows, teamRows } from './work.mjs';

const COLUMNS = {
  hcps: ['hcp', 'specialty', 'territory', 'audience', 'targeted', 'validFrom', 'validTo'],
  segments: ['segment', 'label', 'segmentScheme', 'order', 'validFrom', 'validTo'],
  products: ['product', 'label', 'market', 'theme', 'own'],
  campaigns: ['campaign', 'label', 'product', 'theme', 'startsOn', 'endsOn'],
  keyMessages: ['keyMessage', 'label', 'product'],
  assets: ['asset', 'label', 'adoptionStage', 'assetKind', 'product', 'approvedFrom', 'approvedTo'],
  interactions: ['hcp', 'occurredAt', 'channel', 'activityType', 'campaign', 'product', 'keyMessage', 'asset', 'points', 'reaction', 'isPreview', 'isMachine'],
  activities: ['activity', 'doneAt', 'activityType', 'channel', 'campaign', 'product'],
  sends: ['hcp', 'attemptedAt', 'sentAt', 'deliveredAt', 'openedAt', 'machineOpenedAt', 'clickedAt', 'bouncedAt', 'droppedAt', 'unsubscribedAt', 'complainedAt', 'registeredAt', 'openCount', 'clickCount', 'emailType', 'campaign', 'product', 'keyMessage', 'segment'],
  assetUses: ['hcp', 'usedAt', 'asset', 'exposed', 'engaged', 'actionOffered', 'actionCompleted', 'campaign', 'product', 'keyMessage', 'channel'],
  consentEvents: ['hcp', 'channel', 'product', 'consentStatus', 'consentType', 'consentSource', 'capturedAt', 'confirmedAt', 'effectiveFrom', 'effectiveTo'],
  adoptionSnapshots: ['hcp', 'product', 'snapshotAt', 'adoptionStage'],
  memberships: ['hcp', 'segment', 'validFrom', 'validTo'],
  suggestions: ['hcp', 'issuedAt', 'suggestionStatus', 'channel', 'product', 'campaign'],
  sales: ['product', 'month', 'territory', 'turnover', 'units'],
  objectives: ['kpi', 'scenario', 'startsOn', 'endsOn', 'value', 'setOn', 'adoptionStage', 'product'],
  prescriptions: ['hcp', 'product', 'month', 'prescriptions', 'newPrescriptions'],
  plans: ['hcp', 'territory', 'channel', 'campaign', 'product', 'startsOn', 'goal', 'max', 'actual', 'weight'],
  holdouts: ['hcp', 'month', 'arm', 'campaign', 'product', 'revenue', 'margin'],
  costs: ['month', 'campaign', 'product', 'channel', 'costNature', 'budget', 'spent'],
  attributions: ['month', 'attributionModel', 'campaign', 'product', 'channel', 'turnover', 'visits'],
  coupons: ['issuedAt', 'returnedAt', 'campaign', 'product', 'channel'],
  leads: ['lead', 'createdAt', 'qualifiedAt', 'acceptedAt', 'wonAt', 'trafficSource', 'campaign', 'product'],
  subscriptions: ['customer', 'product', 'startsOn', 'endsOn', 'amount'],
  reminders: ['customer', 'product', 'channel', 'remindedAt', 'renewedAt'],
  correctiveActions: ['correctiveAction', 'kpi', 'openedOn', 'dueOn', 'evaluatedOn', 'before', 'expected', 'after', 'actionStatus'],
  profileQuality: ['hcp', 'validFrom', 'validTo', 'complete', 'completedAt', 'emailCheck', 'postalCheck', 'legalBasis', 'linked', 'miningReady'],
  processCases: ['processCase', 'processKind', 'openedAt', 'deliveredAt', 'days', 'people', 'campaign'],
  teamSnapshots: ['colleague', 'team', 'snapshotAt', 'fte'],
  reportUses: ['user', 'usedAt', 'team', 'screen', 'alone'],
  reportRequests: ['request', 'askedAt', 'team', 'answeredBy'],
  sources: ['source', 'label', 'validFrom', 'validTo'],
  sourceUses: ['source', 'usedAt'],
};

/** Tables of a source of their own, in a folder of their own. */
const DIGITAL_COLUMNS = {
  webSessions: ['visitor', 'startedAt', 'trafficSource', 'medium', 'landing', 'campaign', 'product', 'prospectAt'],
  socialPosts: ['post', 'day', 'network', 'campaign', 'product', 'impressions', 'engagements', 'views', 'watchMinutes'],
  networkReach: ['network', 'startsOn', 'theme', 'reach'],
  seoRanks: ['keyword', 'landing', 'day', 'theme', 'position', 'impressions', 'clicks'],
  mentions: ['keyword', 'competitor', 'network', 'day', 'theme', 'mentions'],
};
/** Look-ups that both sources read. */
const SHARED = ['products', 'campaigns'];

const digitalTables = () => ({ webSessions: webSessionRows(), socialPosts: socialPostRows(), networkReach: networkReachRows(), seoRanks: seoRankRows(), mentions: mentionRows() });

function tables() {
  const { hcps, changes } = activityPaths(hcpRows());
  const memberships = membershipRows(hcps, changes);
  const segmentsOf = segmentReader(memberships);
  const audience = activeAudience(hcps, segmentsOf);
  const { consentEvents, sends } = consentsAndSends(hcps, audience, segmentsOf);
  const interactions = interactionRows(hcps, audience, segmentsOf, sends);
  const assetUses = assetUseRows(hcps, interactions);
  const adoption = adoptionRows(hcps, audience);
  const leads = leadRows();
  const subscriptions = subscriptionRows(leads);
  addReactions({ sends, interactions, consentEvents });
  return {
    hcps, segments: SEGMENTS, products: PRODUCTS, campaigns: CAMPAIGNS, keyMessages: KEY_MESSAGES, assets: ASSETS,
    interactions: sortedBy(interactions, 'occurredAt', 'hcp', 'activityType'), activities: activityRows(), sends: sortedBy(sends, 'attemptedAt', 'hcp'),
    assetUses: sortedBy(assetUses, 'usedAt', 'hcp', 'asset'), consentEvents: sortedBy(consentEvents, 'effectiveFrom', 'hcp', 'channel', 'product'),
    adoptionSnapshots: sortedBy(adoption, 'snapshotAt', 'product', 'hcp'), memberships: sortedBy(memberships, 'validFrom', 'hcp', 'segment'),
    suggestions: sortedBy(suggestionRows(hcps, audience), 'issuedAt', 'hcp'), sales: salesRows(), objectives: objectiveRows(),
    prescriptions: prescriptionRows(adoption), plans: planRows(audience, interactions), holdouts: holdoutRows(audience), costs: costRows(), attributions: attributionRows(),
    coupons: sortedBy(couponRows(), 'issuedAt'), leads, subscriptions, reminders: sortedBy(reminderRows(subscriptions), 'remindedAt', 'customer'), correctiveActions: CORRECTIVE_ACTIONS,
    profileQuality: sortedBy(profileRows(hcps), 'validFrom', 'hcp'), processCases: processRows(), teamSnapshots: teamRows(), reportUses: reportUseRows(), reportRequests: reportRequestRows(),
    sources: SOURCES, sourceUses: sortedBy(sourceUseRows(), 'usedAt', 'source'),
  };
}

const kebab = (id) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const filesOf = (columns, rows, folder = '') => Object.fromEntries(Object.entries(columns).map(([id, names]) => [`${folder}${kebab(id)}.csv`, toCsv(names, rows[id])]));
const namesOf = (ids, folder = '') => Object.fromEntries(ids.map((id) => [id, `${folder}${kebab(id)}.csv`]));

/**
 * The files of the demo by name: one CSV for each table of the catalog, `tables.json` that says which is
 * which, and `catalog.json` with the labels of their codes; those of the second source in `digital/`.
 */
export function demoFiles() {
  const [made, digital] = [tables(), digitalTables()];
  return {
    ...filesOf(COLUMNS, made), 'tables.json': json(namesOf(Object.keys(COLUMNS))), 'catalog.json': json(catalogExtension({ ...made, ...digital })),
    ...filesOf(DIGITAL_COLUMNS, digital, 'digital/'), 'digital/tables.json': json({ ...namesOf(SHARED, '../'), ...namesOf(Object.keys(DIGITAL_COLUMNS)) }),
  };
}
