import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import type { DataProvider, Query, Result } from '../../src/contract/index.js';
import { withFaults, type FaultPlan, type FaultyProvider } from '../../src/testing/faults/index.js';
import '../../src/widgets/kpi-tile/define.js';
import type { KpiTile } from '../../src/widgets/kpi-tile/kpi-tile.js';

const resultOf = ({ measures }: Query): Result => ({ columns: measures.map((id) => ({ id, kind: 'measure' })), rows: [measures.map((id) => (id === 'activeHcps' ? 1821 : 3369))], meta: { source: 'CRM', completeThrough: '2026-10-31' } });
const source: DataProvider = { name: 'source', query: async (query) => resultOf(query) };

const until = async (isTrue: () => boolean, why: string): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 800; turn += 1) await aTimeout(5);
  expect(isTrue(), why).to.equal(true);
};
const settled = (tile: KpiTile, status: string): Promise<void> => until(() => tile.status === status, `${status}, not ${tile.status}`);
const shown = (tile: KpiTile): string | undefined => tile.shadowRoot?.querySelector('.value')?.textContent?.trim();
const BROKEN = ['activeHcps'];

/** Two tiles of one provider: the questions of the first meet the plan once they are asked again. */
async function twoTiles(plan: FaultPlan): Promise<{ readonly tile: KpiTile; readonly neighbour: KpiTile; readonly provider: FaultyProvider }> {
  let isBroken = false;
  const broken = withFaults(source, plan);
  const provider: DataProvider = { name: 'source', query: (query, options) => (isBroken && query.measures.some((id) => BROKEN.includes(id)) ? broken : source).query(query, options) };
  const page = await fixture<HTMLElement>(html`<div>
    <kpi-tile measure="activeHcps" period="2026-05-01/2026-11-01" .provider=${provider}></kpi-tile>
    <kpi-tile measure="interactions" period="2026-05-01/2026-11-01" .provider=${provider}></kpi-tile>
  </div>`);
  const [tile, neighbour] = [...page.querySelectorAll<KpiTile>('kpi-tile')] as [KpiTile, KpiTile];
  await Promise.all([settled(tile, 'ready'), settled(neighbour, 'ready')]);
  isBroken = true;
  return { tile, neighbour, provider: broken };
}

describe('a tile whose provider goes wrong', () => {
  for (const [name, plan, status] of [
    ['slow', [{ fault: { kind: 'slow', ms: 60_000 } }], 'ready'],
    ['malformed', [{ fault: { kind: 'malformed', how: 'text' } }], 'stale'],
    ['a page instead of an answer', [{ fault: { kind: 'malformed', how: 'html' } }], 'stale'],
    ['failing', [{ fault: { kind: 'fails', retryable: false } }], 'stale'],
  ] as const satisfies readonly (readonly [string, FaultPlan, string])[]) {
    it(`keeps its figure through a refresh that is ${name}, and its neighbour lives on`, async () => {
      const { tile, neighbour, provider } = await twoTiles(plan);
      const refreshed = tile.refresh();
      await until(() => provider.met.length > 0, 'a question');
      await settled(tile, status);
      expect(shown(tile)).to.equal('1,821');
      await neighbour.refresh();
      expect([neighbour.status, shown(neighbour)]).to.deep.equal(['ready', '3,369']);
      provider.close();
      await refreshed;
    });
  }

  it('shows no figure any more to a reader whose token has expired', async () => {
    const { tile, neighbour } = await twoTiles([{ fault: { kind: 'expired-token' }, times: 1 }]);
    await tile.refresh();
    await settled(tile, 'unauthorised');
    expect(shown(tile)).to.not.equal('1,821');
    expect(shown(neighbour)).to.equal('3,369');
    await tile.refresh();
    await settled(tile, 'ready');
    expect(shown(tile)).to.equal('1,821');
  });
});
