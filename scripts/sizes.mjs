/** `npm run sizes`: what a page with one door of the package loads, at first and with what it loads on demand. */
import { ensureDependencies } from './support/dependencies.mjs';
import { doors } from './support/doors.mjs';

ensureDependencies();
const { measurePage } = await import('./support/measure-sizes.mjs');

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
console.log(`${'kB'.padEnd(34)}     first          with all on demand`);
console.log(`${'door'.padEnd(34)}     min    gzip     min    gzip`);
for (const { name, source } of doors()) {
  const { first, all } = await measurePage([source]);
  console.log(`${name.padEnd(32)}${kB(first.min)}${kB(first.gzip)}${kB(all.min)}${kB(all.gzip)}`);
}
