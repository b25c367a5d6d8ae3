/** The doors of the package, read from the folders under src: nobody keeps a list by hand. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.mjs';

const foldersIn = (folder) => {
  const full = path.join(ROOT, folder);
  return existsSync(full) ? readdirSync(full, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort() : [];
};

/** The tags of all elements, in alphabetical order. */
export const tags = () => foldersIn('src/widgets').filter((tag) => existsSync(path.join(ROOT, `src/widgets/${tag}/define.ts`)));

/** Codes of the languages beside English. */
export const locales = () => foldersIn('src/locales');

/** Names of the token sets `src/themes/<name>.css`. */
export function themes() {
  const folder = path.join(ROOT, 'src/themes');
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.css')).map((file) => file.slice(0, -'.css'.length)).sort() : [];
}

/** Doors with types only, for what a framework knows of elements: `types/<name>.d.ts`. */
export function typeDoors() {
  return readdirSync(path.join(ROOT, 'types')).filter((file) => file.endsWith('.d.ts')).map((file) => file.slice(0, -'.d.ts'.length)).sort();
}

/** Descriptions of what the package reads and writes: `schemas/<name>.schema.json` and `schemas/<name>.openapi.json`, by name. */
export function schemas() {
  const folder = path.join(ROOT, 'schemas');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(schema|openapi)\.json$/.test(file)).sort() : [];
  return files.map((file) => ({ name: file.split('.')[0], file }));
}

/**
 * Every door with code behind it: `name` is the path in the package and of the built file, `source` its entry under src,
 * `registers` whether importing it does something.
 */
export function doors() {
  const widgets = tags();
  return [
    { name: 'index', source: 'src/index.ts', registers: false },
    { name: 'define', source: 'src/define.ts', registers: true },
    ...widgets.map((tag) => ({ name: tag, source: `src/widgets/${tag}/${tag}.ts`, registers: false })),
    ...widgets.map((tag) => ({ name: `define/${tag}`, source: `src/widgets/${tag}/define.ts`, registers: true })),
    ...foldersIn('src/providers').map((name) => ({ name: `providers/${name}`, source: `src/providers/${name}/index.ts`, registers: false })),
    ...foldersIn('src/providers').map((name) => ({ name: `providers/${name}/node`, source: `src/providers/${name}/node.ts`, registers: false })),
    ...foldersIn('src/connectors').map((name) => ({ name: `connectors/${name}`, source: `src/connectors/${name}/index.ts`, registers: false })),
    { name: 'providers/memory-worker', source: 'src/providers/memory/worker-provider.ts', registers: false },
    { name: 'providers/memory.worker', source: 'src/providers/memory/memory.worker.ts', registers: true },
    ...locales().map((code) => ({ name: `locales/${code}`, source: `src/locales/${code}/define.ts`, registers: true })),
    { name: 'react', source: 'src/react/index.ts', registers: false },
    { name: 'server', source: 'src/server/index.ts', registers: false },
    { name: 'answers', source: 'src/answers.ts', registers: false },
    { name: 'sql', source: 'src/sql/index.ts', registers: false },
    { name: 'testing', source: 'src/testing/index.ts', registers: false },
    { name: 'validate', source: 'src/validation/index.ts', registers: false },
    { name: 'cube-model', source: 'src/providers/cube/model/index.ts', registers: false },
  ].filter(({ source }) => existsSync(path.join(ROOT, source)));
}
