import { expect } from 'chai';
import { columnIndex, measureCell, type Query } from '../../../../src/contract/index.js';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { attack } from '../../../../src/testing/checks/attacker.js';
import type { AttackedFamily, ExpectedRow } from '../../../../src/testing/dataset/dataset.js';
import { ask, between, only, randomBelow, times, type Asked, type Tables } from './small.js';

const K = 5;
const PERIOD = between('2026-01-01', '2026-03-01');

/** HCPs of one territory each, most of them in few of them; interactions by channel and month. */
function randomTables(seed: number): Tables {
  const below = randomBelow(seed);
  const pick = (codes: readonly string[]): string => codes[Math.min(below(codes.length), below(codes.length))] as string;
  const hcps = times(30 + below(40), (number) => ({ hcp: `h${number}`, territory: pick(['north', 'south', 'west', 'east', '']) }));
  const interactions = times(40 + below(80), () => ({ hcp: `h${1 + below(hcps.length)}`, occurredAt: pick(['2026-01-15', '2026-02-15']), channel: pick(['web', 'phone', 'sms', 'visit', '']), points: 1 + below(4) }));
  return { hcps, interactions };
}

/** What is right, and the HCPs behind it: asked where nothing is hidden. */
async function truthOf(tables: Tables, measure: string, grouping: Pick<Query, 'dimensions' | 'grain'>): Promise<readonly ExpectedRow[]> {
  const dimensions = grouping.dimensions ?? [];
  const result = await ask(tables, { measures: [...new Set([measure, 'activeHcps'])], period: PERIOD, ...grouping }, { k: 0 });
  const time = columnIndex(result, 'time');
  return result.rows.map((row) => ({
    codes: row.slice(0, dimensions.length) as (string | null)[], ...(time >= 0 && { time: row[time] as string }),
    figures: [{ value: measureCell(row[columnIndex(result, measure)]).value, hcps: measureCell(row.at(-1)).value || Infinity }],
  }));
}

async function leaks(seed: number, measure: string, dimensions: readonly string[], grain?: 'month'): Promise<readonly string[]> {
  const tables = randomTables(seed);
  const choices: Pick<Query, 'dimensions' | 'grain'>[] = dimensions.reduce<readonly (readonly string[])[]>((known, one) => known.flatMap((some) => [some, [...some, one]]), [[]]).flatMap((some) => [{ dimensions: some }, ...(grain ? [{ dimensions: some, grain }] : [])]);
  const truths = new Map(await Promise.all(choices.map(async (grouping) => [JSON.stringify([grouping.dimensions, grouping.grain ?? '']), await truthOf(tables, measure, grouping)] as const)));
  const family: AttackedFamily = { measure, dimensions, period: PERIOD, ...(grain && { grain }), truth: ({ dimensions: asked = [], grain: by }) => truths.get(JSON.stringify([asked, by ?? ''])) ?? [] };
  const provider = createMemoryProvider({ tables, k: K, completeThrough: '2026-12-31' });
  return (await attack(provider, family, K)).map(({ place, value, how }) => `${seed}: ${place} is ${value} ${how}`);
}

describe('answers by several groupings together', () => {
  for (const [measure, dimensions, grain] of [['interactions', ['channel', 'territory']], ['activeHcps', ['territory']], ['interactions', ['channel'], 'month'], ['interactions', ['channel', 'territory'], 'month']] as const) {
    it(`give no small group of ${measure} by ${[...dimensions, grain ?? 'all time'].join(', ')} away`, async () => {
      const found: string[] = [];
      for (let seed = 1; seed <= 12; seed++) found.push(...(await leaks(seed * 131, measure, dimensions, grain)));
      expect(found).to.deep.equal([]);
    });
  }

  const hiddenIn = async (tables: Tables, query: Asked, measure: string): Promise<readonly string[]> => {
    const result = await ask(tables, { period: PERIOD, ...query }, { k: K });
    const dimensions = [...(query.dimensions ?? [])].sort();
    return result.rows.filter((row) => measureCell(row[columnIndex(result, measure)]).state === 'suppressed').map((row) => dimensions.map((id) => String(row[columnIndex(result, id)])).join(' ')).sort();
  };

  it('hide the same in whatever order dimensions and rows are asked for', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const tables = randomTables(seed * 17);
      const query = { measures: ['interactions'], dimensions: ['channel', 'territory'] };
      const hidden = await hiddenIn(tables, query, 'interactions');
      expect(await hiddenIn(tables, { ...query, dimensions: ['territory', 'channel'] }, 'interactions')).to.deep.equal(hidden);
      expect(await hiddenIn(tables, { ...query, order: [{ by: 'interactions', direction: 'desc' }] }, 'interactions')).to.deep.equal(hidden);
    }
  });

  it('hide beside other measures what is hidden alone', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const tables = randomTables(seed * 23);
      for (const measure of ['interactions', 'activeHcps', 'pointsPerHcp']) {
        const alone = await hiddenIn(tables, { measures: [measure], dimensions: ['channel', 'territory'] }, measure);
        expect(await hiddenIn(tables, { measures: ['interactions', 'activeHcps', 'pointsPerHcp'], dimensions: ['territory', 'channel'] }, measure)).to.include.members([...alone]);
      }
    }
  });

  it('hide a third group of one where two of one would add up to two', async () => {
    const groups = [['web', 1], ['phone', 1], ['sms', 9], ['visit', 12]] as const;
    const interactions = groups.flatMap(([channel, count]) => times(count, (number) => ({ hcp: `${channel}${number}`, occurredAt: '2026-01-10', channel })));
    expect(await hiddenIn({ interactions }, { measures: ['interactions'], dimensions: ['channel'] }, 'interactions')).to.deep.equal(['phone', 'sms', 'web']);
  });

  it('leave large groups alone', async () => {
    const interactions = ['web', 'phone'].flatMap((channel) => times(20, (number) => ({ hcp: `h${number}`, occurredAt: '2026-01-10', channel, product: `p${number % 2}` })));
    expect(await hiddenIn({ interactions }, { measures: ['interactions'], dimensions: ['channel', 'product'], filters: [only('product', 'p0', 'p1')] }, 'interactions')).to.deep.equal([]);
  });
});
