import { CORE_CATALOG } from '../../../../src/catalog/index.js';
import { extendCatalog, type Catalog, type ColumnDefinition, type FactDefinition, type Formula, type MeasureDefinition, type StateDefinition } from '../../../../src/contract/index.js';

const code: ColumnDefinition = { type: 'code' };
const number: ColumnDefinition = { type: 'number' };
const date: ColumnDefinition = { type: 'date' };

/** Small facts for one operation each. */
const FACTS: readonly FactDefinition[] = [
  { id: 'goals', label: 'Goals', time: 'day', lookups: ['hcps', 'weights'], columns: { hcp: code, day: date, channel: code, done: number, most: number, weight: number, kindOfGoal: code, repliedAt: date, askedAt: date } },
  { id: 'weights', label: 'Weights', key: 'kindOfGoal', columns: { kindOfGoal: code, share: number, knownSince: date } },
  { id: 'reaches', label: 'Reaches', time: 'day', columns: { place: code, day: date, reach: number } },
  { id: 'cases', label: 'Cases', time: 'openedAt', lookups: ['hcps'], columns: { hcp: code, kindOfCase: code, openedAt: date, closedAt: date } },
  { id: 'contracts', label: 'Contracts', time: 'startsOn', lookups: ['clients'], columns: { client: code, plan: code, startsOn: date, endsOn: date, amount: number } },
  { id: 'clients', label: 'Clients', key: 'client', columns: { client: code, country: code, since: date } },
  { id: 'crews', label: 'Crews', time: 'takenAt', columns: { crew: code, takenAt: date, staff: number } },
  { id: 'films', label: 'Films', key: 'film', columns: { film: code, genre: code, approvedFrom: date, approvedTo: date } },
  { id: 'contacts', label: 'Contacts', key: 'contact', columns: { contact: code, country: code, validFrom: date, validTo: date } },
  { id: 'visits', label: 'Visits', time: 'day', lookups: ['contacts'], columns: { contact: code, day: date } },
  { id: 'credits', label: 'Credits', time: 'day', columns: { day: date, model: code, place: code, value: number }, single: ['model'] },
  { id: 'scripts', label: 'Scripts', time: 'month', lookups: ['hcps', 'products'], columns: { hcp: code, product: code, month: date, written: number } },
];

const STATES: readonly StateDefinition[] = [
  { id: 'contract', fact: 'contracts', kind: 'interval', entity: 'client', state: 'plan', time: 'startsOn', until: 'endsOn' },
  { id: 'crew', fact: 'crews', kind: 'snapshot', entity: 'crew', time: 'takenAt', carryDays: 30 },
  { id: 'film', fact: 'films', kind: 'interval', entity: 'film', time: 'approvedFrom', until: 'approvedTo' },
  { id: 'contactBase', fact: 'contacts', kind: 'interval', entity: 'contact', time: 'validFrom', until: 'validTo' },
];

export const measure = (id: string, formula: Formula, more: Partial<MeasureDefinition> = {}): MeasureDefinition =>
  ({ id, label: id, unit: 'count', decimals: 0, additivity: 'non-additive', direction: 'up', definition: '', family: 'test', ...more, formula });
export const named = (id: string): { readonly op: 'measure'; readonly id: string } => ({ op: 'measure', id });

const DIMENSIONS = ['place', 'kindOfGoal', 'kindOfCase', 'client', 'plan', 'country', 'crew', 'film', 'genre', 'contact', 'model', 'kpi', 'family'].map((id) => ({ id, label: id }));
const DERIVED = [{ id: 'mailedFor', label: 'Mailed for', overlapping: true, derived: { fact: 'sends', column: 'campaign', where: [{ column: 'deliveredAt', isSet: true }] } }] as const;

/** The core catalog with small facts, their states, and the measures of a test. */
export function catalogWith(...measures: readonly MeasureDefinition[]): Catalog {
  return extendCatalog(CORE_CATALOG, { facts: FACTS, states: STATES, dimensions: [...DIMENSIONS.filter(({ id }) => !CORE_CATALOG.dimensions.some((known) => known.id === id)), ...DERIVED], measures });
}
