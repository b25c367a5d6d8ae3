/** `npm run tokens -- export [theme]` and `npm run tokens -- import <file.tokens.json>`: design tokens to and from a designer's file. */
import { run } from '../bin/theme.mjs';

const USAGE = `Usage: npm run tokens -- export [theme] [--out folder]
       npm run tokens -- import <file.tokens.json> [--dark file] [--name brand] [--out folder]`;

const [verb, ...rest] = process.argv.slice(2);
const THEMES = new URL('../src/themes/', import.meta.url);

if (verb === 'export') process.exitCode = await run(['--export', ...rest], THEMES);
else if (verb === 'import') process.exitCode = await run(rest, THEMES);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
