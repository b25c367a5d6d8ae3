import { fixture, nextFrame, waitUntil } from '@open-wc/testing';
import type { DataProvider, Query } from '../../src/index.js';
import { createMemoryProvider, type MemoryProvider } from '../../src/providers/memory/index.js';
import type { AnyWidget, Tag } from './support.js';

const times = <Row>(count: number, make: (number: number) => Row): Row[] => Array.from({ length: count }, (_, at) => make(at + 1));
const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];

/** Twenty HCPs with a segment, a stage and a consent each, five of them active, and sixty assets. */
export const smallCrm = (): MemoryProvider => createMemoryProvider({
  k: 0, source: 'CRM', completeThrough: '2026-10-31',
  tables: {
    hcps: times(20, (number) => ({ hcp: `h${number}`, validFrom: '2020-01-01' })),
    segments: [{ segment: 'a', label: 'Alpha', segmentScheme: 's' }, { segment: 'b', label: 'Beta', segmentScheme: 's' }],
    memberships: times(20, (number) => ({ hcp: `h${number}`, segment: number > 10 ? 'a' : 'b', validFrom: '2026-01-01' })),
    interactions: times(5, (number) => ({ hcp: `h${number}`, occurredAt: '2026-10-05', channel: 'phone' })),
    adoptionSnapshots: times(20, (number) => ({ hcp: `h${number}`, snapshotAt: '2026-10-01', adoptionStage: STAGES[number % 5] ?? '' })),
    consentEvents: times(8, (number) => ({ hcp: `h${number}`, channel: 'phone', consentStatus: 'opt-in', effectiveFrom: '2026-06-10' })),
    assets: times(60, (number) => ({ asset: `x${number}`, label: `Asset ${String(number).padStart(2, '0')}`, adoptionStage: 'trial' })),
    assetUses: times(60, (number) => ({ hcp: 'h1', usedAt: '2026-10-05', asset: `x${number}`, exposed: true, engaged: true })),
  },
});

/** A provider that notes what it is asked, and may keep its answers back. */
export class Noting implements DataProvider {
  readonly name = 'CRM';
  readonly asked: Query[] = [];
  readonly listed: string[] = [];
  readonly crm: MemoryProvider;
  isHolding = false;
  readonly held: (() => void)[] = [];

  constructor(crm = smallCrm()) {
    this.crm = crm;
  }

  get capabilities() {
    return this.crm.capabilities;
  }

  async query(query: Query, options: { readonly signal: AbortSignal }) {
    this.asked.push(query);
    const answer = await this.crm.query(query, options);
    if (this.isHolding) await new Promise<void>((resolve) => this.held.push(resolve));
    return answer;
  }

  members: NonNullable<DataProvider['members']> = async (request, options) => {
    this.listed.push(request.dimension);
    return (await this.crm.members?.(request, options)) ?? [];
  };

  subscribe: NonNullable<DataProvider['subscribe']> = (listener) => this.crm.subscribe?.(listener) ?? (() => undefined);

  forget(): void {
    this.asked.length = 0;
    this.listed.length = 0;
  }

  /** The measures asked about since, each once. */
  get measures(): readonly string[] {
    return [...new Set(this.asked.flatMap(({ measures }) => measures))];
  }
}

export type Page = Readonly<Record<Tag, AnyWidget>> & { readonly provider: Noting };

const SETTINGS: Readonly<Record<Tag, Readonly<Record<string, string>>>> = {
  'kpi-tile': { measure: 'activeHcps', 'with-sparkline': '' }, 'adoption-funnel': {}, 'opt-in-trend': {}, 'segment-flow': { scheme: 's' }, 'asset-performance-table': {},
  'measure-trend': { measures: 'interactions' }, 'measure-breakdown': { measure: 'interactions', by: 'channel' },
};

/** What is there once a widget's picture is. */
const DRAWN: Readonly<Record<Tag, string>> = {
  'kpi-tile': '#figure', 'adoption-funnel': '.stage', 'opt-in-trend': '.drawing path', 'segment-flow': '[data-stop]', 'asset-performance-table': '.rows [data-position]',
  'measure-trend': '.chart-box path', 'measure-breakdown': '.mark',
};

/** Widgets with one source of small tables, drawn. */
export async function openPage(...tags: readonly Tag[]): Promise<Page> {
  const provider = new Noting();
  await provider.crm.ready;
  const home = await fixture<HTMLElement>(document.createElement('div'));
  home.style.inlineSize = '900px';
  const widgets = Object.fromEntries(tags.map((tag) => {
    const widget = document.createElement(`live-${tag}`) as unknown as AnyWidget;
    for (const [name, value] of Object.entries(SETTINGS[tag])) widget.setAttribute(name, value);
    widget.setAttribute('period', 'last-6-months');
    Object.assign(widget, { provider });
    home.append(widget);
    return [tag, widget];
  })) as unknown as Record<Tag, AnyWidget>;
  await waitUntil(() => Object.values(widgets).every(({ status }) => status === 'ready'), 'not all ready', { timeout: 10_000 });
  await waitUntil(() => tags.every((tag) => part(widgets[tag], DRAWN[tag])), 'not all drawn', { timeout: 10_000 });
  await quiet(provider);
  provider.forget();
  return { ...widgets, provider };
}

export const part = <Part extends HTMLElement>(widget: AnyWidget, selector: string): Part => widget.shadowRoot?.querySelector(selector) as Part;
export const parts = (widget: AnyWidget, selector: string): HTMLElement[] => [...(widget.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
export const textOf = (widget: AnyWidget, selector: string): string => part(widget, selector).textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Until nothing has been asked for some frames. */
export async function quiet(provider: Noting): Promise<void> {
  for (let [calm, before] = [0, -1]; calm < 12; ) {
    await nextFrame();
    const count = provider.asked.length + provider.listed.length;
    calm = count === before ? calm + 1 : 0;
    before = count;
  }
}

/** What happens to a widget from now on: every status it takes, and every change in its tree. */
export function watched(widget: AnyWidget): { readonly statuses: string[]; changes(): MutationRecord[] } {
  const statuses: string[] = [];
  widget.addEventListener('widget-status', (event) => statuses.push((event as CustomEvent<{ status: string }>).detail.status));
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  observer.observe(widget.shadowRoot as ShadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
  return { statuses, changes: () => [...seen, ...observer.takeRecords()] };
}
