import { COUNTED } from '../questions/of-rows.js';
import { countPeople, PEOPLE } from '../questions/of-people.js';
import { countRows, type Counting } from '../questions/plain-events.js';
import type { Asked } from '../questions/plain-values.js';
import type { AttackedFamily, ExpectedRow } from './dataset.js';

const HALF = { start: '2026-01-01', end: '2026-07-01' };
const MARCH = { start: '2026-03-01', end: '2026-04-01' };
const STAGED = [{ dimension: 'product', in: ['kora'] }, { dimension: 'adoptionStage', notIn: [''] }];

const ofRows = (measure: string) => (asked: Asked): readonly ExpectedRow[] => countRows(asked, COUNTED[measure] as Counting);
const ofPeople = (measure: keyof typeof PEOPLE) => (asked: Asked): readonly ExpectedRow[] => countPeople(asked, PEOPLE[measure]);

/** Figures that add up along these dimensions: no HCP (and no row) has several values of one. */
export const FAMILIES: readonly AttackedFamily[] = [
  { measure: 'interactions', dimensions: ['channel', 'campaign'], period: HALF, truth: ofRows('interactions') },
  { measure: 'interactions', dimensions: ['channel'], grain: 'quarter', period: HALF, truth: ofRows('interactions') },
  { measure: 'interactions', dimensions: ['territory'], grain: 'month', period: HALF, truth: ofRows('interactions') },
  { measure: 'interactions', dimensions: ['territory', 'channel'], period: MARCH, truth: ofRows('interactions') },
  { measure: 'opened', dimensions: ['campaign', 'territory'], period: HALF, truth: ofRows('opened') },
  { measure: 'delivered', dimensions: ['emailType', 'territory'], period: HALF, truth: ofRows('delivered') },
  { measure: 'universeHcps', dimensions: ['territory'], period: MARCH, truth: ofPeople('universeHcps') },
  { measure: 'hcpsAtStage', dimensions: ['adoptionStage', 'territory'], period: MARCH, filters: STAGED, truth: ofPeople('hcpsAtStage') },
  { measure: 'hcpsAtStage', dimensions: ['adoptionStage', 'territory'], period: { start: '2026-06-01', end: '2026-07-01' }, filters: STAGED, truth: ofPeople('hcpsAtStage') },
  { measure: 'interactions', dimensions: ['channel', 'campaign', 'product'], period: HALF, truth: ofRows('interactions') },
  { measure: 'points', isCount: false, dimensions: ['channel', 'territory'], period: HALF, truth: ofRows('points') },
  { measure: 'activeHcps', dimensions: ['territory'], period: MARCH, truth: ofRows('activeHcps') },
];
