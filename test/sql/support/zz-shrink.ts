import { anyCase } from './any-case.js';
import { disagreement } from './agree.js';
import { openCase } from './property.js';
import { openDuckDb } from './duckdb.js';
import { outcome } from './same.js';
const [seed,q]=process.argv.slice(2);
const base=anyCase(Number(seed));
const query=JSON.parse(q!);
let sources:any=structuredClone(base.sources);
const test=async(s:any,kk=base.k)=>{ let pair; try{ pair=await openCase(openDuckDb as any,{...base,k:kk,sources:s}); }catch{return undefined} try{ const [a,b]=await Promise.all([outcome(pair.memory,query),outcome(pair.database,query)]); const d=disagreement(a,b,base.catalog); return d&&d.slice(0,12)===first.slice(0,12)?d:undefined; } finally{ await pair.close(); } };
let first='';
{ const pair=await openCase(openDuckDb as any,base); const [a,b]=await Promise.all([outcome(pair.memory,query),outcome(pair.database,query)]); first=disagreement(a,b,base.catalog)??''; await pair.close(); }
console.log('FIRST',first.slice(0,400));
if(!first) process.exit(0);
const until=Date.now()+Number(process.env.T??25)*1000;
for(const t of Object.keys(sources)){ if(!sources[t].length)continue; const s={...sources,[t]:[]}; if(await test(s)) sources=s; }
for(let round=0;round<2;round++) for(const t of Object.keys(sources)){ let size=Math.max(1,sources[t].length>>1); while(sources[t].length&&size>=1&&Date.now()<until){ let done=false; for(let i=0;i<sources[t].length&&Date.now()<until;i+=size){ const s={...sources,[t]:[...sources[t].slice(0,i),...sources[t].slice(i+size)]}; if(await test(s)){sources=s;done=true;i-=size;} } if(!done||size>1) {if(size===1)break; size=size>>1;} } }
// blank columns
for(const t of Object.keys(sources)) for(const c of Object.keys(sources[t][0]??{})){ if(Date.now()>until)break; const s={...sources,[t]:sources[t].map((r:any)=>({...r,[c]:null}))}; if(await test(s)) sources=s; }
for(const [t,r] of Object.entries(sources) as any) if(r.length) console.log(t,'\n  '+r.map((x:any)=>JSON.stringify(Object.fromEntries(Object.entries(x).filter(([,v])=>v!==null&&v!=='')))).join('\n  '));
console.log('NOW',await test(sources));
process.exit(0);
