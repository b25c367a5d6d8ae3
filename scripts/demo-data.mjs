/** Writes the demo's tables, the same bytes on every run: `npm run data`, or `node scripts/demo-data.mjs <folder>`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoFiles } from './demo-data/tables.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../demo/data', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(demoFiles())) writeFileSync(join(folder, name), text, 'utf8');
