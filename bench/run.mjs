/** `npm run bench -- <name> [arguments]`: one of the benches described in bench/README.md. */
import { runTool } from '../scripts/support/tools.mjs';

const BENCHES = {
  memory: ['tsx', 'bench/memory/run.mjs'],
  csv: ['tsx', 'bench/memory/csv.mjs'],
  table: ['bench/table/run.mjs'],
  flow: ['bench/flow/run.mjs'],
  browser: ['bench/browser/run.mjs'],
  gateway: ['tsx', 'bench/gateway/run.mjs'],
};

const [name = '', ...more] = process.argv.slice(2);
if (!Object.hasOwn(BENCHES, name)) {
  console.error(`Unknown bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
const [tool, ...args] = BENCHES[name];
process.exit((await runTool(tool, [...args, ...more])).code);
