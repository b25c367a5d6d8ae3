import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { doors } from './scripts/support/doors.mjs';
import { minifiedTemplates } from './scripts/support/minify-templates.mjs';
import { ROOT } from './scripts/support/root.mjs';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** A warning of a build that is never looked at is an error. */
const onwarn = (warning) => {
  throw new Error(warning.message);
};

const isPackage = (id) => !/^[./\0]|^[A-Za-z]:/.test(id) && id !== 'tslib';

/** One file per door; what they share in chunks, what is a dependency left to the host's bundler. */
const modules = {
  input: Object.fromEntries(doors().map(({ name, source }) => [name, source])),
  external: isPackage,
  output: { dir: 'dist', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name]-[hash].js' },
  plugins: [nodeResolve(), typescript({ tsconfig: './tsconfig.build.json' }), minifiedTemplates()],
  onwarn,
};

const CDN_ENTRY = '\0cdn-entry';
const CDN_SOURCES = ['src/define.ts', 'src/index.ts', 'src/providers/memory/index.ts'].filter((file) => existsSync(path.join(ROOT, file)));

/** One file for a script tag, with all it needs inside, and the licences of the packages in it. */
const singleFile = (file, notices) => ({
  // What a host that reads such files loads beside it.
  external: ['@uwdata/flechette', 'hyparquet'],
  output: {
    file: `dist/cdn/${file}`,
    format: 'es',
    inlineDynamicImports: true,
    banner: `/*! omnichannel-widgets ${version} | MIT License | contains other packages: see ${notices} */`,
  },
  plugins: [
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    replace({ preventAssignment: true, 'process.env.NODE_ENV': '"production"' }),
    typescript({ tsconfig: './tsconfig.build.json', declaration: false, declarationDir: undefined, outDir: 'dist/cdn', sourceMap: false, inlineSources: false }),
    minifiedTemplates(),
    // Only the banner is kept of all comments: the licences stand in a file of their own.
    terser({ ecma: 2020, module: true, format: { comments: /^! omnichannel-widgets/ } }),
    thirdPartyNotices(notices),
  ],
  onwarn,
});

const cdnEntry = {
  name: 'cdn-entry',
  resolveId: (id) => (id === CDN_ENTRY ? id : null),
  load: (id) => (id === CDN_ENTRY ? { code: CDN_SOURCES.map((file) => `export * from ${JSON.stringify(path.join(ROOT, file))};`).join('\n'), moduleSideEffects: true } : null),
};

/** Registers every element, and exports the public names and the provider that needs no engine. */
const scriptTag = singleFile('omnichannel-widgets.js', 'THIRD-PARTY-NOTICES');
scriptTag.input = CDN_ENTRY;
scriptTag.plugins.unshift(cdnEntry);

/** The worker of that provider, to be served beside it. */
const scriptTagWorker = { ...singleFile('memory.worker.js', 'THIRD-PARTY-NOTICES-WORKER'), input: 'src/providers/memory/memory.worker.ts' };

export default [modules, scriptTag, scriptTagWorker];
