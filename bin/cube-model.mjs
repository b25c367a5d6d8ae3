/** `omnichannel-widgets cube-model`: reads a catalog, writes Cube's data model. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CORE_CATALOG, extendCatalog } from '../dist/index.js';
import { cubeModel, DIALECTS } from '../dist/cube-model.js';

const USAGE = `Usage: omnichannel-widgets cube-model [options]

Writes one file for each cube, ready to be put into the folder "model" of a Cube.

  --catalog <file>   JSON, or a module whose default or "catalog" is one; entries with known ids replace those of the
                     built-in catalog, others are added. The built-in catalog unless given
  --tables <file>    JSON of the tables that exist and the columns they have: { "sends": ["hcp", "sentAt"] }
  --out <folder>     where to write; "model" unless given
  --dialect <name>   ${DIALECTS.join(', ')}; postgres unless given
  --schema <name>    schema of the tables in the warehouse
  --from <day>       first day of which states can be asked; 2015-01-01 unless given
  --before <day>     the day after the last; 2040-01-01 unless given
  --help`;

const OPTIONS = { catalog: { type: 'string' }, tables: { type: 'string' }, out: { type: 'string', default: 'model' }, dialect: { type: 'string' }, schema: { type: 'string' }, from: { type: 'string' }, before: { type: 'string' }, help: { type: 'boolean' } };

/** What the reader did wrong, to be told without a stack. */
class Refused extends Error {}

async function readJson(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Refused(`Cannot read "${file}": ${error.code ?? error.message}.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused(`"${file}" is no JSON: ${error.message}.`);
  }
}

async function readCatalog(file) {
  if (file === undefined) return CORE_CATALOG;
  if (file.endsWith('.json')) return extendCatalog(CORE_CATALOG, await readJson(file));
  const module = await import(pathToFileURL(path.resolve(file)).href).catch((error) => {
    throw new Refused(`Cannot load "${file}": ${error.message}`);
  });
  const catalog = module.default ?? module.catalog;
  if (typeof catalog !== 'object' || catalog === null) throw new Refused(`"${file}" has neither a default nor a "catalog".`);
  return extendCatalog(CORE_CATALOG, catalog);
}

async function readTables(file) {
  if (file === undefined) return {};
  const tables = await readJson(file);
  const isRead = typeof tables === 'object' && tables !== null && !Array.isArray(tables) && Object.values(tables).every((columns) => Array.isArray(columns) && columns.every((column) => typeof column === 'string'));
  if (!isRead) throw new Refused(`"${file}" does not name tables with lists of columns, such as { "sends": ["hcp", "sentAt"] }.`);
  return { tables };
}

async function writeAll(out, files) {
  try {
    await mkdir(out, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(out, name), text);
  } catch (error) {
    throw new Refused(`Cannot write to "${out}": ${error.code ?? error.message}.`);
  }
}

/** Ends with 0 once the model is written, with 2 where the options make none. */
export async function run(args) {
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const { catalog, tables, out, help: _, ...options } = values;
    const model = cubeModel({ ...options, catalog: await readCatalog(catalog), ...(await readTables(tables)) });
    await writeAll(out, model.files);
    console.log(`Wrote ${Object.keys(model.files).length} cubes to ${out}.`);
    if (model.leftOut.length > 0) console.log(`\nLeft out:\n${model.leftOut.map(({ measure, why }) => `  ${measure}: ${why}`).join('\n')}`);
    return 0;
  } catch (error) {
    const isOurs = error instanceof Refused || error.name === 'OmnichannelError' || String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isOurs) throw error;
    console.error(`${error.message}\n\n"omnichannel-widgets cube-model --help" says what can be given.`);
    return 2;
  }
}
