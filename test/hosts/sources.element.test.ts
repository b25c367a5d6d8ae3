import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { defineWidgets, type DataProvider, type Query, type Result } from '../../src/index.js';
import { becomes, errorsOf, LEAST, NEEDED, oneRow, provides, TAGS, widget, wordsOf, type AnyWidget } from './support.js';

defineWidgets({ prefix: 'host-' });

const MAY = '2026-05-01/2026-06-01';
const changed = (change: (result: Result) => object) => provides((query) => Promise.resolve(change(oneRow(query)) as Result));
const withFigures = (figure: unknown) => changed((result) => ({ ...result, rows: result.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? figure : cell))) }));
/** As careless code does, with something that is no error. */
const rejects = (reason: unknown) => provides(() => Reflect.apply(Promise.reject.bind(Promise), undefined, [reason]));
const nothing = undefined as unknown as Result;

/** Back ends that break the contract, and what the error says. */
const BROKEN: Readonly<Record<string, readonly [unknown, RegExp]>> = {
  'figures as texts': [withFigures('12'), /^CRM: .*no finite number "12" in column "\w+", row 0/],
  'no number': [withFigures(Number.NaN), /^CRM: .*no finite number NaN in column "\w+", row 0/],
  'big integers': [withFigures(BigInt(12)), /^CRM: .*no finite number 12n in column "\w+", row 0/],
  'measures as dimensions': [changed((result) => ({ ...result, columns: result.columns.map((column) => ({ ...column, kind: column.kind === 'measure' ? 'dimension' : column.kind })), rows: result.rows.map((row) => row.map(String)) })), /^CRM: .*column "\w+" is no measure/],
  'a missing column': [provides((query) => Promise.resolve(oneRow({ ...query, measures: query.measures.slice(1) }))), /^CRM: .*missing column "\w+"/],
  'short rows': [changed((result) => ({ ...result, rows: result.rows.map((row) => row.slice(1)) })), /^CRM: .*row 0 has \d+ values for \d+ columns/],
  'no rows': [changed((result) => ({ ...result, rows: undefined })), /^CRM: .*no columns or no rows/],
  'no column': [changed((result) => ({ ...result, columns: [null] })), /^CRM: .*column null is no/],
  'ignored filters as text': [changed((result) => ({ ...result, meta: { source: 'CRM', ignoredFilters: 'channel' } })), /^CRM: .*ignoredFilters "channel" is no list/],
  'nothing': [provides(() => Promise.resolve(nothing)), /^CRM: .*no columns or no rows/],
  'a throw': [provides(() => { throw new Error('boom'); }), /^CRM: failed request: boom/],
  'a text as reason': [rejects('gone'), /^CRM: failed request: gone/],
  'no reason': [rejects(undefined), /^CRM: failed request: undefined/],
  'no method': [{ name: 'CRM' }, /^host-[a-z-]+: invalid provider \{"name":"CRM"\}/],
  'an address': ['https://crm', /^host-[a-z-]+: invalid provider "https:\/\/crm"/],
  'a subscription without an end': [provides((query) => Promise.resolve(oneRow(query)), { subscribe: () => ({ unsubscribe: () => undefined }) as unknown as () => void }), /^CRM: invalid subscribe/],
  'a reach that is no date': [provides((query) => Promise.resolve(oneRow(query)), { capabilities: { measures: {}, completeThrough: 'yesterday' } }), /^CRM: invalid completeThrough "yesterday"/],
};

describe('a back end that breaks the contract', () => {
  for (const [fault, [provider, message]] of Object.entries(BROKEN)) {
    it(`with ${fault} is named, in all of them, and leaves a neighbour alone`, async () => {
      const neighbour = await widget('kpi-tile', { value: 5 });
      for (const tag of TAGS) {
        const element = document.createElement(`host-${tag}`) as unknown as AnyWidget;
        const errors = errorsOf(element);
        Object.assign(element, { provider, period: MAY, ...NEEDED[tag] });
        const home = await fixture<HTMLElement>(html`<div></div>`);
        home.append(element);
        await becomes(element, 'error');
        expect(errors, tag).not.to.be.empty;
        for (const told of errors) expect(told.message).to.match(message);
        home.remove();
      }
      expect(neighbour.status).to.equal('ready');
    });
  }

  it('and does not know a dimension shows no figures under a wrong name', async () => {
    const blunt = provides((query) => Promise.resolve(oneRow({ ...query, dimensions: [] })));
    const table = await widget('asset-performance-table', { provider: blunt, period: MAY });
    await becomes(table, 'error');
    const tile = await widget('kpi-tile', { provider: blunt, period: MAY });
    await becomes(tile, 'ready');
  });

  it('and lists no members shows codes', async () => {
    for (const members of [undefined, { a: 1 }, [null], [{ label: 'x' }]]) {
      const provider = provides((query) => Promise.resolve(oneRow(query)), { members: () => Promise.resolve(members) as unknown as ReturnType<NonNullable<DataProvider['members']>> });
      const table = await widget('asset-performance-table', { provider, period: MAY });
      await becomes(table, 'ready');
      await nextFrame();
      expect(table.status).to.equal('ready');
      expect(table.toTable().rows[0]?.[1]?.text).to.equal('x');
    }
  });

  it('is not told as a filter that the reader did not set', async () => {
    const honest = provides((query) => Promise.resolve({ ...oneRow(query), meta: { source: 'CRM', ignoredFilters: ['scenario', 'keyMessage'] } }));
    const tile = await widget('kpi-tile', { provider: honest, period: MAY, filters: [{ dimension: 'keyMessage', in: ['x'] }] });
    await becomes(tile, 'ready');
    expect(wordsOf(tile)).to.contain('not filtered by Key message').and.not.to.contain('Scenario');
    const other = await widget('kpi-tile', { provider: honest, period: MAY, filters: [{ dimension: 'scenario', in: ['forecast'] }] });
    await becomes(other, 'ready', 'filtered-out');
    expect(wordsOf(other)).to.contain('Scenario');
  });
});

describe('a reader who may no longer look', () => {
  for (const tag of TAGS) {
    it(`sees, hears and exports no figure of ${tag}`, async () => {
      let allowed = true;
      const provider = provides((query: Query) => (allowed ? Promise.resolve(oneRow(query, 987)) : Promise.reject(Object.assign(new Error('no'), { status: 403 }))));
      const element = await widget(tag, { provider, period: MAY });
      await becomes(element, 'ready');
      allowed = false;
      await element.refresh();
      await becomes(element, 'unauthorised');
      expect(element.toTable().rows.flat().some(({ value }) => value === 987)).to.equal(false);
      expect(wordsOf(element)).not.to.contain('987');
      allowed = true;
      await element.refresh();
      await becomes(element, 'ready');
    });
  }
});

describe('figures a host brings itself', () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    ['text', /invalid data "text"/], [5, /invalid data 5/], [{}, /invalid data \{\}/], [[1], /invalid data: row 0 is no object/], [[null], /invalid data: row 0 is no object/], [[[1]], /invalid data: row 0 is no object/],
  ];
  for (const tag of TAGS) {
    it(`${tag} refuses what is no data and is empty where there is none`, async () => {
      for (const [data, message] of wrong) {
        const element = document.createElement(`host-${tag}`) as unknown as AnyWidget;
        const errors = errorsOf(element);
        Object.assign(element, { data, ...NEEDED[tag] });
        (await fixture(html`<div></div>`)).append(element);
        await becomes(element, 'error');
        expect(errors[0]?.message).to.match(message);
      }
      await becomes(await widget(tag, { data: [] }), 'empty');
    });

    it(`${tag} refuses figures written as texts instead of calling them missing`, async () => {
      const texts = (LEAST[tag] as readonly Record<string, unknown>[]).map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, String(value)])));
      const element = document.createElement(`host-${tag}`) as unknown as AnyWidget;
      const errors = errorsOf(element);
      Object.assign(element, { data: texts, ...NEEDED[tag] });
      (await fixture(html`<div></div>`)).append(element);
      await becomes(element, 'error');
      expect(errors[0]?.message).to.match(/no finite number "\d+" in column "\w+", row 0/);
    });
  }

  it('are empty where they lack what the mode draws', async () => {
    await becomes(await widget('adoption-funnel', { data: LEAST['adoption-funnel'] }, { mode: 'won' }), 'empty');
    await becomes(await widget('opt-in-trend', { data: LEAST['opt-in-trend'] }, { mode: 'rate' }), 'empty');
  });

  it('of one column are enough for a tile, which says what was selected', async () => {
    const tile = await widget('kpi-tile', { data: LEAST['kpi-tile'], measure: undefined });
    tile.removeAttribute('measure');
    await becomes(tile, 'ready');
    let detail: unknown;
    tile.addEventListener('kpi-select', (event) => { detail = (event as CustomEvent<unknown>).detail; });
    tile.shadowRoot?.querySelector<HTMLElement>('#figure')?.click();
    expect(detail).to.deep.equal({ measure: 'activeHcps', value: 1821 });
  });
});
