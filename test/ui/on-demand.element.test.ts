import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { css, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { MembersController } from '../../src/context/index.js';
import { QueryController } from '../../src/context/query-controller.js';
import type { DataProvider, Filter, TileState, WidgetErrorEvent } from '../../src/contract/index.js';
import { LocaleController, Words } from '../../src/i18n/index.js';
import { FrameController, frameStyles, frameView } from '../../src/ui/index.js';
import { placeBeside } from '../../src/ui/placement.js';
import { VirtualRows } from '../../src/widgets/asset-performance-table/virtual-rows.js';
import { LoadEditing } from '../../src/widgets/omnichannel-dashboard/load-editing.js';

/** Fails until it is mended, as a file does that cannot be fetched. */
function gate<Part>(load: () => Promise<Part>): { broken: boolean; load: () => Promise<Part> } {
  const state = { broken: true, load: () => (state.broken ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : load()) };
  return state;
}

const extras = gate(() => import('../../src/ui/frame-menu.js'));
const words = new Words('en');

/** The smallest element with a frame. */
class FrameHost extends LitElement {
  static override styles = frameStyles;

  readonly frame = new FrameController(this, extras.load);

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  protected override render(): TemplateResult {
    const table = { columns: [{ id: 'a', label: 'Figure', numeric: true }], rows: [[{ text: '7', value: 7 }]] };
    return this.frame.render(frameView({ heading: 'Sales', status: 'ready', table, words, measures: [], receivedAt: 0 }), words, () => html`<p class="picture">7</p>`);
  }
}
customElements.define('frame-host', FrameHost);

const asking = gate(() => import('../../src/context/answering.js'));
const provider: DataProvider = {
  query: async ({ measures }) => ({ columns: measures.map((id) => ({ id, kind: 'measure' })), rows: [[7]], meta: { source: 'CRM' } }),
  members: async () => [{ code: 'gp', label: 'GP' }],
};

/** The smallest element that asks. */
class AskingHost extends LitElement {
  readonly provider = provider;
  readonly filters: readonly Filter[] = [];
  readonly period = '2026-01-01/2026-02-01';
  readonly figures = new QueryController(this, {
    ask: ({ period }) => ({ main: { query: { measures: ['sent'], period } } }), context: () => ({}), isWritten: () => false, check: () => undefined, load: asking.load,
  });
  readonly members = new MembersController(this, asking.load);

  protected override willUpdate(): void {
    this.members.ask({ provider }, { all: { dimension: 'specialty' } });
  }
}
customElements.define('asking-host', AskingHost);

const editing = gate(() => import('../../src/widgets/omnichannel-dashboard/edit-mode.js'));

/** The smallest element that is edited. */
class EditedHost extends LitElement {
  static override properties = { editing: { type: Boolean } };
  declare editing: boolean;
  readonly layout: readonly TileState[] = [];
  readonly language = new LocaleController(this);
  readonly palette = [];
  readonly kpiBudget = 7;
  readonly load = new LoadEditing(this, editing.load);

  changeLayout(): void {}

  headingOf(): string {
    return '';
  }

  protected override willUpdate(_: PropertyValues): void {
    this.editing ??= false;
  }

  protected override render(): TemplateResult {
    return html`<p class="board">All tiles</p>${this.load.mode?.renderToolbar()}`;
  }
}
customElements.define('edited-host', EditedHost);

const scrolling = gate(() => import('@tanstack/virtual-core'));

/** The smallest element with rows that scroll. */
class RowsHost extends LitElement {
  static override styles = css`.grid { height: 200px; overflow: auto; } .rows { position: relative; height: 54000px; } .rows > * { position: absolute; height: 36px; }`;

  readonly rows = new VirtualRows(this, {
    window: () => ({ from: 0, to: 1500, virtual: true }), version: () => this, positionOf: Number,
    draw: (element, position) => (element.textContent = String(position)),
  }, scrolling.load);

  get drawn(): readonly (string | null)[] {
    return [...(this.renderRoot.querySelector('.rows')?.children ?? [])].map(({ textContent }) => textContent);
  }

  protected override render(): TemplateResult {
    return html`<div class="grid"><div class="rows"></div></div>`;
  }
}
customElements.define('rows-host', RowsHost);

function errorsOf(element: EventTarget): string[] {
  const errors: string[] = [];
  element.addEventListener('widget-error', (event) => errors.push((event as WidgetErrorEvent).detail.cause.message));
  return errors;
}

describe('a part that cannot be fetched', () => {
  it('leaves the tile as it is when its menu is missing, tells it, and opens the menu on the next try', async () => {
    const host = await fixture<FrameHost>(html`<frame-host></frame-host>`);
    const errors = errorsOf(host);
    const button = host.renderRoot.querySelector<HTMLElement>('.menu > button');
    button?.click();
    await waitUntil(() => errors.length > 0);
    expect(errors).to.deep.equal(['frame-host: failed loading of the menu. Serve all files of the package from one place and try again. (failed-engine)']);
    expect(host.renderRoot.querySelector('.picture')?.textContent).to.equal('7');
    extras.broken = false;
    button?.click();
    await waitUntil(() => host.renderRoot.querySelector('.choices:popover-open'));
    expect(errors).to.have.lengthOf(1);
  });

  it('puts a panel under its button without the positioning library, inside the window, and tells it once', async () => {
    const library = gate(() => import('@floating-ui/dom'));
    const box = await fixture<HTMLElement>(html`<div><button>Open</button><div popover></div></div>`);
    const [button, panel] = [...box.children] as [HTMLElement, HTMLElement];
    Object.assign(button.style, { position: 'fixed', right: '0', top: '100px' });
    Object.assign(panel.style, { width: '200px', height: '50px', margin: '0', inset: 'auto', padding: '0', border: '0' });
    const errors = errorsOf(box);
    panel.showPopover();
    await placeBeside(panel, button, 'bottom-end', library.load);
    const { left, right, top } = panel.getBoundingClientRect();
    expect(top).to.be.at.least(button.getBoundingClientRect().bottom);
    expect([left >= 0, right <= innerWidth]).to.deep.equal([true, true]);
    await placeBeside(panel, button, 'top', library.load);
    expect(panel.getBoundingClientRect().bottom).to.be.at.most(button.getBoundingClientRect().top);
    expect(errors).to.deep.equal(['div: failed loading of the positioning library. Serve all files of the package from one place and try again. (failed-engine)']);
    library.broken = false;
    await placeBeside(panel, button, 'bottom-end', library.load);
    expect(panel.getBoundingClientRect().top - button.getBoundingClientRect().bottom).to.be.within(5, 7);
  });

  it('fails figures and members that cannot be asked for, and asks on refresh', async () => {
    const host = await fixture<AskingHost>(html`<asking-host></asking-host>`);
    await waitUntil(() => host.members.failure && host.figures.answers.error);
    expect([host.figures.answers.status, host.figures.answers.error?.code, host.members.answer('all').error?.code]).to.deep.equal(['error', 'failed-engine', 'failed-engine']);
    asking.broken = false;
    await Promise.all([host.figures.refresh(), host.members.refresh()]);
    await waitUntil(() => host.figures.answers.results['main'] && host.members.answer('all').result);
    expect([host.figures.answers.error, host.members.failure]).to.deep.equal([undefined, undefined]);
  });

  it('leaves the dashboard as it is when edit mode is missing, and tries again when it is edited once more', async () => {
    const host = await fixture<EditedHost>(html`<edited-host></edited-host>`);
    const errors = errorsOf(host);
    host.editing = true;
    await waitUntil(() => errors.length > 0);
    host.requestUpdate();
    await host.updateComplete;
    expect(errors).to.deep.equal(['edited-host: failed loading of edit mode. Serve all files of the package from one place and try again. (failed-engine)']);
    expect(host.renderRoot.querySelector('.board')?.textContent).to.equal('All tiles');
    editing.broken = false;
    host.editing = false;
    await host.updateComplete;
    host.editing = true;
    await waitUntil(() => host.renderRoot.querySelector('.edit-toolbar'), 'a toolbar');
    expect(errors).to.have.lengthOf(1);
  });

  it('draws a thousand rows where what follows the scrolling is missing, and only those in sight when it is there', async () => {
    const host = document.createElement('rows-host') as RowsHost;
    const errors = errorsOf(host);
    document.body.append(host);
    await host.updateComplete;
    expect(host.drawn).to.deep.equal(Array.from({ length: 20 }, (_, at) => String(at)));
    await waitUntil(() => errors.length > 0);
    await waitUntil(() => host.drawn.length === 1000, 'a thousand rows');
    scrolling.broken = false;
    host.requestUpdate();
    await waitUntil(() => host.drawn.length < 20, 'rows in sight');
    expect([host.drawn[0], errors.length]).to.deep.equal(['0', 1]);
    host.remove();
  });
});
