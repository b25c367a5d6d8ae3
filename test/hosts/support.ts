import { fixture, waitUntil } from '@open-wc/testing';
import type { DataInput, DataProvider, FigureTable, Query, Result, WidgetErrorEvent, WidgetStatus } from '../../src/index.js';

/** A widget as a host sees it that knows no class of the library. */
export type AnyWidget = HTMLElement & Record<string, unknown> & { readonly status: WidgetStatus; readonly updateComplete: Promise<boolean>; refresh(): Promise<void>; toTable(): FigureTable };

export const TAGS = ['kpi-tile', 'adoption-funnel', 'asset-performance-table', 'segment-flow', 'opt-in-trend', 'measure-trend', 'measure-breakdown'] as const;
export type Tag = (typeof TAGS)[number];

/** The least that each widget can draw. */
export const LEAST: Readonly<Record<Tag, DataInput>> = {
  'kpi-tile': [{ activeHcps: 1821 }],
  'adoption-funnel': [{ adoptionStage: 'unuser', hcpsAtStage: 548 }, { adoptionStage: 'awareness', hcpsAtStage: 300 }],
  'asset-performance-table': [{ adoptionStage: 'awareness', asset: 'Webinar', assetEngagement: 312 }],
  'segment-flow': [{ segmentFrom: 'new', segmentTo: 'active', movedHcps: 42 }],
  'opt-in-trend': [{ time: '2026-05-01', optedInHcps: 1000, newOptIns: 30, optOuts: 10 }],
  'measure-trend': [{ time: '2026-05-01', interactions: 264 }],
  'measure-breakdown': [{ channel: 'phone', interactions: 264 }],
};

/** What a widget must be told before it can ask. */
export const NEEDED: Readonly<Record<Tag, Readonly<Record<string, unknown>>>> = {
  'kpi-tile': { measure: 'activeHcps' }, 'adoption-funnel': {}, 'asset-performance-table': {}, 'segment-flow': {}, 'opt-in-trend': {},
  'measure-trend': { measures: ['interactions'] }, 'measure-breakdown': { measure: 'interactions', by: 'channel' },
};

const SOME_CODE: Readonly<Record<string, string>> = { adoptionStage: 'trial', segmentFrom: 'new', segmentTo: 'active', scenario: 'actual' };

/** One row for any question, as a back end of ten lines would answer it. */
export function oneRow(query: Query, figure = 12): Result {
  const dimensions = query.dimensions ?? [];
  return {
    columns: [...(query.grain ? [{ id: 'time', kind: 'time' as const }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...query.measures.map((id) => ({ id, kind: 'measure' as const }))],
    rows: [[...(query.grain ? [query.period.start] : []), ...dimensions.map((id) => SOME_CODE[id] ?? 'x'), ...query.measures.map(() => figure)]],
    meta: { source: 'CRM', completeThrough: '2026-10-31' },
  };
}

export const provides = (query: DataProvider['query'], more: Partial<DataProvider> = {}): DataProvider => ({ name: 'CRM', query, ...more });

/** A widget with properties and attributes set before it enters the page. */
export async function widget(tag: Tag, properties: Record<string, unknown> = {}, attributes: Record<string, string> = {}, prefix = 'host-'): Promise<AnyWidget> {
  const element = document.createElement(prefix + tag) as unknown as AnyWidget;
  if (!('value' in properties || 'value' in attributes)) Object.assign(element, NEEDED[tag]);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  const home = await fixture<HTMLElement>(document.createElement('div'));
  home.append(element);
  await element.updateComplete;
  return element;
}

export const becomes = (element: AnyWidget, ...statuses: WidgetStatus[]): Promise<void> => waitUntil(() => statuses.includes(element.status), `is ${element.status}`);

/** The codes and messages of errors, as they come. */
export function errorsOf(element: HTMLElement): { code: string; message: string }[] {
  const seen: { code: string; message: string }[] = [];
  element.addEventListener('widget-error', (event) => {
    const { code, cause } = (event as WidgetErrorEvent).detail;
    seen.push({ code, message: cause.message });
  });
  return seen;
}

/** What can be read on the tile. */
export const wordsOf = (element: HTMLElement): string => element.shadowRoot?.querySelector('article')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
