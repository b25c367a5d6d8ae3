import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { WIDGETS } from '../../src/widget-classes.js';
import '../../src/define.js';
import type { WidgetStatus } from '../../src/contract/index.js';

interface Framed extends HTMLElement {
  data: unknown;
  provider: unknown;
  period: string;
  readonly status: WidgetStatus;
}

const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kpi-tile': { measure: 'activeHcps' },
  'measure-trend': { measures: 'activeHcps' },
  'measure-breakdown': { measure: 'interactions', by: 'channel' },
};
const BARE = ['filter-bar', 'omnichannel-dashboard'];
const framed = Object.keys(WIDGETS).filter((tag) => !BARE.includes(tag));

async function widget(tag: string): Promise<Framed> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement(tag) as Framed;
  for (const [name, value] of Object.entries(SETTINGS[tag] ?? {})) element.setAttribute(name, value);
  element.period = '2026-05-01/2026-11-01';
  for (const slot of ['heading', 'actions', 'caveat', 'empty', 'error']) element.append(Object.assign(document.createElement('p'), { slot, textContent: `own ${slot}` }));
  box.append(element);
  return element;
}

const filled = (element: Framed): string[] => [...element.shadowRoot?.querySelectorAll('slot') ?? []].filter((slot) => slot.assignedElements().length > 0).map(({ name }) => name);

describe('slots', () => {
  it('are tried on every element that wears the frame', () => {
    expect(framed).to.deep.equal(['adoption-funnel', 'asset-performance-table', 'kpi-tile', 'measure-breakdown', 'measure-trend', 'opt-in-trend', 'segment-flow']);
  });

  for (const tag of framed) {
    it(`of ${tag} take a heading, a caveat and what is said where there is nothing`, async () => {
      const element = await widget(tag);
      element.data = [];
      await waitUntil(() => element.status === 'empty', `is ${element.status}`);
      await waitUntil(() => filled(element).includes('empty'));
      expect(filled(element)).to.deep.equal(['heading', 'empty', 'caveat']);
    });

    it(`of ${tag} take what is said of a failure, and actions for the menu`, async () => {
      const element = await widget(tag);
      element.provider = { query: () => Promise.reject(new Error('down')) };
      await waitUntil(() => element.status === 'error', `is ${element.status}`, { timeout: 8000 });
      await waitUntil(() => filled(element).includes('error'));
      element.shadowRoot?.querySelector<HTMLElement>('[part=menu]')?.click();
      await waitUntil(() => filled(element).includes('actions'), 'the menu has no actions', { timeout: 8000 });
      expect(filled(element)).to.deep.equal(['heading', 'actions', 'error', 'caveat']);
    });
  }
});
