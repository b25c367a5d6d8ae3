import { openDuckDb } from './duckdb.js';
import { differences } from './property.js';
const [a,b]=process.argv.slice(2).map(Number);
const counts={answered:0,asked:0};
const t=Date.now();
for(let s=a;s<=b;s++){ try{ for(const d of await differences(openDuckDb as any,s,counts)) console.log(d.slice(0,1500)); }catch(e){console.log('seed',s,'THROWN',String((e as Error).stack).slice(0,600));} }
console.log(counts,Date.now()-t);
process.exit(0);
