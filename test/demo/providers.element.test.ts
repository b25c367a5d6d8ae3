import { expect, waitUntil } from '@open-wc/testing';
import { PROVIDERS, type ProviderChoice } from '../../demo/providers.js';
import type { DataProvider, Query } from '../../src/contract/index.js';
import { inPortal, LONG, type Portal } from './portal.js';

type Shown = Readonly<Record<string, unknown>>;

const screensOf = (portal: Portal): string[] =>
  [...portal.document.querySelectorAll<HTMLAnchorElement>('#screens a')].map(({ href }) => new URL(href).searchParams.get('screen') ?? '');

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a French visitor sees who goes through all screens and filters one; where others saw it before, once it is the same or nothing more comes. */
async function visit(choice: ProviderChoice, before?: Shown): Promise<Shown> {
  const shown: Record<string, unknown> = {};
  await inPortal(`?provider=${choice}&lang=fr`, async (portal) => {
    const look = async (place: string): Promise<void> => {
      await portal.settled();
      expect(portal.widgets.filter(({ status }) => status === 'error').map(({ localName }) => localName), `failed on ${place}`).to.deep.equal([]);
      // Comparisons come after the figures that they stand beside.
      if (before) await waitUntil(() => same(portal.figures(), before[place]), place, { timeout: 10_000 }).catch(() => undefined);
      shown[place] = portal.figures();
    };
    expect(portal.document.querySelector('#providers [aria-current]')?.getAttribute('data-provider')).to.equal(choice);
    for (const screen of screensOf(portal)) {
      await portal.goTo(screen);
      expect(new URLSearchParams(portal.window.location.search).get('provider'), 'choice on the next screen').to.equal(choice);
      await look(screen);
    }
    await portal.goTo('hcp-360');
    portal.dashboard.filters = [...portal.dashboard.filters, { dimension: 'specialty', in: ['cardiology'] }];
    await waitUntil(() => !same(portal.figures(), shown['hcp-360']), 'figures not filtered', LONG);
    await look('hcp-360, filtered');
  });
  return shown;
}

describe('the portal', () => {
  const memory = visit('memory');
  memory.catch(() => undefined);

  it('shows figures on every screen', async () => {
    const shown = await memory;
    expect(Object.keys(shown)).to.have.length.greaterThan(9);
  }).timeout(90_000);

  for (const choice of PROVIDERS.slice(1)) {
    it(`shows the same figures by ${choice}`, async () => {
      const expected = await memory;
      const found = await visit(choice, expected);
      for (const [place, figures] of Object.entries(expected)) expect(found[place], place).to.deep.equal(figures);
    }).timeout(150_000);
  }

  it('asks on its screens what the providers are compared by', () => inPortal('', async (portal) => {
    const known = await (await fetch('/test/demo/screen-questions.json')).json() as Readonly<Record<string, readonly Query[]>>;
    const asked = new Set<string>();
    const inner = portal.dashboard.provider as DataProvider;
    portal.dashboard.provider = { query: (query, options) => { asked.add(JSON.stringify(query)); return inner.query(query, options); }, get capabilities() { return inner.capabilities; } };
    for (const screen of screensOf(portal)) await portal.goTo(screen);
    const compared = new Set(Object.values(known).flat().map((query) => JSON.stringify(query)));
    expect([...asked].filter((query) => !compared.has(query))).to.deep.equal([]);
  })).timeout(60_000);
});
