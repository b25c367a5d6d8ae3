import { CORE_CATALOG } from '../../src/catalog/index.js';
import { answer } from '../providers/memory/engine/small.js';
import { MARCH, type Case, type Cases } from './case.js';
import { ADOPTION_CASES, SEGMENT_CASES } from './adoption-cases.js';
import { BASE_CASES, CONTENT_CASES } from './base-cases.js';
import { CONSENT_CASES } from './consent-cases.js';
import { EXECUTIVE_CASES, SOCIAL_CASES } from './digital-cases.js';
import { EMAIL_CASES } from './email-cases.js';
import { OBJECTIVES_CASES } from './objectives-cases.js';
import { SALES_CASES } from './sales-cases.js';
import { DATA_CASES, PROCESS_CASES, TECHNICAL_CASES } from './work-cases.js';
const CASES: Cases = { ...BASE_CASES, ...CONTENT_CASES, ...EMAIL_CASES, ...ADOPTION_CASES, ...SEGMENT_CASES, ...CONSENT_CASES, ...SALES_CASES, ...OBJECTIVES_CASES, ...EXECUTIVE_CASES, ...SOCIAL_CASES, ...PROCESS_CASES, ...DATA_CASES, ...TECHNICAL_CASES };
const holds = async (catalog: any, id: string, { data, query, through, is }: Case) => {
  try {
    const figures = await answer(data, { measures: [id], period: MARCH, ...query }, { catalog, ...(through && { completeThrough: through }) });
    const wanted = typeof is === 'function' ? is(data) : is;
    const expected: any = wanted === null || typeof wanted !== 'object' ? { all: wanted } : wanted;
    if (Object.keys(figures).sort().join() !== Object.keys(expected).sort().join()) return false;
    return Object.entries(expected).every(([g, v]) => { const s = figures[g]; const f = typeof s === 'string' && s.endsWith(' partial') ? parseFloat(s) : s; return typeof v === 'number' && typeof f === 'number' ? Math.abs(v - f) < 1e-9 : f === v; });
  } catch { return false; }
};
function* mutants(f: any): Generator<[string, any]> {
  if (f === null || typeof f !== 'object') return;
  if (Array.isArray(f)) { for (let i = 0; i < f.length; i++) { yield [`drop[${i}]`, f.filter((_: any, j: number) => j !== i)]; for (const [n, m] of mutants(f[i])) yield [`${i}.${n}`, f.map((x: any, j: number) => (j === i ? m : x))]; } return; }
  for (const k of Object.keys(f)) {
    if (['time', 'cap', 'times', 'points', 'expiringDays', 'atLeast', 'coarse', 'at', 'belowTop', 'from', 'to', 'in', 'sum'].includes(k) && !(k === 'in' && f.column) && !((k==='from'||k==='to'||k==='sum') && f.op !== 'became' && f.op !== 'stock')) { const { [k]: _, ...rest } = f; yield [`-${k}`, rest]; }
    if (k === 'within') { yield ['within-1', { ...f, within: f.within - 1 }]; yield ['within+1', { ...f, within: f.within + 1 }]; }
    if (k === 'expiringDays') { yield ['exp-1', { ...f, expiringDays: f.expiringDays - 1 }]; yield ['exp+1', { ...f, expiringDays: f.expiringDays + 1 }]; }
    if (k === 'isSet') yield ['!isSet', { ...f, isSet: !f.isSet }];
    if (k === 'numerator') { yield ['swap', { ...f, numerator: f.denominator, denominator: f.numerator }]; }
    if (k === 'left' && f.op === 'difference') yield ['swaplr', { ...f, left: f.right, right: f.left }];
    if (f.op === 'distinct' && k === 'op') { const { column, ...r } = f; yield ['count', { ...r, op: 'count' }]; }
    if (f.op === 'median' && k === 'op') yield ['sum', { ...f, op: 'sum' }];
    if (f.op === 'widen' && k === 'op') yield ['nowiden', f.of];
    if (f.op === 'whole' && k === 'op') yield ['nowhole', f.of];
    if (f.op === 'reversed' && k === 'op') yield ['noreverse', f.of];
    if (f.op === 'shift' && k === 'op') yield ['noshift', f.of];
    if (k === 'against') yield ['against', { ...f, against: f.against === 'year-ago' ? 'previous-period' : 'year-ago' }];
    if (k === 'how' && f.op === 'moved') for (const how of ['up', 'down', 'entered', 'left', 'stayed', 'known']) if (how !== f.how) yield [how, { ...f, how }];
    if (k === 'how' && f.op === 'performance') for (const how of ['attainment', 'gap', 'relativeGap', 'pace', 'remaining']) if (how !== f.how) yield [how, { ...f, how }];
    if (typeof f[k] === 'object') for (const [n, m] of mutants(f[k])) yield [`${k}.${n}`, { ...f, [k]: m }];
  }
}
it('mutants', async () => {
  let all = 0; const left: string[] = [];
  for (const measure of CORE_CATALOG.measures) for (const [name, formula] of mutants(measure.formula)) {
    all++;
    const catalog = { ...CORE_CATALOG, measures: CORE_CATALOG.measures.map((m) => (m === measure ? { ...m, formula } : m)) };
    let killed = false;
    for (const one of CASES[measure.id]!) if (!await holds(catalog, measure.id, one)) { killed = true; break; }
    if (!killed) left.push(`${measure.id}: ${name}`);
  }
  console.log(all, 'mutants', left.length, 'left'); console.log(left.join('\n'));
}).timeout(300000);
