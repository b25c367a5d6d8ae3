import { expect, fixture, html } from '@open-wc/testing';
import { defineWidgets, registerLocale } from '../../src/index.js';
import { fr } from '../../src/locales/fr/fr.js';
import { becomes, errorsOf, LEAST, NEEDED, oneRow, provides, TAGS, widget, wordsOf, type AnyWidget, type Tag } from './support.js';

defineWidgets({ prefix: 'host-' });

const crm = provides((query) => Promise.resolve(oneRow(query)));
const [MAY, SUMMER] = ['2026-05-01/2026-06-01', '2026-05-01/2026-09-01'];

/** Attributes a developer can get wrong, and what the error says. */
const WRONG: readonly (readonly [Tag, Record<string, string>, RegExp])[] = [
  ['kpi-tile', { comparison: 'foo' }, /invalid comparison "foo"/],
  ['kpi-tile', { thresholds: '{bad json' }, /invalid thresholds "\{bad json"/],
  ['kpi-tile', { thresholds: '5' }, /invalid thresholds 5/],
  ['kpi-tile', { thresholds: '{"near":"x"}' }, /invalid thresholds \{"near":"x"\}/],
  ['kpi-tile', { value: 'abc' }, /invalid value "abc"/],
  ['kpi-tile', { value: '5', objective: '5,3' }, /invalid objective "5,3"/],
  ['kpi-tile', { value: '5', period: 'yesterday' }, /invalid period "yesterday"/],
  ['adoption-funnel', { mode: 'foo' }, /invalid mode "foo"/],
  ['adoption-funnel', { mode: 'won', baseline: '2026-02-30' }, /invalid baseline "2026-02-30"/],
  ['adoption-funnel', { mode: 'won', baseline: 'spring' }, /invalid baseline "spring"/],
  ['asset-performance-table', { sort: '-nope' }, /unknown column "nope"/],
  ['asset-performance-table', { columns: 'asset nope' }, /unknown column "nope"/],
  ['asset-performance-table', { 'page-size': 'many' }, /invalid page-size "many"/],
  ['asset-performance-table', { 'page-size': '-5' }, /invalid page-size -5/],
  ['segment-flow', { steps: '-1' }, /invalid steps -1/],
  ['segment-flow', { steps: 'two' }, /invalid steps "two"/],
  ['segment-flow', { steps: '100000' }, /invalid steps 100000/],
  ['segment-flow', { grain: 'hour' }, /invalid grain "hour"/],
  ['segment-flow', { 'min-flow': 'few' }, /invalid min-flow "few"/],
  ['opt-in-trend', { grain: 'hour' }, /invalid grain "hour"/],
  ['opt-in-trend', { mode: 'foo' }, /invalid mode "foo"/],
  ['measure-trend', { grain: 'hour' }, /invalid grain "hour"/],
  ['measure-trend', { mark: 'pie' }, /invalid mark "pie"/],
  ['measure-trend', { comparison: 'later' }, /invalid comparison "later"/],
  ['measure-trend', { counting: 'twice' }, /invalid counting "twice"/],
  ['measure-breakdown', { mark: 'pie' }, /invalid mark "pie"/],
  ['measure-breakdown', { top: '0' }, /invalid top 0/],
  ['measure-breakdown', { top: 'many' }, /invalid top "many"/],
  ['measure-breakdown', { share: 'most' }, /invalid share "most"/],
  ['measure-breakdown', { split: 'channel' }, /invalid split "channel"/],
];

describe('a setting that is wrong', () => {
  for (const [tag, attributes, message] of WRONG) {
    it(`${tag} ${JSON.stringify(attributes)} is a clear error, with figures of its own or a provider's`, async () => {
      for (const source of [{ data: LEAST[tag] }, { provider: crm }]) {
        const element = document.createElement(`host-${tag}`) as unknown as AnyWidget;
        const errors = errorsOf(element);
        for (const [name, value] of Object.entries({ period: MAY, ...attributes })) element.setAttribute(name, value);
        Object.assign(element, NEEDED[tag], source);
        (await fixture(html`<div></div>`)).append(element);
        await becomes(element, 'error');
        expect(errors).to.have.lengthOf(1);
        expect(errors[0]?.message).to.match(message).and.to.match(new RegExp(`^host-${tag}: |^${tag}: `));
        expect(wordsOf(element)).to.contain('could not be loaded');
      }
    });
  }

  it('is told in the reader’s language', async () => {
    registerLocale(fr);
    const element = await widget('segment-flow', { data: LEAST['segment-flow'] }, { steps: '-1', lang: 'fr' });
    await becomes(element, 'error');
    expect(wordsOf(element)).to.contain('n’ont pas pu être chargé');
  });

  it('is mended by a right one', async () => {
    const element = await widget('opt-in-trend', { data: LEAST['opt-in-trend'] }, { mode: 'foo' });
    await becomes(element, 'error');
    element.setAttribute('mode', 'flow');
    await becomes(element, 'ready');
  });
});

describe('filters that are none', () => {
  const wrong: readonly unknown[] = ['text', 5, { dimension: 'product', in: ['a'] }, [null], [{ dimension: 'product' }], [{ dimension: 'product', in: 'a' }], [{ dimension: 5, in: ['a'] }], [{ dimension: 'product', in: [1] }]];

  it('are refused, and never answered with figures that are not filtered', async () => {
    await becomes(await widget('kpi-tile', { provider: crm, period: MAY }), 'ready');
    for (const filters of wrong) {
      const element = document.createElement('host-kpi-tile') as unknown as AnyWidget;
      const errors = errorsOf(element);
      Object.assign(element, { provider: crm, period: MAY, measure: 'activeHcps', filters });
      (await fixture(html`<div></div>`)).append(element);
      await becomes(element, 'error');
      expect(errors[0]?.code).to.equal('invalid-setting');
      expect(errors[0]?.message).to.contain('host-kpi-tile: invalid filters');
    }
  });

  it('leave neighbours that ask the same question without them alone', async () => {
    const own = provides((query) => Promise.resolve(oneRow(query)));
    await becomes(await widget('kpi-tile', { provider: own, period: SUMMER, filters: [{ dimension: 'product' }] }), 'error');
    await becomes(await widget('kpi-tile', { provider: own, period: SUMMER }), 'ready');
  });
});

describe('a setting that is taken away', () => {
  const settings: Readonly<Record<Tag, Record<string, string>>> = {
    'kpi-tile': { comparison: 'none', thresholds: '{"near":0.1}', heading: 'Own', unit: 'x', period: MAY },
    'adoption-funnel': { mode: 'share', baseline: '2026-01-01', period: MAY },
    'asset-performance-table': { sort: 'asset', columns: 'asset assetEngagement', 'page-size': '2' },
    'segment-flow': { grain: 'week', steps: '2', scheme: 's', 'min-flow': '3' },
    'opt-in-trend': { grain: 'week', mode: 'flow' },
    'measure-trend': { grain: 'week', mark: 'bar', comparison: 'year-ago', 'with-objective': '', period: MAY },
    'measure-breakdown': { share: 'all', mark: 'donut', top: '2', sort: 'label', 'with-objective': '' },
  };

  for (const tag of TAGS) {
    it(`${tag} returns to its default, as attribute and as property`, async () => {
      const plain = await widget(tag, { data: LEAST[tag] });
      await becomes(plain, 'ready');
      const element = await widget(tag, { data: LEAST[tag] }, settings[tag]);
      await becomes(element, 'ready');
      for (const name of Object.keys(settings[tag])) element.removeAttribute(name);
      await element.updateComplete;
      expect(element.status).to.equal('ready');
      expect(wordsOf(element)).to.equal(wordsOf(plain));
      for (const nothing of [undefined, null]) {
        for (const name of [...Object.keys(settings[tag]), 'filters', 'provider']) element[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = nothing;
        await element.updateComplete;
        expect(element.status, String(nothing)).to.equal('ready');
        expect(wordsOf(element)).to.equal(wordsOf(plain));
      }
    });
  }

  it('lets a tile without data or provider be idle, whichever nothing its host uses', async () => {
    for (const nothing of [undefined, null]) {
      const element = await widget('adoption-funnel', { data: nothing, provider: nothing });
      expect(element.status).to.equal('idle');
    }
  });
});

describe('a property that a framework sets as text', () => {
  it('is read as its attribute is', async () => {
    const tile = await widget('kpi-tile', { value: '5.3', objective: '6', unit: '%', thresholds: '{"near":0.5}' });
    expect(tile.status).to.equal('ready');
    expect(wordsOf(tile)).to.contain('5.3%').and.to.contain('near');
    const table = await widget('asset-performance-table', { data: LEAST['asset-performance-table'], columns: 'asset assetEngagement', pageSize: '5' });
    await becomes(table, 'ready');
    expect(table.toTable().columns.map(({ id }) => id)).to.deep.equal(['asset', 'assetEngagement']);
    const flow = await widget('segment-flow', { data: LEAST['segment-flow'], steps: '1', minFlow: '2' });
    await becomes(flow, 'ready');
  });
});
