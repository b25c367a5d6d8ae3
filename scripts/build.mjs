/** `npm run build`: writes dist, one file per door with its types, the file for a script tag, the themes. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './support/dependencies.mjs';
import { ROOT } from './support/root.mjs';
import { runTool } from './support/tools.mjs';

ensureDependencies();

const run = async (tool, args) => {
  const { code } = await runTool(tool, args);
  if (code !== 0) process.exit(code);
};

// The generated exports are what the built files must match.
await run('scripts/generate.mjs', ['--check']);
rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
await run('rollup', ['--config', '--silent']);
const themes = path.join(ROOT, 'src/themes');
if (existsSync(themes)) cpSync(themes, path.join(ROOT, 'dist/themes'), { recursive: true });
await run('publint', ['run', '--strict']);
