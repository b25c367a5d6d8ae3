import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import type { DataProvider, Filter, Query, Result } from '../../../src/contract/index.js';
import { SelectionEvent, type Selection } from '../../../src/context/index.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';

/** Waits for what will be true. */
export async function until(isTrue: () => boolean, why: string | (() => string)): Promise<void> {
  for (let turn = 0; !isTrue() && turn < 1000; turn += 1) await aTimeout(5);
  expect(isTrue(), typeof why === 'string' ? why : why()).to.equal(true);
}

/** Answers with the number of codes that the filters keep, and notes every tray. */
export class Counted implements DataProvider {
  readonly name = 'counted';
  readonly trays: (readonly Query[])[] = [];
  readonly capabilities = { measures: {}, completeThrough: '2026-10-31' };
  ignoring: readonly string[] = [];
  source = 'CRM';

  query(query: Query): Promise<Result> {
    return this.queryAll([query]).then(([result]) => result as Result);
  }

  async queryAll(queries: readonly Query[]): Promise<readonly Result[]> {
    this.trays.push(queries);
    return queries.map(({ measures, filters = [] }) => ({
      columns: measures.map((id) => ({ id, kind: 'measure' as const })),
      rows: [measures.map(() => 1000 + own(filters).flatMap((filter) => filter.in ?? []).length)],
      meta: { source: this.source, completeThrough: '2026-10-31', ignoredFilters: own(filters).map(({ dimension }) => dimension).filter((id) => this.ignoring.includes(id)) },
    }));
  }
}

/** What a host or a reader filters by; the scenario is asked by the widgets. */
export const own = (filters: readonly Filter[] = []): readonly Filter[] => filters.filter(({ dimension }) => dimension !== 'scenario');

export async function board(inside: unknown, properties: Partial<OmnichannelDashboard> = {}): Promise<OmnichannelDashboard> {
  const host = await fixture<OmnichannelDashboard>(html`<omnichannel-dashboard>${inside}</omnichannel-dashboard>`);
  Object.assign(host, properties);
  await host.updateComplete;
  return host;
}

export const tilesIn = (host: ParentNode): KpiTile[] => [...host.querySelectorAll<KpiTile>('kpi-tile')];
export const valueOf = (tile: Element | null | undefined): string => tile?.shadowRoot?.querySelector('.value')?.textContent?.trim() ?? '';
export const show = (host: ParentNode, ...values: readonly string[]): Promise<void> =>
  until(() => tilesIn(host).map(valueOf).join(' ') === values.join(' '), () => `${tilesIn(host).map(valueOf).join(' ')}, not ${values.join(' ')}`);
export const chipsOf = (host: Element): string[] => [...(host.shadowRoot?.querySelectorAll('.chip bdi') ?? [])].map(({ textContent }) => textContent ?? '');
export const cellsOf = (host: Element): string[] => [...(host.shadowRoot?.querySelectorAll<HTMLElement>('.cell') ?? [])].map(({ dataset }) => dataset['tile'] ?? '');

/** A selection as a widget raises it. */
export function pick(widget: Element, code: string, { dimension = 'segment', name = 'row-select' as const, filters = [{ dimension, in: [code] }] as readonly Filter[] } = {}): SelectionEvent<Selection> {
  const event = new SelectionEvent<Selection>(name, { dimension, code, label: code.toUpperCase(), filters });
  widget.dispatchEvent(event);
  return event;
}

/** All errors that reach the page from an element. */
export function errorsOf(host: HTMLElement): string[] {
  const messages: string[] = [];
  host.addEventListener('widget-error', (event) => messages.push((event as CustomEvent<{ cause: Error }>).detail.cause.message));
  return messages;
}
