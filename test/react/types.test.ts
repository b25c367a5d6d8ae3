import { expect } from 'chai';
import path from 'node:path';
import ts from 'typescript';

const APP = path.resolve('test/react/app.tsx');
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], strict: true, skipLibCheck: true, noEmit: true, types: [], experimentalDecorators: true, useDefineForClassFields: false,
  paths: { 'omnichannel-widgets': ['./src/index.ts'], 'omnichannel-widgets/react': ['./src/react/index.ts'], 'omnichannel-widgets/jsx': ['./types/jsx.d.ts'] },
};

/** What the type checker has against an application, line by line. */
function complaints(application: string): readonly string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists } = host;
  host.readFile = (file) => (path.resolve(file) === APP ? application : readFile(file));
  host.fileExists = (file) => path.resolve(file) === APP || fileExists(file);
  const program = ts.createProgram({ rootNames: [APP], options: OPTIONS, host });
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(APP))
    .map(({ messageText, start = 0 }) => `line ${application.slice(0, start).split('\n').length}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('the types for React', function () {
  this.timeout(300_000);

  it('know what the components take and hand out', () => {
    expect(complaints(`
      import { FilterBar, KpiTile, OmnichannelDashboard, widgetComponents } from 'omnichannel-widgets/react';

      export const right = [
        <KpiTile measure="activeHcps" comparison="year-ago" value="5.3" withSparkline className="a" onKpiSelect={({ detail }) => detail.measure.length} ref={(tile) => void tile?.refresh()}>
          <b slot="heading">Active</b>
        </KpiTile>,
        <FilterBar dimensions={['segment']} period={{ start: '2026-05-01', end: '2026-11-01' }} onFiltersChange={(event) => { event.preventDefault(); console.log(event.detail.filters); }} />,
      ];
      export const around = <OmnichannelDashboard onKpiSelect={({ detail }) => detail.measure.length} onSegmentSelect={({ detail }) => detail.filters.length} onFiltersChange={({ detail }) => detail.filters.length} />;
      const Acme = widgetComponents({ prefix: 'acme-' });
      export const prefixed = <Acme.SegmentFlow steps={2} onSegmentSelect={({ detail }) => detail.filters.map(({ dimension }) => dimension)} />;

      // @ts-expect-error no such comparison
      export const comparison = <KpiTile comparison="yearly" />;
      // @ts-expect-error nothing of that name is told
      export const detail = <KpiTile onKpiSelect={({ detail }) => detail.nothing} />;
      // @ts-expect-error an event of another element
      export const event = <KpiTile onRowSelect={() => undefined} />;
      // @ts-expect-error a method is not set
      export const method = <KpiTile toTable={() => undefined} />;
      // @ts-expect-error not a switch
      export const flag = <Acme.KpiTile withSwitch="no" />;
    `)).to.deep.equal([]);
  });

  it('know the elements in JSX, under a prefix too', () => {
    expect(complaints(`
      import type { WidgetsInJsx } from 'omnichannel-widgets/jsx';
      declare module 'react' { namespace JSX { interface IntrinsicElements extends WidgetsInJsx<'acme-'> {} } }

      export const right = [
        <kpi-tile measure="activeHcps" with-sparkline onkpi-select={({ detail }) => detail.value} key="a" id="b" ref={(tile) => void tile?.refresh()}><b slot="heading">Active</b></kpi-tile>,
        <acme-measure-trend measures="sent openedMessages" grain="week" withForecast />,
      ];

      // @ts-expect-error no such comparison
      export const comparison = <kpi-tile comparison="yearly" />;
      // @ts-expect-error nothing of that name is told
      export const detail = <kpi-tile onkpi-select={({ detail }) => detail.nothing} />;
      // @ts-expect-error a switch that is written is on
      export const off = <kpi-tile with-sparkline={false} />;
      // @ts-expect-error no such grain
      export const grain = <acme-measure-trend grain="fortnight" />;
      // @ts-expect-error no such element
      export const element = <acme-kpi-card />;
    `)).to.deep.equal([]);
  });
});
