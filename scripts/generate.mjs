/**
 * `npm run generate`: writes what follows from other files. Each module of `scripts/generate` gives its `files`: by path, what
 * computes the text; a module whose name comes later may read what an earlier one has written.
 * `--check` writes nothing, names the files that differ from a fresh run, and fails if there is one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './support/dependencies.mjs';
import { ROOT } from './support/root.mjs';

ensureDependencies();

const isCheck = process.argv.includes('--check');
const differing = [];
for (const module of readdirSync(path.join(ROOT, 'scripts/generate')).filter((name) => name.endsWith('.mjs')).sort()) {
  const { files } = await import(`./generate/${module}`);
  for (const [file, contents] of Object.entries(files)) {
    const target = path.join(ROOT, file);
    const fresh = await contents();
    if (existsSync(target) && readFileSync(target, 'utf8') === fresh) continue;
    differing.push(file);
    if (isCheck) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, fresh);
  }
}

if (!isCheck) console.log(differing.length > 0 ? `Written: ${differing.join(', ')}.` : 'Nothing to write.');
else if (differing.length > 0) {
  console.error(`Out of date: ${differing.join(', ')}. Run npm run generate.`);
  process.exit(1);
}
