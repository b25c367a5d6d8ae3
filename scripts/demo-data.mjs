/** Writes the demo's tables, the same bytes on every run: `npm run data`, or `node scripts/demo-data.mjs <folder>`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoFiles } from './demo-data/tables.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../demo/data', import.meta.url));
for (const [name, text] of Object.entries(demoFiles())) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'utf8');
}
