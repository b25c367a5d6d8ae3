/** `omnichannel-widgets validate`: says what is wrong in a file, where, and what to do about it. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DOCUMENT_KINDS, elementSettings, validateDocument } from '../dist/validate.js';
import { makeTheme } from './theme/make-theme.mjs';

const USAGE = `Usage: omnichannel-widgets validate <file…> [options]

Says of JSON files whether the library takes them: states of dashboards, queries, results, catalogs and themes.

  --as <kind>        ${DOCUMENT_KINDS.join(', ')}; found out from the file unless given
  --catalog <file>   JSON of the measures and dimensions that you added to the built-in catalog
  --json             one JSON object for each file instead of lines for people
  --help

Ends with 0 where all is right, 1 where a file has an error, 2 where it was asked for something else.`;

const OPTIONS = { as: { type: 'string' }, catalog: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } };

/** What the reader did wrong, to be told without a stack. */
class Refused extends Error {}

const read = (file) => readFile(file, 'utf8').then((text) => text.replace(/^\uFEFF/, '')).catch((error) => {
  throw new Refused(`Cannot read "${file}": ${error.code ?? error.message}.`);
});

const packaged = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));

const schemas = () => Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, packaged(`schemas/${kind}.schema.json`)]));

async function catalogOf(file) {
  if (file === undefined) return {};
  const text = await read(file);
  const { faults } = validateDocument(text, { kind: 'catalog', schemas: schemas() });
  if (faults.some(({ severity }) => severity === 'error')) throw new Refused(`"${file}" is no catalog: validate it first.`);
  return { catalog: JSON.parse(text) };
}

const themeErrors = (file) => makeTheme({ name: 'theme', file, defaults: packaged('dist/themes/default.tokens.json') }).errors;

const lineOf = (file, { line, column, severity, path, problem, remedy }) => `${file}:${line}:${column} ${severity}: ${path === '' ? '' : `${path}: `}${problem}. ${remedy}`;

function tell(file, { kind, faults }, asJson) {
  if (asJson) console.log(JSON.stringify({ file, kind: kind ?? null, faults }));
  else if (faults.length === 0) console.log(`${file}: right (${kind})`);
  else for (const fault of faults) console.log(lineOf(file, fault));
}

export async function run(args) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    if (positionals.length === 0) throw new Refused('No file is named.');
    if (values.as !== undefined && !DOCUMENT_KINDS.includes(values.as)) throw new Refused(`Unknown kind "${values.as}"; known are ${DOCUMENT_KINDS.join(', ')}.`);
    const options = { kind: values.as, schemas: schemas(), themeErrors, elements: elementSettings(packaged('custom-elements.json')), ...(await catalogOf(values.catalog)) };
    let isRight = true;
    for (const file of positionals) {
      const validation = validateDocument(await read(file), options);
      tell(file, validation, values.json);
      isRight &&= validation.faults.every(({ severity }) => severity === 'warning');
    }
    return isRight ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Refused) && !String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${error.message}\n\n"omnichannel-widgets validate --help" says what can be given.`);
    return 2;
  }
}
