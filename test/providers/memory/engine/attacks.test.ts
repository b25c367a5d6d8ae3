import { expect } from 'chai';
import { measureCell } from '../../../../src/contract/index.js';
import { ask, between, one, only, randomBelow, without, type Asked, type Tables } from './small.js';

const K = 5;
const CHANNELS = ['web', 'phone', 'sms'];
const TERRITORIES = ['north', 'south', 'west'];
const MONTHS = ['2026-01-01', '2026-02-01'];

/** Many small tables: each HCP has one territory, channels vary, about a third of the groups are small. */
function randomTables(seed: number): Tables {
  const below = randomBelow(seed);
  const hcps = Array.from({ length: 40 }, (_, at) => ({ hcp: `h${at}`, territory: TERRITORIES[Math.min(below(3), below(3))] }));
  const interactions = Array.from({ length: 70 }, () => ({ hcp: `h${below(40)}`, occurredAt: (MONTHS[Math.min(1, below(5))] as string).replace('01-01', '01-15').replace('02-01', '02-15'), channel: CHANNELS[Math.min(below(3), below(3))] }));
  return { hcps, interactions };
}

/** Figures seen by somebody who asks by every combination of dimensions, `null` where hidden; each with the codes it is about. */
async function seenBy(tables: Tables, asked: readonly Asked[], k: number): Promise<Map<string, number | null>> {
  const seen = new Map<string, number | null>();
  for (const query of asked) {
    const { columns, rows, totals } = await ask(tables, { ...query, totals: true }, { k });
    for (const [row, codes] of [...rows.map((one) => [one, one] as const), [totals ?? [], []] as const]) {
      const about = columns.flatMap(({ id, kind }, at) => (kind === 'measure' ? [] : [codes[at] === undefined ? '' : `${id}=${String(codes[at])}`])).filter((part) => part !== '').sort().join(' ');
      const { value } = measureCell(row.at(-1));
      if (!seen.has(about) || seen.get(about) === null) seen.set(about, value);
    }
  }
  return seen;
}

/** Fills in what a whole less its other parts gives away, until nothing more comes out. */
function workedOut(seen: ReadonlyMap<string, number | null>, members: Readonly<Record<string, readonly string[]>>): Map<string, number | null> {
  const known = new Map(seen);
  const valueOf = (about: string): number | null => (known.has(about) ? (known.get(about) ?? null) : 0);
  for (let changed = true; changed;) {
    changed = false;
    for (const whole of known.keys()) {
      for (const [dimension, codes] of Object.entries(members)) {
        if (whole.includes(`${dimension}=`)) continue;
        const parts = codes.map((code) => [...whole.split(' ').filter((part) => part !== ''), `${dimension}=${code}`].sort().join(' '));
        if (!parts.some((part) => known.has(part))) continue;
        const unknown = [whole, ...parts].filter((part) => valueOf(part) === null);
        const [gone] = unknown;
        if (unknown.length !== 1 || gone === undefined) continue;
        const sum = parts.reduce((all, part) => all + (valueOf(part) ?? 0), 0);
        known.set(gone, gone === whole ? sum : (valueOf(whole) ?? 0) - sum);
        changed = true;
      }
    }
  }
  return known;
}

describe('an attacker who subtracts', () => {
  const base = { measures: ['interactions'], period: between('2026-01-01', '2026-03-01') } as const;
  const members = { channel: CHANNELS, territory: TERRITORIES, time: MONTHS };

  for (const [name, asked, within] of [
    ['one dimension and its total', [{ ...base, dimensions: ['channel'] }], ['channel']],
    ['two dimensions and their total', [{ ...base, dimensions: ['channel', 'territory'] }], ['channel', 'territory']],
    ['months', [{ ...base, dimensions: ['territory'], grain: 'month' }], ['territory', 'time']],
    ['three ways at once', [{ ...base, dimensions: ['channel', 'territory'], grain: 'month' }], ['channel', 'territory', 'time']],
  ] as const) {
    it(`works out no small group from ${name}`, async () => {
      let hidden = 0;
      for (let seed = 1; seed <= 25; seed++) {
        const tables = randomTables(seed * 97);
        const [seen, truth] = [await seenBy(tables, asked, K), await seenBy(tables, asked, 0)];
        const lines = Object.fromEntries(within.map((dimension) => [dimension, members[dimension]]));
        const known = workedOut(seen, lines);
        for (const [about, value] of seen) {
          if (value !== null || truth.get(about) === null) continue;
          hidden += 1;
          expect(known.get(about), `${about} of table ${seed}`).to.equal(null);
        }
      }
      expect(hidden).to.be.greaterThan(5);
    });
  }

  it('works out no small group from coarser answers beside finer ones', async () => {
    const asked: Asked[] = [{ ...base, dimensions: ['channel'] }, { ...base, dimensions: ['territory'] }, { ...base, dimensions: ['channel', 'territory'] }];
    const small = (tables: Tables, about: string): Promise<unknown> => one(tables, 'activeHcps', { period: base.period, filters: about.split(' ').map((part) => only(part.split('=')[0] as string, part.split('=')[1] as string)) });
    for (let seed = 1; seed <= 25; seed++) {
      const tables = randomTables(seed * 89);
      const known = workedOut(await seenBy(tables, asked, K), { channel: CHANNELS, territory: TERRITORIES });
      for (const [about, value] of known) {
        if (value === null || value === 0 || about === '') continue;
        expect(await small(tables, about), `${about} = ${value} of table ${seed}`).to.be.at.least(K);
      }
    }
  });
});

describe('what is not protected', () => {
  it('is the difference of two answers with different filters: each is shown by itself', async () => {
    // A provider sees one question at a time: 12 with all channels, 9 without the web.
    const interactions = [...Array.from({ length: 3 }, (_, at) => ({ hcp: `w${at}`, occurredAt: '2026-01-10', channel: 'web' })), ...Array.from({ length: 9 }, (_, at) => ({ hcp: `p${at}`, occurredAt: '2026-01-10', channel: 'phone' }))];
    expect(await one({ interactions }, 'interactions', {}, { k: K })).to.equal(12);
    expect(await one({ interactions }, 'interactions', { filters: [without('channel', 'web')] }, { k: K })).to.equal(9);
    expect(await one({ interactions }, 'interactions', { filters: [only('channel', 'web')] }, { k: K })).to.equal('suppressed');
  });
});
