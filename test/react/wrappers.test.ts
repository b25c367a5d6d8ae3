import { expect } from 'chai';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { createElement, type ReactElement } from 'react';
import * as wrappers from '../../src/react/index.js';
import { WIDGETS } from '../../src/widget-classes.js';

// The package brings no types.
const { renderToStaticMarkup } = createRequire(import.meta.url)('react-dom/server') as { renderToStaticMarkup(element: ReactElement): string };

/** Files of src that a page with this code may ever load. The bundler also writes what only code that it dropped would have loaded. */
async function bundled(code: string): Promise<readonly string[]> {
  const { metafile: { outputs } } = await build({
    stdin: { contents: code, resolveDir: 'test/react', loader: 'ts', sourcefile: 'page.ts' }, bundle: true, write: false, metafile: true, format: 'esm', splitting: true, outdir: 'out',
    external: ['react'], logLevel: 'silent', tsconfig: 'tsconfig.json',
  });
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const { path } of outputs[name]?.imports ?? []) load(path);
  };
  load(Object.keys(outputs).find((name) => outputs[name]?.entryPoint === 'test/react/page.ts') ?? '');
  return [...loaded].flatMap((name) => Object.entries(outputs[name]?.inputs ?? {})).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

const widgetsIn = (files: readonly string[]): readonly string[] => [...new Set(files.flatMap((file) => /^src\/widgets\/([a-z-]+)\//.exec(file)?.[1] ?? []))].sort();

describe('the React components', function () {
  this.timeout(60_000);

  it('are there for every element', () => {
    const named = Object.values(WIDGETS).map(({ name }) => name);
    expect(named.filter((name) => !(name in wrappers))).to.deep.equal([]);
    expect(Object.keys(wrappers.widgetComponents())).to.deep.equal(named);
  });

  it('register no element', () => {
    const code = `
      const { customElements } = await import('@lit-labs/ssr-dom-shim');
      globalThis.customElements = customElements;
      const registered = () => ${JSON.stringify(Object.keys(WIDGETS))}.filter((tag) => customElements.get(tag)).length;
      await import('./src/react/index.ts');
      const after = registered();
      await import('./src/define.ts');
      console.log(JSON.stringify([after, registered()]));`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], { encoding: 'utf8' });
    expect(JSON.parse(said)).to.deep.equal([0, Object.keys(WIDGETS).length]);
  });

  it('draw their elements on a server', () => {
    expect(renderToStaticMarkup(createElement(wrappers.KpiTile, { id: 'active', measure: 'activeHcps' }, createElement('b', { slot: 'heading' }, 'Active')))).to.match(/^<kpi-tile id="active"[^>]*><b slot="heading">Active<\/b><\/kpi-tile>$/);
  });

  it('draw elements under a prefix', () => {
    const { FilterBar } = wrappers.widgetComponents({ prefix: 'acme-' });
    expect(renderToStaticMarkup(createElement(FilterBar))).to.match(/^<acme-filter-bar/);
    expect(renderToStaticMarkup(createElement(wrappers.createKpiTile('our-tile')))).to.match(/^<our-tile/);
  });

  it('bring no other element into a bundle', async () => {
    expect(widgetsIn(await bundled("export { KpiTile } from '../../src/react/index.js';"))).to.deep.equal(['kpi-tile']);
    expect(widgetsIn(await bundled("import { createSegmentFlow } from '../../src/react/index.js'; export const Flow = createSegmentFlow('acme-segment-flow');"))).to.deep.equal(['segment-flow']);
    expect(widgetsIn(await bundled("import '../../src/react/index.js';"))).to.deep.equal([]);
  });
});
