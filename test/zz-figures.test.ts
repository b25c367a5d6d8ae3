import { readFileSync } from 'node:fs';
import { CORE_CATALOG } from '../src/catalog/index.js';
import { extendCatalog } from '../src/contract/index.js';
import { createMemoryProvider } from '../src/providers/memory/index.js';
const folder = new URL('../demo/data/', import.meta.url);
const cat = extendCatalog(CORE_CATALOG, JSON.parse(readFileSync(new URL('catalog.json', folder), 'utf8')));
const open = (f: string) => { const names = JSON.parse(readFileSync(new URL(f + 'tables.json', folder), 'utf8')); return createMemoryProvider({ catalog: cat, tables: Object.fromEntries(Object.entries(names).map(([id, file]) => [id, { csv: readFileSync(new URL(f + file, folder), 'utf8') }])), k: 5 }); };
const signal = new AbortController().signal;
it('prints', async () => {
  const crm = open(''); const dig = open('digital/');
  await crm.ready; await dig.ready;
  const digm = new Set(Object.keys(dig.capabilities!.measures));
  console.log('digital', [...digm].join(' '));
  console.log('unserved by crm', CORE_CATALOG.measures.filter(m => !crm.capabilities!.measures[m.id] && !digm.has(m.id)).map(m => m.id));
  for (const m of CORE_CATALOG.measures) {
    const p = digm.has(m.id) && m.family !== 'objectives' ? dig : crm;
    const ask = async (start: string, end: string, f: boolean) => { try { const extra = m.family === 'objectives' && m.formula.op === 'performance' ? [{ dimension: 'kpi', in: ['activeHcps'] }] : []; const extra2 = ['indirectTurnover','generatedVisits'].includes(m.id) ? [{dimension:'attributionModel',in:['linear']}]:[]; const extra3 = m.id==='stageGap'?[{dimension:'adoptionStage',in:['trial']}]:m.id==='shareOfVoice'?[{dimension:'competitor',in:['respira']}]:[]; const r = await p.query({ measures: [m.id], period: { start, end }, filters: [...(f && !extra3.length ? [{ dimension: 'product', in: ['respira'] }] : []), ...(f&&m.id==='stageGap'? [{ dimension: 'product', in: ['respira'] }] : []), ...extra, ...extra2,...extra3] }, { signal }); const c = r.rows[0]?.[0]; return JSON.stringify(typeof c === 'object' && c ? [c.value === null ? c.state : +c.value!.toFixed(4), c.numerator && +c.numerator.toFixed(1), c.denominator&&+c.denominator.toFixed(1)] : c); } catch (e) { return 'ERR ' + (e as Error).message.slice(0, 100); } };
    console.log(m.family.padEnd(10), m.id.padEnd(32), await ask('2026-05-01', '2026-11-01', true), ' 12m', await ask('2025-11-01', '2026-11-01', true), ' Oct', await ask('2026-10-01', '2026-11-01', true));
  }
}).timeout(100000);
