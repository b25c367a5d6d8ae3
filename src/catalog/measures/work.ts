import type { Condition, Formula } from '../../contract/catalog.js';
import { count, distinct, family, is, ratio, set, stock, yes } from './formulas.js';

const of = (kind: string): Condition => is('processKind', kind);
/** Closed cases are dated by the day they were delivered. */
const days = (op: 'median' | 'sum', kind: string): Formula => ({ op, fact: 'processCases', column: 'days', time: 'deliveredAt', where: [of(kind)] });
const closed = (kind: string): Formula => ({ op: 'count', fact: 'processCases', time: 'deliveredAt', where: [of(kind)] });
const openAge = (kind: string): Formula => ({ op: 'openAge', fact: 'processCases', from: 'openedAt', until: 'deliveredAt', where: [of(kind)] });

export const PROCESS = family('process', [
  { id: 'campaignFte', label: 'FTE on campaigns', unit: 'fte', decimals: 1, additivity: 'semi-additive', direction: 'neutral', definition: 'Full-time equivalents working on campaigns at the end of the period.', formula: { op: 'stock', states: 'team', sum: 'fte' } },
  { id: 'peoplePerExtraction', label: 'People per extraction', unit: 'person', decimals: 1, direction: 'down', definition: 'People who took part, on average for each extraction delivered in the period.', formula: ratio({ op: 'sum', fact: 'processCases', column: 'people', time: 'deliveredAt', where: [of('extraction')] }, closed('extraction')) },
  { id: 'extractionTime', label: 'Extraction time, median', unit: 'day', decimals: 1, direction: 'down', definition: 'Median days from request to delivery of the extractions delivered in the period; open ones are not in it.', formula: days('median', 'extraction') },
  { id: 'extractionTimeMean', label: 'Extraction time, mean', unit: 'day', decimals: 1, direction: 'down', definition: 'Mean days from request to delivery of the extractions delivered in the period.', formula: ratio(days('sum', 'extraction'), closed('extraction')) },
  { id: 'openExtractionAge', label: 'Age of open extractions', unit: 'day', decimals: 1, direction: 'down', definition: 'Median days that extractions not yet delivered at the end of the period had been waiting.', formula: openAge('extraction') },
  { id: 'launchTime', label: 'Launch time, median', unit: 'day', decimals: 1, direction: 'down', definition: 'Median days from decision to start of the campaigns launched in the period.', formula: days('median', 'launch') },
  { id: 'launchTimeMean', label: 'Launch time, mean', unit: 'day', decimals: 1, direction: 'down', definition: 'Mean days from decision to start of the campaigns launched in the period.', formula: ratio(days('sum', 'launch'), closed('launch')) },
  { id: 'openLaunchAge', label: 'Age of open launches', unit: 'day', decimals: 1, direction: 'down', definition: 'Median days that launches not yet made at the end of the period had been waiting.', formula: openAge('launch') },
  { id: 'autonomousUsers', label: 'Autonomous users', unit: 'user', definition: 'Different colleagues who used a report on their own at least once in the period.', formula: distinct('reportUses', 'user', yes('alone')) },
  { id: 'requestsCovered', label: 'Requests covered', unit: 'share', late: true, definition: 'Requests for figures answered by a dashboard, out of all asked in the period.', formula: ratio(count('reportRequests', is('answeredBy', 'dashboard')), count('reportRequests')) },
]);

const profiles = (...where: readonly Condition[]): Formula => stock('profile', ...where);
const checked = (column: string, outcome: string): Formula => ratio(profiles(is(column, outcome)), profiles(set(column)));

export const DATA = family('data', [
  { id: 'completeProfiles', label: 'Profiles completed', unit: 'contact', additivity: 'additive', definition: 'Contacts whose profile became complete in the period.', formula: { op: 'count', fact: 'profileQuality', time: 'completedAt' } },
  { id: 'completenessRate', label: 'Complete profiles', unit: 'share', definition: 'Contacts with a complete profile, out of all contacts at the end of the period.', formula: ratio(profiles(yes('complete')), profiles()) },
]);

export const TECHNICAL = family('technical', [
  { id: 'sourcesUsed', label: 'Sources used', unit: 'share', definition: 'Data sources used in the period, out of those in the inventory on any day of it.', formula: ratio(distinct('sourceUses', 'source'), { op: 'stock', states: 'inventory', at: 'during' }) },
  { id: 'linkageRate', label: 'Linked contacts', unit: 'share', definition: 'Contacts linked to a web or social identity, out of those with a legal basis for it.', formula: ratio(profiles(yes('legalBasis'), yes('linked')), profiles(yes('legalBasis'))) },
  { id: 'validEmailShare', label: 'Valid e-mail addresses', unit: 'share', definition: 'E-mail addresses tested as valid, out of those held at the end of the period, untested ones included.', formula: checked('emailCheck', 'valid') },
  { id: 'untestedEmailShare', label: 'Untested e-mail addresses', unit: 'share', direction: 'down', definition: 'E-mail addresses never tested, out of those held at the end of the period.', formula: checked('emailCheck', 'untested') },
  { id: 'validPostalShare', label: 'Valid postal addresses', unit: 'share', definition: 'Postal addresses tested as valid, out of those held at the end of the period, untested ones included.', formula: checked('postalCheck', 'valid') },
  { id: 'untestedPostalShare', label: 'Untested postal addresses', unit: 'share', direction: 'down', definition: 'Postal addresses never tested, out of those held at the end of the period.', formula: checked('postalCheck', 'untested') },
  { id: 'miningReadyRate', label: 'Contacts ready for data mining', unit: 'share', definition: 'Contacts whose profile meets the rule for data mining, out of all contacts at the end of the period.', formula: ratio(profiles(yes('miningReady')), profiles()) },
]);
