/** Web-test-runner plugin: bundles packages of hundreds of modules once, so that a test page loads a few files. */
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const CACHE = 'node_modules/.cache/wtr-prebundle';
const fileOf = (specifier) => specifier.replaceAll(/\W/g, '_');

export function prebundle(specifiers, { root = process.cwd() } = {}) {
  // One folder a run: two runs beside each other do not take each other's files away.
  const folder = `${CACHE}/${process.pid}`;
  const outdir = path.join(root, folder);
  return {
    name: 'prebundle',
    async serverStart() {
      await build({
        entryPoints: Object.fromEntries(specifiers.map((specifier) => [fileOf(specifier), specifier])),
        absWorkingDir: root,
        outdir,
        bundle: true,
        splitting: true,
        // One Lit a page: the elements under test and the test helpers share it.
        external: ['lit', 'lit/*', 'lit-html', 'lit-html/*', 'lit-element', 'lit-element/*', '@lit/reactive-element', '@lit/reactive-element/*'],
        format: 'esm',
        target: 'es2022',
        define: { 'process.env.NODE_ENV': '"development"' },
        logLevel: 'warning',
      });
    },
    async serverStop() {
      await rm(outdir, { recursive: true, force: true });
    },
    resolveImport({ source }) {
      return specifiers.includes(source) ? `/${folder}/${fileOf(source)}.js` : undefined;
    },
  };
}
