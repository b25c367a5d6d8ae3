/** `omnichannel-widgets theme`: a designer's file becomes a style sheet, and the other way round. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTokens } from './theme/format.mjs';
import { makeTheme } from './theme/make-theme.mjs';

const USAGE = `Usage: omnichannel-widgets theme <file.tokens.json> [options]
       omnichannel-widgets theme --export [theme]

Writes <name>.css from design tokens in the W3C format (DTCG): the class omni-<name>, to be put on any element above
the widgets. With --export it writes all tokens, defaults filled in, as a file to begin from.

  --dark <file>      the tokens of the dark scheme, where the design tool exports a file for each mode
  --name <name>      name of the theme; that of the file unless given
  --out <folder>     where to write; here unless given
  --help`;

const OPTIONS = { dark: { type: 'string' }, name: { type: 'string' }, out: { type: 'string', default: '.' }, export: { type: 'boolean' }, help: { type: 'boolean' } };
const NAME = /^[a-z][a-z0-9-]*$/;

/** In the package the themes are built; in the project they are sources. */
const FOLDERS = ['../dist/themes/', '../src/themes/'].map((folder) => new URL(folder, import.meta.url));

/** What the reader did wrong, to be told without a stack. */
class Refused extends Error {}

async function readJson(file, remedy = '') {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Refused(`Cannot read "${file}": ${error.code ?? error.message}.${remedy}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused(`"${file}" is no JSON: ${error.message}.`);
  }
}

async function write(folder, file, text) {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, file), text);
  } catch (error) {
    throw new Refused(`Cannot write "${path.join(folder, file)}": ${error.code ?? error.message}.`);
  }
  console.log(`Wrote ${path.join(folder, file)}.`);
}

const listed = (sentences) => sentences.map((sentence) => `  ${sentence}`).join('\n');

function made(subject, parts) {
  const theme = makeTheme(parts);
  if (theme.errors.length > 0) throw new Refused(`"${subject}" makes no theme:\n${listed(theme.errors)}`);
  return theme;
}

async function importTheme(file, { dark, out, name = path.basename(file).replace(/(\.tokens)?\.json$|\.tokens$/, '') }, defaults) {
  if (!NAME.test(name)) throw new Refused(`"${name}" is no name of a theme: small letters, digits and hyphens, a letter first. Give one with --name.`);
  const { css, warnings } = made(file, { name, file: await readJson(file), dark: dark && await readJson(dark), defaults });
  if (warnings.length > 0) console.warn(`Warning: colours that some readers cannot tell from their ground:\n${listed(warnings)}\n`);
  await write(out, `${name}.css`, css);
}

async function exportTheme(theme, { name = theme, out }, defaults, folder) {
  const file = theme === 'default' ? defaults : await readJson(fileURLToPath(new URL(`${theme}.tokens.json`, folder)), ' Give the name of a theme of this package.');
  await write(out, `${name}.tokens.json`, formatTokens(made(theme, { name, file, defaults }).tokens));
}

/** Ends with 0 once a file is written, with 2 where the options or the tokens make none. */
export async function run(args, folder = FOLDERS.find((each) => existsSync(new URL('default.tokens.json', each)))) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const [file] = positionals;
    const defaults = await readJson(fileURLToPath(new URL('default.tokens.json', folder)));
    if (values.export) await exportTheme(file ?? 'default', values, defaults, folder);
    else if (file === undefined) throw new Refused('No file of design tokens is given.');
    else await importTheme(file, values, defaults);
    return 0;
  } catch (error) {
    const isOurs = error instanceof Refused || String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isOurs) throw error;
    console.error(`${error.message}\n\n"omnichannel-widgets theme --help" says what can be given.`);
    return 2;
  }
}
