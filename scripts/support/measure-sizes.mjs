import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifyTemplates } from './minify-templates.mjs';
import { ROOT } from './root.mjs';

/** Our own modules as the build of the package writes them. */
const asBuilt = {
  name: 'as-built',
  setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({ contents: minifyTemplates(await readFile(file, 'utf8')), loader: 'ts' })),
};

const sizeOf = (files) => files.reduce((sum, { contents }) => ({ min: sum.min + contents.byteLength, gzip: sum.gzip + gzipSync(contents, { level: 9 }).byteLength }), { min: 0, gzip: 0 });

/**
 * What a page loads that imports these source files, bundled as a host's production build would.
 * @param {readonly string[]} sources paths from the project's root.
 * @returns sizes in bytes and the modules inside: `first` without what is loaded on demand, `all` with it.
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
    for (const target of metafile.outputs[name].imports) if (target.kind === 'import-statement') addStatic(target.path);
  };
  addStatic(entry);
  return { first: part(first), all: part(new Set(names)) };
}
