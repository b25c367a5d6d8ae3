/**
 * `npm run test:engines`: the tests over engines that are installed on demand (test/engines), outside of `npm test`.
 *
 * npm run test:engines -- clickhouse     only the files of this name; several may be named
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './support/dependencies.mjs';
import { ROOT } from './support/root.mjs';
import { runTool } from './support/tools.mjs';

const folder = path.join(ROOT, 'test/engines');
const parts = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.engine.ts')).map((file) => file.slice(0, -'.engine.ts'.length)) : [];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown engine: ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
  process.exit(1);
}
ensureDependencies();
const { code } = await runTool('mocha', (wanted.length > 0 ? wanted : parts).map((name) => `test/engines/${name}.engine.ts`));
process.exit(code);
