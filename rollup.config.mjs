import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { doors, locales } from './scripts/support/doors.mjs';
import { minifiedTemplates } from './scripts/support/minify-templates.mjs';
import { plainProperties } from './scripts/support/plain-properties.mjs';
import { ROOT } from './scripts/support/root.mjs';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** A warning of a build that is never looked at is an error. */
const onwarn = (warning) => {
  throw new Error(warning.message);
};

const transformers = { before: [plainProperties] };

const isPackage = (id) => !/^[./\0]|^[A-Za-z]:/.test(id) && id !== 'tslib';

/** One file per door and one for each module behind them: of what is joined, a host's bundler would load all where one page needs a part. Dependencies are left to that bundler too. */
const modules = {
  input: Object.fromEntries(doors().map(({ name, source }) => [name, source])),
  external: isPackage,
  output: {
    dir: 'dist', format: 'es', sourcemap: true, preserveModules: true, preserveModulesRoot: 'src',
    entryFileNames: ({ isEntry }) => (isEntry ? '[name].js' : 'chunks/[name].js'),
  },
  plugins: [nodeResolve(), typescript({ tsconfig: './tsconfig.build.json', transformers }), minifiedTemplates()],
  onwarn,
};

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
    typescript({ tsconfig: './tsconfig.build.json', transformers, declaration: false, declarationDir: undefined, outDir: 'dist/cdn', sourceMap: false, inlineSources: false }),
    minifiedTemplates(),
    // Only the banner is kept of all comments: the licences stand in a file of their own.
    terser({ ecma: 2020, module: true, format: { comments: /^! omnichannel-widgets/ } }),
    thirdPartyNotices(notices),
  ],
  onwarn,
});

const scriptTag = { ...singleFile('omnichannel-widgets.js', 'THIRD-PARTY-NOTICES'), input: 'src/cdn.ts' };

/** The worker of that provider, to be served beside it. */
const scriptTagWorker = { ...singleFile('memory.worker.js', 'THIRD-PARTY-NOTICES-WORKER'), input: 'src/providers/memory/memory.worker.ts' };

/** Languages for pages with the script tag: they register with the copy of the library that is in that file. */
const scriptTagLocales = locales().map((code) => ({
  input: `src/locales/${code}/define.ts`,
  output: { file: `dist/cdn/locales/${code}.js`, format: 'es' },
  plugins: [
    { name: 'library-beside', resolveId: (id) => (id.endsWith('/i18n/index.js') ? { id: '../omnichannel-widgets.js', external: true } : null) },
    nodeResolve(),
    typescript({ tsconfig: './tsconfig.build.json', declaration: false, declarationDir: undefined, outDir: 'dist/cdn/locales', sourceMap: false, inlineSources: false }),
    terser({ ecma: 2020, module: true, format: { comments: false } }),
  ],
  onwarn,
}));

export default [modules, scriptTag, scriptTagWorker, ...scriptTagLocales];
