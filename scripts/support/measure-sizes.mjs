import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifyTemplates } from './minify-templates.mjs';
import { withPlainProperties } from './plain-properties.mjs';
import { ROOT } from './root.mjs';

/** Read once, however many pages are measured. */
const read = new Map();

async function contentsOf(file) {
  if (!read.has(file)) read.set(file, readFile(file, 'utf8').then(minifyTemplates).then(withPlainProperties));
  return read.get(file);
}

/** Our own modules as the build of the package writes them. */
const asBuilt = {
  name: 'as-built',
  setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({ contents: await contentsOf(file), loader: 'ts' })),
};

/** What the host brings itself, and what only Node has. */
const EXTERNAL = ['react', 'react-dom', '@duckdb/node-api', 'node:*'];

const sizeOf = (files) => files.reduce((sum, { contents }) => ({ min: sum.min + contents.byteLength, gzip: sum.gzip + gzipSync(contents, { level: 9 }).byteLength }), { min: 0, gzip: 0 });

/**
 * What a page loads that imports these source files, bundled as a host's production build would.
 * @param {readonly string[]} sources paths from the project's root.
 * @returns sizes in bytes and the modules inside: `first` without what is loaded on demand, `all` with it; `weights` says what each module adds, minified, and about how much of that is left compressed.
 */
export async function measurePage(sources) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: sources.map((source) => `import './${source}'; export * from './${source}';`).join('\n'), resolveDir: ROOT, sourcefile: 'page.js' },
    absWorkingDir: ROOT,
    outdir: 'page',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: EXTERNAL,
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [asBuilt],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const names = Object.keys(metafile.outputs);
  const fileAt = new Map(outputFiles.map((file) => [file.path, file]));
  const part = (wanted) => ({
    ...sizeOf([...wanted].map((name) => fileAt.get(path.resolve(ROOT, name)))),
    modules: [...wanted].flatMap((name) => Object.entries(metafile.outputs[name].inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([module]) => module).sort(),
  });
  const entry = names.find((name) => metafile.outputs[name].entryPoint === 'page.js');
  const first = new Set();
  const addStatic = (name) => {
    if (first.has(name)) return;
    first.add(name);
    for (const target of metafile.outputs[name].imports) if (target.kind === 'import-statement' && !target.external) addStatic(target.path);
  };
  addStatic(entry);
  const weights = names.flatMap((name) => {
    const { inputs } = metafile.outputs[name];
    const { min, gzip } = sizeOf([fileAt.get(path.resolve(ROOT, name))]);
    return Object.entries(inputs).map(([module, { bytesInOutput }]) => ({ module, isFirst: first.has(name), min: bytesInOutput, gzip: Math.round((bytesInOutput * gzip) / min) }));
  });
  return { first: part(first), all: part(new Set(names)), weights: weights.filter(({ min }) => min > 0).sort((a, b) => b.min - a.min) };
}
