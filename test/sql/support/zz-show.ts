import { anyCase } from './any-case.js';
const [seed,...ids]=process.argv.slice(2);
const c=anyCase(Number(seed));
console.log({k:c.k,from:c.completeFrom,through:c.completeThrough,cal:c.catalog.calendar});
const show=new Set<string>();
const visit=(id:string)=>{const m=c.catalog.measures.find(x=>x.id===id)!;const t=JSON.stringify(m.formula);console.log(id,m.unit,t);for(const x of t.matchAll(/"op":"measure","id":"(m\d+)"/g))visit(x[1]!);for(const x of t.matchAll(/"fact":"(\w+)"/g))show.add(x[1]!);for(const x of t.matchAll(/"states":"(\w+)"/g)){const s=c.catalog.states.find(y=>y.id===x[1])!;console.log(JSON.stringify(s));show.add(s.fact)}};
ids.filter(i=>c.catalog.measures.some(m=>m.id===i)).forEach(visit);
for(const f of [...show,...ids])for(const d of c.catalog.facts.filter(x=>x.id===f))console.log(JSON.stringify(d));
for(const i of ids)for(const d of c.catalog.dimensions.filter(x=>x.id===i))console.log(JSON.stringify(d));
