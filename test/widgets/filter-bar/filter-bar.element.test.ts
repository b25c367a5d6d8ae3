import { ContextProvider } from '@lit/context';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DataProvider, Filter, Member, MembersRequest } from '../../../src/contract/index.js';
import { dashboardContext, dashboardNotesContext, defineWidget, type DashboardContext, type DashboardNotes, type FiltersChange } from '../../../src/context/index.js';
import { registerLocale } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/filter-bar/define.js';
import { FilterBar } from '../../../src/widgets/filter-bar/filter-bar.js';
import { membersOf } from '../../../stories/support/filter-figures.js';

registerLocale(fr);
defineWidget('acme-filter-bar', FilterBar);

const until = async (isTrue: () => boolean, why: string): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 1000; turn += 1) await aTimeout(5);
  expect(isTrue(), why).to.equal(true);
};

/** Notes what it is asked for, and answers as told. */
class Source implements DataProvider {
  readonly name = 'source';
  readonly asked: MembersRequest[] = [];
  readonly signals: AbortSignal[] = [];
  readonly capabilities = { measures: {}, completeThrough: '2026-11-14' };
  answer: (request: MembersRequest) => Promise<readonly Member[]> = async (request) => membersOf(request);

  query = (): Promise<never> => new Promise(() => undefined);

  members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    this.asked.push(request);
    this.signals.push(signal);
    return this.answer(request);
  }
}

const rootOf = (bar: FilterBar): ShadowRoot => bar.shadowRoot as ShadowRoot;
const part = <Part extends HTMLElement = HTMLElement>(bar: FilterBar, selector: string): Part => rootOf(bar).querySelector<Part>(selector) as Part;
const parts = (bar: FilterBar, selector: string): readonly HTMLElement[] => [...rootOf(bar).querySelectorAll<HTMLElement>(selector)];
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const buttons = (bar: FilterBar): readonly string[] => parts(bar, '.filters > .filter').map(text);
const chips = (bar: FilterBar): readonly string[] => parts(bar, '.chip bdi').map(text);
const rows = (bar: FilterBar): readonly string[] => parts(bar, '.row').map((row) => text(row.querySelector('.name')));
const chosen = (bar: FilterBar): readonly string[] => parts(bar, '.row[aria-selected=true]').map((row) => text(row.querySelector('.name')));
const isOpen = (bar: FilterBar, name: string): boolean => part(bar, `#panel-${name}`).matches(':popover-open');
const said = (bar: FilterBar): string => text(part(bar, '.bar > [role=status]'));

/** Opens a panel and waits until it stands there with the focus inside. */
async function open(bar: FilterBar, name: string): Promise<HTMLElement> {
  part(bar, `#button-${name}`).click();
  const panel = part(bar, `#panel-${name}`);
  await until(() => panel.matches('.placed') && panel.contains(rootOf(bar).activeElement), `the panel ${name}`);
  return panel;
}

async function listed(bar: FilterBar, name: string): Promise<void> {
  await open(bar, name);
  await until(() => rows(bar).length > 0, 'rows');
}

/** Collects the changes that a bar asks for. */
function changesOf(bar: FilterBar): readonly FiltersChange[] {
  const changes: FiltersChange[] = [];
  bar.addEventListener('filters-change', (event) => changes.push((event as CustomEvent<FiltersChange>).detail));
  return changes;
}

const CARDIOLOGY: Filter = { dimension: 'specialty', in: ['cardiology'] };
const barWith = (more: { readonly provider?: DataProvider; readonly filters?: readonly Filter[] } = {}): Promise<FilterBar> =>
  fixture<FilterBar>(html`<filter-bar period="last-6-months" .provider=${more.provider ?? new Source()} .filters=${more.filters}></filter-bar>`);

/** A place that hands down filters and keeps those that are asked for. */
async function dashboard(context: DashboardContext, notes?: DashboardNotes): Promise<{ readonly bar: FilterBar; readonly host: HTMLElement; readonly given: { setValue(value: DashboardContext): void } }> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const given = new ContextProvider(host, { context: dashboardContext, initialValue: context });
  if (notes) new ContextProvider(host, { context: dashboardNotesContext, initialValue: notes });
  const bar = document.createElement('filter-bar');
  host.append(bar);
  await bar.updateComplete;
  return { bar, host, given };
}

describe('filter-bar', () => {
  it('reads as a sentence, with chips below, accessibly', async () => {
    const bar = await barWith({ filters: [CARDIOLOGY, { dimension: 'keyMessage', notIn: ['safe-in-long-use', 'gone'] }] });
    await until(() => chips(bar)[0] === 'Specialty: Cardiology', chips(bar).join());
    expect(buttons(bar)).to.deep.equal(['Last 6 months · May – Oct 2026', 'Segment', 'Specialty: Cardiology', 'Product', 'Campaign', 'Key message: not Safe in long use +1']);
    expect(chips(bar)[1]).to.equal('Key message: not Safe in long use, gone');
    await expect(bar).to.be.accessible();
  });

  it('asks for labels of what is set, and for nothing else until a panel opens', async () => {
    const source = new Source();
    const bar = await barWith({ provider: source, filters: [CARDIOLOGY] });
    await until(() => source.asked.length > 0, 'labels');
    await aTimeout(20);
    expect(source.asked).to.deep.equal([{ dimension: 'specialty' }]);
    await listed(bar, 'by-product');
    expect(source.asked.slice(1)).to.deep.equal([{ dimension: 'product', filters: [CARDIOLOGY], period: { start: '2026-05-01', end: '2026-11-01' }, limit: 201 }]);
    part(bar, '#panel-by-product').hidePopover();
    await listed(bar, 'by-specialty');
    expect(source.asked.at(-1)).to.deep.include({ dimension: 'specialty', filters: [] });
  });

  it('opens a panel, accessible, and gives the focus back on Escape', async () => {
    const bar = await barWith();
    await listed(bar, 'by-segment');
    expect(rootOf(bar).activeElement?.id).to.equal('search');
    expect(part(bar, '#button-by-segment').getAttribute('aria-expanded')).to.equal('true');
    expect(text(part(bar, '.panel-foot'))).to.contain('Segments overlap');
    await expect(bar).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => rootOf(bar).activeElement?.id === 'button-by-segment', 'the focus is back');
    expect(isOpen(bar, 'by-segment')).to.equal(false);
    await until(() => rows(bar).length === 0, 'nothing is left');
  });

  it('is accessible with the period open', async () => {
    const bar = await barWith();
    await open(bar, 'period');
    await expect(bar).to.be.accessible();
  });

  it('chooses members, tells the complete new list, and keeps it where nobody else does', async () => {
    const channel: Filter = { dimension: 'channel', in: ['web'] };
    const bar = await barWith({ filters: [channel] });
    const changes = changesOf(bar);
    await listed(bar, 'by-specialty');
    for (const at of [0, 2]) {
      parts(bar, '.row')[at]?.click();
      await bar.updateComplete;
    }
    expect(changes.map(({ filters }) => filters)).to.deep.equal([[channel, CARDIOLOGY], [channel, { dimension: 'specialty', in: ['cardiology', 'general-practice'] }]]);
    expect(changes.map(({ period }) => period)).to.deep.equal(['last-6-months', 'last-6-months']);
    expect(changes[1]?.filters[0]).to.equal(channel);
    expect(bar.filters).to.equal(changes[1]?.filters);
    expect(chosen(bar)).to.deep.equal(['Cardiology', 'General practice']);
    expect(buttons(bar)[2]).to.equal('Specialty: Cardiology +1');
    expect(said(bar)).to.equal('Specialty: Cardiology, General practice. 1 filter');
  });

  it('raises an event that bubbles, leaves shadow roots, and prevented leaves all as it was', async () => {
    const bar = await barWith({ filters: [CARDIOLOGY] });
    let event: Event | undefined;
    bar.addEventListener('filters-change', (raised) => {
      event = raised;
      raised.preventDefault();
    });
    await listed(bar, 'by-specialty');
    parts(bar, '.row')[1]?.click();
    await bar.updateComplete;
    expect(event).to.include({ bubbles: true, composed: true, cancelable: true });
    expect(chosen(bar)).to.deep.equal(['Cardiology']);
    expect(bar.filters).to.deep.equal([CARDIOLOGY]);
    expect(said(bar)).to.equal('');
  });

  it('takes what a dashboard hands down and hands it back, without keeping it', async () => {
    const source = new Source();
    const context: DashboardContext = { provider: source, filters: [CARDIOLOGY], period: '2026-07-01/2026-10-01', locale: 'fr' };
    const { bar, host, given } = await dashboard(context);
    expect(buttons(bar)[0]?.replace(/\s/g, ' ')).to.equal('T3 2026 · juil.–sept. 2026');
    host.addEventListener('filters-change', (event) => given.setValue({ ...context, ...(event as CustomEvent<FiltersChange>).detail }));
    await listed(bar, 'by-specialty');
    parts(bar, '.row')[0]?.click();
    await bar.updateComplete;
    expect(bar.filters).to.equal(undefined);
    expect(bar.period).to.equal(undefined);
    expect(chips(bar)).to.deep.equal([]);
    expect(said(bar)).to.equal('Spécialité : tout. 0 filtre');
  });

  it('shows the old state where a dashboard does not follow', async () => {
    const { bar } = await dashboard({ provider: new Source(), filters: [CARDIOLOGY] });
    part(bar, '.chip button').click();
    await bar.updateComplete;
    expect(chips(bar)).to.have.lengthOf(1);
    expect(bar.filters).to.equal(undefined);
  });

  it('follows the keyboard through the list', async () => {
    const bar = await barWith();
    const changes = changesOf(bar);
    await listed(bar, 'by-specialty');
    await sendKeys({ press: 'ArrowDown' });
    const list = part(bar, '#list');
    expect(rootOf(bar).activeElement).to.equal(list);
    expect(list.getAttribute('aria-activedescendant')).to.equal('row-0');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    expect(list.getAttribute('aria-activedescendant')).to.equal('row-13');
    expect(changes.at(-1)?.filters).to.deep.equal([{ dimension: 'specialty', in: ['pulmonology', 'urology'] }]);
    await sendKeys({ press: 'Home' });
    expect(part(bar, '.row.active').id).to.equal('row-0');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'a' });
    await sendKeys({ up: 'Control' });
    expect(changes.at(-1)?.filters[0]?.in).to.have.lengthOf(14);
    await sendKeys({ press: 'o' });
    await until(() => part<HTMLInputElement>(bar, '#search').value === 'o', 'typed into the field');
    expect(rootOf(bar).activeElement?.id).to.equal('search');
  });

  it('looks for members as it is typed, and takes the first on Enter', async () => {
    const bar = await barWith();
    const changes = changesOf(bar);
    await listed(bar, 'by-specialty');
    await sendKeys({ type: 'neuro' });
    await bar.updateComplete;
    expect(rows(bar)).to.deep.equal(['Neurology']);
    await sendKeys({ press: 'Enter' });
    expect(changes.at(-1)?.filters).to.deep.equal([{ dimension: 'specialty', in: ['neurology'] }]);
    await sendKeys({ type: 'xyz' });
    await bar.updateComplete;
    expect(text(part(bar, '.panel .state'))).to.equal('Nothing found for “neuroxyz”.');
  });

  it('chooses a whole scheme, all that is shown, and none', async () => {
    const bar = await barWith();
    await listed(bar, 'by-segment');
    await until(() => rows(bar)[0] === 'By activity', rows(bar)[0] ?? '');
    expect(rows(bar)).to.have.lengthOf(38);
    parts(bar, '.row.all')[1]?.click();
    await bar.updateComplete;
    expect(bar.filters).to.deep.equal([{ dimension: 'segment', in: ['value-a', 'value-b', 'value-c', 'value-d'] }]);
    const [all, none] = parts(bar, '.tools button');
    all?.click();
    await bar.updateComplete;
    expect(bar.filters?.[0]?.in).to.have.lengthOf(34);
    none?.click();
    await bar.updateComplete;
    expect(bar.filters).to.deep.equal([]);
  });

  it('leaves out instead of keeping', async () => {
    const bar = await barWith();
    await listed(bar, 'by-specialty');
    const [, leave] = parts(bar, '.switch input');
    leave?.click();
    await bar.updateComplete;
    expect(bar.filters).to.equal(undefined);
    parts(bar, '.row')[0]?.click();
    await bar.updateComplete;
    expect(bar.filters).to.deep.equal([{ dimension: 'specialty', notIn: ['cardiology'] }]);
    expect(buttons(bar)[2]).to.equal('Specialty: not Cardiology');
    parts(bar, '.switch input')[0]?.click();
    await bar.updateComplete;
    expect(bar.filters).to.deep.equal([CARDIOLOGY]);
  });

  it('lets the source search where it lists too many, once the typing rests', async () => {
    const source = new Source();
    const bar = await barWith({ provider: source });
    await listed(bar, 'by-campaign');
    expect(rows(bar)).to.have.lengthOf(200);
    expect(text(part(bar, '#panel-by-campaign'))).to.contain('The first 200 are shown');
    await sendKeys({ type: 'paign 49' });
    await until(() => rows(bar)[0] === 'Campaign 49', 'found');
    expect(source.asked.flatMap(({ search }) => search ?? [])).to.deep.equal(['paign 49']);
    expect(rows(bar)).to.have.lengthOf(11);
    source.answer = () => new Promise(() => undefined);
    await sendKeys({ type: '9' });
    await until(() => source.asked.at(-1)?.search === 'paign 499', 'asked anew');
    expect(part(bar, '#list').getAttribute('aria-busy')).to.equal('true');
    expect(rows(bar)).to.have.lengthOf(11);
    part(bar, '#panel-by-campaign').hidePopover();
    await until(() => source.signals.at(-1)?.aborted === true, 'aborted');
  });

  it('searches itself where the source heeds no limit', async () => {
    const source = new Source();
    source.answer = async ({ dimension }) => membersOf({ dimension });
    const bar = await barWith({ provider: source });
    await listed(bar, 'by-campaign');
    await sendKeys({ type: 'paign 499' });
    await bar.updateComplete;
    expect(rows(bar)).to.deep.equal(['Campaign 499']);
    expect(source.asked).to.have.lengthOf(1);
  });

  it('says that it is loading, that there is nothing, and what failed, and tries again', async () => {
    const source = new Source();
    let release = (_: readonly Member[]): void => undefined;
    source.answer = () => new Promise((resolve) => { release = resolve; });
    const bar = await barWith({ provider: source });
    const codes: string[] = [];
    bar.addEventListener('widget-error', (event) => codes.push((event as CustomEvent<{ code: string }>).detail.code));
    await open(bar, 'by-product');
    await until(() => source.asked.length === 1, 'asked');
    expect(part(bar, '.skeleton').getAttribute('aria-label')).to.equal('Loading the values');
    release([]);
    await until(() => text(part(bar, '.panel .state')) === 'The source lists no values.', 'empty');
    part(bar, '#panel-by-product').hidePopover();
    source.answer = async ({ dimension }) => {
      if (dimension === 'campaign') throw new Error('boom');
      return membersOf({ dimension });
    };
    await open(bar, 'by-campaign');
    await until(() => text(part(bar, '.panel .state')).includes('could not be loaded'), 'failed');
    expect(codes).to.deep.equal(['failed-request']);
    await listed(bar, 'by-specialty');
    expect(rows(bar)).to.have.lengthOf(14);
    await open(bar, 'by-campaign');
    await until(() => part(bar, '.panel .state') !== null, 'still failed');
    source.answer = async (request) => membersOf(request);
    part(bar, '.state .action').click();
    await until(() => rows(bar).length === 200, 'loaded');
  });

  it('offers what the catalog knows where the provider lists nothing', async () => {
    const bar = await fixture<FilterBar>(html`<filter-bar dimensions="channel, product" .provider=${{ query: () => new Promise<never>(() => undefined) }}></filter-bar>`);
    await listed(bar, 'by-channel');
    expect(rows(bar)).to.include('Webinar');
    await open(bar, 'by-product');
    await until(() => text(part(bar, '#panel-by-product .state')) === 'The source lists no values.', 'nothing');
  });

  it('takes chips away, one or all, and moves the focus on', async () => {
    const bar = await barWith({ filters: [CARDIOLOGY, { dimension: 'channel', in: ['web'] }, { dimension: 'product', in: ['old'] }, { dimension: 'segment', in: ['left'] }] });
    expect(text(part(bar, '.notes'))).to.equal('Also filtered by Channel: Web');
    expect(parts(bar, '.chip')).to.have.lengthOf(3);
    const remove = parts(bar, '.chip button')[1];
    expect(remove?.getAttribute('aria-label')).to.equal('Remove Product: old');
    remove?.focus();
    remove?.click();
    await bar.updateComplete;
    await aTimeout(0);
    expect(bar.filters?.map(({ dimension }) => dimension)).to.deep.equal(['specialty', 'channel', 'segment']);
    expect(rootOf(bar).activeElement?.getAttribute('aria-label')).to.contain('Remove Segment');
    part(bar, '.clear').click();
    await bar.updateComplete;
    await aTimeout(0);
    expect(bar.filters).to.deep.equal([{ dimension: 'channel', in: ['web'] }]);
    expect(rootOf(bar).activeElement?.id).to.equal('button-period');
  });

  it('chooses a usual period and closes', async () => {
    const bar = await barWith();
    const changes = changesOf(bar);
    const panel = await open(bar, 'period');
    expect(rootOf(bar).activeElement?.textContent).to.contain('Last 6 months');
    [...panel.querySelectorAll<HTMLElement>('.presets .choice')][4]?.click();
    await until(() => !isOpen(bar, 'period'), 'closed');
    expect(changes).to.deep.equal([{ filters: [], period: 'last-quarter' }]);
    expect(buttons(bar)[0]).to.equal('Last quarter · Jul – Sep 2026');
    expect(said(bar)).to.equal('Period: Last quarter · Jul – Sep 2026. 0 filters');
  });

  it('goes through the calendar and stays open', async () => {
    const bar = await barWith();
    const panel = await open(bar, 'period');
    const quarter = (): readonly HTMLButtonElement[] => [...panel.querySelectorAll('.step')][2]?.querySelectorAll('button') as unknown as readonly HTMLButtonElement[];
    expect(quarter()[2]?.disabled).to.equal(true);
    quarter()[0]?.click();
    await bar.updateComplete;
    expect(bar.period).to.deep.equal({ start: '2026-07-01', end: '2026-10-01' });
    expect([...quarter()].map(({ ariaLabel, textContent }) => ariaLabel ?? textContent?.trim())).to.deep.equal(['Previous: Q2 2026', 'Q3 2026', 'Next: Q4 2026']);
    expect(quarter()[1]?.getAttribute('aria-pressed')).to.equal('true');
    expect(isOpen(bar, 'period')).to.equal(true);
  });

  it('takes a first and a last day, and says what is wrong with them', async () => {
    const bar = await barWith();
    const changes = changesOf(bar);
    await open(bar, 'period');
    const [from, to] = ['#from', '#to'].map((id) => part<HTMLInputElement>(bar, id)) as [HTMLInputElement, HTMLInputElement];
    expect([from.value, to.value, to.max]).to.deep.equal(['2026-05-01', '2026-10-31', '2026-11-14']);
    const write = async (first: string, last: string): Promise<void> => {
      from.value = first;
      to.value = last;
      part(bar, '.range .action').click();
      await bar.updateComplete;
    };
    await write('2026-06-10', '2026-06-01');
    expect(text(part(bar, '#range-note'))).to.equal('The last day lies before the first.');
    expect(part(bar, '#range-note').getAttribute('role')).to.equal('alert');
    expect(changes).to.deep.equal([]);
    to.value = '2026-06-20';
    to.dispatchEvent(new Event('input'));
    await bar.updateComplete;
    expect(text(part(bar, '#range-note'))).to.contain('complete through');
    await write('2026-06-10', '2026-06-20');
    expect(changes).to.deep.equal([{ filters: [], period: { start: '2026-06-10', end: '2026-06-21' } }]);
    expect(buttons(bar)[0]?.replace(/\s/g, ' ')).to.equal('Jun 10 – 20, 2026');
  });

  it('leaves the period out, and offers other dimensions and presets', async () => {
    const bar = await fixture<FilterBar>(html`<filter-bar without-period dimensions="territory channel" .provider=${new Source()}></filter-bar>`);
    expect(buttons(bar)).to.deep.equal(['Territory', 'Channel']);
    bar.dimensions = ['product'];
    bar.withoutPeriod = false;
    bar.presets = 'this-year';
    await bar.updateComplete;
    expect(buttons(bar)).to.deep.equal(['Last 6 months · May – Oct 2026', 'Product']);
    await open(bar, 'period');
    expect(parts(bar, '.presets li').map((item) => text(item.querySelector('span')))).to.deep.equal(['This year']);
  });

  it('notes which widgets do not follow, as its dashboard tells', async () => {
    const ignored = { keyMessage: ['Turnover'], product: ['Audience'] };
    const { bar } = await dashboard({ provider: new Source(), filters: [{ dimension: 'keyMessage', in: ['a'] }] }, { ignored, completeThrough: '2020-01-01' });
    expect(text(part(bar, '.notes'))).to.equal('Not filtered by Key message: Turnover');
    await open(bar, 'by-product');
    expect(text(part(bar, '#panel-by-product .panel-foot'))).to.contain('Not filtered by Product: Audience');
    bar.ignored = {};
    await bar.updateComplete;
    expect(part(bar, '.notes')).to.equal(null);
  });

  it('names a setting that is not allowed, and recovers when it is mended', async () => {
    const messages: string[] = [];
    const listen = (event: Event): void => void messages.push((event as CustomEvent<{ cause: Error }>).detail.cause.message);
    const bar = await fixture<FilterBar>(html`<filter-bar presets="last-6-moons" @widget-error=${listen}></filter-bar>`);
    expect(text(part(bar, '[role=alert]'))).to.equal('The filters could not be shown.');
    bar.presets = undefined;
    bar.period = '2026-05-01';
    await bar.updateComplete;
    bar.period = undefined;
    bar.filters = [{ dimension: 'x' }];
    await bar.updateComplete;
    bar.filters = undefined;
    await bar.updateComplete;
    expect(buttons(bar)).to.deep.equal(['Period', 'Segment', 'Specialty', 'Product', 'Campaign', 'Key message']);
    expect(messages.map((message) => message.split('. ')[0])).to.deep.equal([
      'filter-bar: invalid presets "last-6-moons"', 'filter-bar: invalid period "2026-05-01"', 'filter-bar: invalid filters [{"dimension":"x"}]',
    ]);
  });

  it('becomes one button where there is little room', async () => {
    const bar = await barWith({ filters: [CARDIOLOGY] });
    bar.style.width = '360px';
    await aTimeout(20);
    expect(part(bar, '#button-by-product').checkVisibility()).to.equal(false);
    expect(text(part(bar, '#open'))).to.equal('Filters (1)');
    part(bar, '#open').click();
    await until(() => part(bar, '#filters').matches(':popover-open'), 'open');
    await listed(bar, 'by-product');
    expect(part(bar, '#filters').matches(':popover-open')).to.equal(true);
    await expect(bar).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => rootOf(bar).activeElement?.id === 'button-by-product', 'the focus is back');
    expect(isOpen(bar, 'by-product')).to.equal(false);
    expect(part(bar, '#filters').matches(':popover-open')).to.equal(true);
  });

  it('gives every target 24 pixels', async () => {
    const bar = await barWith({ filters: [CARDIOLOGY, { dimension: 'product', in: ['respira'] }] });
    for (const name of ['by-segment', 'period']) {
      await open(bar, name);
      if (name === 'by-segment') await until(() => rows(bar).length > 0, 'rows');
      const small = parts(bar, 'button, .row, input:not([type=radio]), .switch label').filter((target) => target.checkVisibility() && (target.getBoundingClientRect().height < 24 || target.getBoundingClientRect().width < 24));
      expect(small.map((target) => target.outerHTML.slice(0, 120))).to.deep.equal([]);
    }
  });

  it('works under another name, in a closed shadow root, and waits for nothing once it is gone', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const closed = host.attachShadow({ mode: 'closed' });
    const source = new Source();
    source.answer = () => new Promise(() => undefined);
    const bar = document.createElement('acme-filter-bar') as FilterBar;
    bar.provider = source;
    closed.append(bar);
    await bar.updateComplete;
    let raised = 0;
    host.addEventListener('filters-change', () => { raised += 1; });
    part(bar, '#button-by-specialty').click();
    await until(() => source.asked.length === 1, 'asked');
    bar.remove();
    await until(() => source.signals[0]?.aborted === true, 'aborted');
    source.answer = async (request) => membersOf(request);
    closed.append(bar);
    await listed(bar, 'by-specialty');
    parts(bar, '.row')[0]?.click();
    await bar.updateComplete;
    expect(raised).to.equal(1);
    expect(chosen(bar)).to.deep.equal(['Cardiology']);
  });

  it('shows nothing of one audience to the next', async () => {
    const source = new Source();
    const context: DashboardContext = { provider: source, filters: [CARDIOLOGY], audience: 'a' };
    const { bar, given } = await dashboard(context);
    await until(() => chips(bar)[0] === 'Specialty: Cardiology', 'labels');
    source.answer = () => new Promise(() => undefined);
    given.setValue({ ...context, audience: 'b' });
    await bar.updateComplete;
    expect(chips(bar)).to.deep.equal(['Specialty: cardiology']);
  });

  it('asks a provider of rows, counts under the other filters, and hides small groups', async () => {
    const hcps = Array.from({ length: 20 }, (_, at) => ({ hcp: `h${at}`, specialty: at < 14 ? 'Cardiology' : at < 17 ? 'Dentistry' : 'Urology', territory: at % 2 ? 'north' : 'south' }));
    const provider = createMemoryProvider({ completeThrough: '2026-10-31', tables: { hcps } });
    await provider.ready;
    const bar = await fixture<FilterBar>(html`<filter-bar dimensions="specialty territory" .provider=${provider} .filters=${[{ dimension: 'territory', in: ['north'] }]}></filter-bar>`);
    await listed(bar, 'by-specialty');
    expect(parts(bar, '.row').map((row) => row.getAttribute('aria-label'))).to.deep.equal(['Cardiology, 7 HCPs', 'Dentistry, too few HCPs to show a number', 'Urology, too few HCPs to show a number']);
    expect(text(part(bar, '#panel-by-specialty'))).to.contain('– too few HCPs to show a number');
    expect(buttons(bar)[0]).to.equal('Last 6 months · May – Oct 2026');
  });

});
