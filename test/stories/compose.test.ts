import Ajv2020 from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { checkDashboardState, type DashboardState } from '../../src/contract/index.js';
import { fieldsOf, settingOf, writtenOf, type Field } from '../../stories/support/compose/fields.js';
import type { Manifest } from '../../stories/support/compose/manifest.js';
import { pageOf } from '../../stories/support/compose/page-html.js';
import { kpiResult } from '../../stories/support/kpi-figures.js';

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = json('custom-elements.json') as Manifest;

const QUERY = { measures: ['activeHcps'], dimensions: ['scenario'], period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['respira'] }] };
const STATE: DashboardState = {
  version: 1, heading: 'R & "D" </script>', period: 'last-6-months', filters: [{ dimension: 'product', in: ['respira'] }], crossFilter: true,
  tiles: [
    { id: 'active', element: 'kpi-tile', columns: 4, heading: { en: 'Active', fr: 'Actifs' }, settings: { measure: 'activeHcps', withSparkline: true, filters: [{ dimension: 'channel', in: ['web'] }] } },
    { id: 'sent', element: 'measure-trend', columns: 8, rows: 2, heading: 'Sent', settings: { measures: ['sent', 'openedMessages'], mark: 'bar' } },
  ],
};
const page = (state = STATE): string => pageOf(state, {
  manifest, library: 'https://cdn.example/omnichannel-widgets@0.1.0', language: 'en', scheme: 'dark', themes: ['vivid', 'compact'],
  extension: { dimensions: [{ id: 'product', label: 'Product', members: [{ code: 'respira', label: 'Respira </script>' }] }, { id: 'territory', label: 'Territory' }] },
  recording: {
    version: 1, answers: [{ query: QUERY, result: kpiResult('activeHcps', 1821, 1900) }], members: [],
    capabilities: { completeThrough: '2026-10-31', measures: { activeHcps: { dimensions: ['product'], bases: ['atEvent'] }, turnover: { dimensions: [], bases: [] } } },
  },
});

describe('a composed page', () => {
  it('writes settings as the attributes that the manifest names', () => {
    expect(page()).to.include('<kpi-tile id="active" measure="activeHcps" with-sparkline></kpi-tile>');
    expect(page()).to.include('<measure-trend id="sent" heading="Sent" measures="sent openedMessages" mark="bar"></measure-trend>');
    expect(page()).to.include('period="last-6-months" cross-filter>');
  });

  it('writes as properties what no attribute can say', () => {
    expect(page()).to.include('dashboard.filters = [{"dimension":"product","in":["respira"]}];');
    expect(page()).to.include('document.getElementById("active").filters = [{"dimension":"channel","in":["web"]}];');
    expect(page()).to.include('{"id":"active","element":"kpi-tile","columns":4,"heading":{"en":"Active","fr":"Actifs"}},');
  });

  it('keeps texts from becoming markup', () => {
    expect(page().match(/<\/script>/g)).to.have.length(1);
    expect(page()).to.include('heading="R &amp; &quot;D&quot; &lt;/script&gt;"');
  });

  it('wears the chosen themes and scheme', () => {
    expect(page()).to.include('<link rel="stylesheet" href="https://cdn.example/omnichannel-widgets@0.1.0/dist/themes/vivid.css">');
    expect(page()).to.include('<body class="omni-vivid omni-compact">');
    expect(page()).to.include('color-scheme: dark');
  });

  it('takes along only what the answers are about', () => {
    expect(page()).to.include('"completeThrough":"2026-10-31"').and.not.include('turnover');
    expect(page()).to.include('"Product"').and.not.include('Territory');
  });
});

describe('the settings of a composed tile', () => {
  const field = (element: string, name: string): Field => fieldsOf(manifest, element).find((one) => one.name === name) as Field;

  it('are those that the manifest names, without figures and sources', () => {
    expect(fieldsOf(manifest, 'kpi-tile').map(({ name }) => name)).to.include.members(['measure', 'comparison', 'withSparkline']).and.not.include.members(['value', 'data', 'heading']);
    expect(field('measure-breakdown', 'mark')).to.include({ kind: 'choice', usual: 'bar' }).and.deep.include({ choices: ['bar', 'stacked-bar', 'matrix', 'donut'] });
    expect(field('measure-breakdown', 'by').kind).to.equal('dimension');
    expect(fieldsOf(manifest, 'nobody-knows')).to.deep.equal([]);
  });

  it('are read as the element takes them, and left out where nothing is written', () => {
    expect(settingOf(field('measure-trend', 'measures'), ' sent, openedMessages ')).to.deep.equal(['sent', 'openedMessages']);
    expect(settingOf(field('measure-breakdown', 'top'), '12')).to.equal(12);
    expect(settingOf(field('measure-breakdown', 'top'), 'many')).to.equal(undefined);
    expect(settingOf(field('kpi-tile', 'withSparkline'), true)).to.equal(true);
    expect(settingOf(field('kpi-tile', 'withSparkline'), false)).to.equal(undefined);
    expect(settingOf(field('kpi-tile', 'measure'), '')).to.equal(undefined);
  });

  it('are shown as they are written', () => {
    expect([writtenOf(['sent', 'openedMessages']), writtenOf(12), writtenOf(undefined)]).to.deep.equal(['sent openedMessages', '12', '']);
  });

  it('make a document that the schema and the dashboard accept', () => {
    const validate = new Ajv2020({ strict: false }).compile(json('schemas/dashboard.schema.json') as object);
    expect(validate(STATE), JSON.stringify(validate.errors)).to.equal(true);
    expect(checkDashboardState(STATE, 'story')).to.deep.equal(STATE);
  });
});
