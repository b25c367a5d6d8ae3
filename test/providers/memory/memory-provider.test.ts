import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { checkResult, columnIndex, extendCatalog, measureCell, type Change, type Query, type Result } from '../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProvider, type MemoryProviderOptions } from '../../../src/providers/memory/index.js';
import { rejection } from './rejection.js';

const signal = new AbortController().signal;
const PERIOD = { start: '2026-05-01', end: '2026-06-01' };
const interactions: Query = { measures: ['interactions'], period: PERIOD };
const suggestions: Query = { measures: ['suggestionsIssued'], period: PERIOD };
const TABLES = {
  interactions: [{ hcp: 'h1', occurredAt: '2026-05-02', channel: 'phone' }, { hcp: 'h2', occurredAt: '2026-05-30', channel: 'web' }],
  hcps: { csv: 'hcp,specialty\nh1,gp\nh2,asthma' },
} as const;
const BROKEN = { csv: 'hcp,issuedAt\nh1,yesterday' };

const create = (options: Partial<MemoryProviderOptions> = {}): MemoryProvider => createMemoryProvider({ tables: TABLES, k: 1, ...options });
const ask = async (provider: MemoryProvider, query: Query = interactions): Promise<Result> => checkResult(await provider.query(query, { signal }), 'memory', query);
async function figure(provider: MemoryProvider, query: Query = interactions): Promise<number | null> {
  const { columns, rows } = await ask(provider, query);
  return measureCell(rows[0]?.[columns.length - 1]).value;
}
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the provider in memory', () => {
  it('answers before it is ready, once its tables are read', async () => {
    const provider = create();
    expect(provider.capabilities).to.equal(undefined);
    expect(await figure(provider)).to.equal(2);
    await provider.ready;
  });

  it('says where the figures come from and how far they reach', async () => {
    const { meta } = await ask(create({ source: 'Aveline CRM' }));
    expect(meta).to.include({ source: 'Aveline CRM', completeThrough: '2026-05-30' });
    expect(Date.parse(meta.loadedAt ?? '')).to.be.closeTo(Date.now(), 10_000);
    expect((await ask(create({ completeThrough: '2026-06-30' }))).meta.completeThrough).to.equal('2026-06-30');
    expect((await ask(create({ tables: { interactions: [] } }))).meta.completeThrough).to.equal(undefined);
  });

  it('does not take look-ups and objectives for what has happened', async () => {
    const provider = create({ tables: { ...TABLES, campaigns: [{ campaign: 'c', startsOn: '2027-01-01' }], objectives: [{ kpi: 'interactions', startsOn: '2026-12-01', endsOn: '2026-12-31', value: 9 }] } });
    expect((await ask(provider)).meta.completeThrough).to.equal('2026-05-30');
  });

  it('cuts instants in the catalog’s time zone', async () => {
    const catalog = extendCatalog(CORE_CATALOG, { calendar: { timeZone: 'Europe/Paris' } });
    const tables = { interactions: [{ hcp: 'h1', occurredAt: '2026-04-30T22:30:00Z' }] };
    expect(await figure(create({ catalog, tables }))).to.equal(1);
    expect(await figure(create({ tables }), { ...interactions, period: { start: '2026-04-01', end: '2026-05-01' } })).to.equal(1);
  });

  it('answers several questions at once', async () => {
    const provider = create();
    const byChannel: Query = { ...interactions, dimensions: ['channel'], filters: [{ dimension: 'channel', in: ['phone', 'web'] }] };
    const [first, second] = await Promise.all([byChannel, interactions].map((query) => provider.query(query, { signal })));
    expect(first?.rows).to.have.lengthOf(2);
    expect(second?.rows).to.have.lengthOf(1);
  });

  it('lists members', async () => {
    expect((await create().members?.({ dimension: 'specialty' }, { signal }))?.map(({ code }) => code)).to.deep.equal(['asthma', 'gp']);
  });

  for (const [what, options, code, message] of [
    ['an unknown table', { tables: { interaction: [] } }, 'unknown-table', 'unknown table "interaction". Did you mean "interactions"?'],
    ['a group size that is no number', { k: 2.5 }, 'invalid-setting', 'invalid k 2.5'],
    ['a day that does not exist', { completeThrough: '2026-02-30' }, 'invalid-date', 'invalid date "2026-02-30"'],
    ['a catalog that cannot be computed', { catalog: { ...CORE_CATALOG, facts: [] } }, 'invalid-catalog', 'catalog: unknown fact'],
  ] as const) {
    it(`refuses ${what} at once`, () => {
      expect(() => create(options)).to.throw(message).with.property('code', code);
    });
  }

  it('refuses a question that breaks the contract, naming itself', async () => {
    const error = await rejection(create({ name: 'figures' }).query({ measures: [], period: PERIOD }, { signal }));
    expect(error).to.include({ code: 'invalid-query', subject: 'figures' });
  });

  it('names the table that a question needs and nobody gave', async () => {
    const error = await rejection(create().query(suggestions, { signal }));
    expect(error.code).to.equal('missing-table');
    expect(error.message).to.contain('missing table "suggestions"');
  });

  describe('with a broken table', () => {
    it('answers what does not need it, and else says what is wrong', async () => {
      const provider = create({ tables: { ...TABLES, suggestions: BROKEN } });
      expect((await rejection(provider.ready)).code).to.equal('invalid-date');
      expect(await figure(provider)).to.equal(2);
      const error = await rejection(provider.query(suggestions, { signal }));
      expect(error.message).to.contain('suggestions: invalid date "yesterday" in column "issuedAt", row 2.');
    });

    it('is mended by replacing the table, not by adding to it', async () => {
      const provider = create({ tables: { ...TABLES, suggestions: BROKEN } });
      const good = [{ hcp: 'h1', issuedAt: '2026-05-03' }];
      expect((await rejection(provider.append('suggestions', good))).code).to.equal('invalid-date');
      await provider.replace('suggestions', good);
      expect(await figure(provider, suggestions)).to.equal(1);
    });
  });

  describe('that grows', () => {
    it('counts appended rows, and reaches as far as they do', async () => {
      const provider = create();
      await provider.append('interactions', { csv: 'hcp,occurredAt\nh3,2026-05-31' });
      const result = await ask(provider);
      expect(measureCell(result.rows[0]?.[0]).value).to.equal(3);
      expect(result.meta.completeThrough).to.equal('2026-05-31');
    });

    it('groups rows of HCPs that were not known when the question was first asked', async () => {
      const provider = create();
      const bySpecialty: Query = { ...interactions, dimensions: ['specialty'] };
      const groups = async (): Promise<Record<string, number | null>> => {
        const result = await ask(provider, bySpecialty);
        return Object.fromEntries(result.rows.map((row) => [String(row[columnIndex(result, 'specialty')]), measureCell(row[1]).value]));
      };
      expect(await groups()).to.deep.equal({ gp: 1, asthma: 1 });
      await provider.append('interactions', [{ hcp: 'h8', occurredAt: '2026-05-04' }, { hcp: 'h9', occurredAt: '2026-05-04' }]);
      expect(await groups()).to.deep.equal({ gp: 1, asthma: 1, null: 2 });
      await provider.append('hcps', [{ hcp: 'h8', specialty: 'cardiology' }]);
      expect(await groups()).to.deep.equal({ gp: 1, asthma: 1, cardiology: 1, null: 1 });
    });

    it('starts a table that was not there', async () => {
      const provider = create();
      await provider.append('suggestions', [{ hcp: 'h1', issuedAt: '2026-05-03' }]);
      expect(await figure(provider, suggestions)).to.equal(1);
    });

    it('replaces a table', async () => {
      const provider = create();
      await provider.replace('interactions', { hcp: ['h1'], occurredAt: ['2026-05-02'] });
      expect(await figure(provider)).to.equal(1);
    });

    it('makes changes in the order in which they were asked for', async () => {
      const provider = create();
      const slow = provider.replace('interactions', { csv: new Blob(['hcp,occurredAt\n', 'h1,2026-05-02\n'.repeat(20_000)]) });
      const quick = provider.append('interactions', [{ hcp: 'h2', occurredAt: '2026-05-02' }]);
      await Promise.all([quick, slow]);
      expect(await figure(provider)).to.equal(20_001);
    });

    it('stays as it was where a change is refused', async () => {
      const provider = create();
      for (const change of [provider.append('interactions', [{ hcp: 'h1', occurredAt: 'never' }]), provider.replace('interactions', { csv: 'hcp\nh1' })]) await rejection(change);
      expect((await rejection(provider.append('interaction', []))).code).to.equal('unknown-table');
      expect(await figure(provider)).to.equal(2);
      await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-02' }]);
      expect(await figure(provider)).to.equal(3);
    });

    it('tells its listeners which measures changed, until they leave or the change is refused', async () => {
      const provider = create();
      const heard: Change[] = [];
      const leave = provider.subscribe?.((change) => heard.push(change));
      await provider.append('sales', { csv: 'product,month,turnover\nrespira,2026-05-01,10' });
      expect(heard).to.have.lengthOf(1);
      expect(heard[0]?.measures).to.include.members(['turnover', 'marketShare', 'turnoverDeltaEvolution']).and.not.include('interactions');
      await provider.replace('segments', []);
      expect(heard[1]?.measures).to.include.members(['segmentSize', 'interactions']).and.not.include('turnover');
      await rejection(provider.append('sales', [{}]));
      leave?.();
      await provider.append('sales', []);
      expect(heard).to.have.lengthOf(2);
    });

    it('tells the dimensions whose members may have changed, or none in particular where the last day moves', async () => {
      const provider = create();
      await provider.ready;
      const heard: Change[] = [];
      provider.subscribe?.((change) => heard.push(change));
      await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-03', channel: 'fax' }]);
      expect(heard[0]?.dimensions).to.include.members(['hcp', 'channel', 'market', 'product']).and.not.include('specialty').and.not.include('segment');
      await provider.append('hcps', [{ hcp: 'h3', specialty: 'gp' }]);
      expect(heard[1]?.dimensions).to.include.members(['hcp', 'specialty']).and.not.include('channel');
      await provider.replace('memberships', [{ hcp: 'h1', segment: 's', validFrom: '2026-05-03' }]);
      expect(heard[2]?.dimensions).to.include.members(['segment', 'segmentFrom', 'segmentScheme']);
      await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-31' }]);
      expect(heard[3]).to.not.have.property('dimensions');
      const members = await provider.members?.({ dimension: 'channel' }, { signal });
      expect(members?.map(({ code }) => code)).to.include('fax');
    });
  });

  describe('that is told to stop', () => {
    let server: Server;
    let address: URL;
    let asked: Promise<void>;
    beforeEach(async () => {
      asked = new Promise((resolve) => {
        server = createServer(() => resolve());
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('gives up a question that waits for tables, as soon as it is aborted', async () => {
      const provider = create({ tables: { interactions: { csv: address } } });
      const controller = new AbortController();
      const outcome = provider.query(interactions, { signal: controller.signal }).catch((thrown: unknown) => thrown);
      await asked;
      controller.abort();
      expect(await outcome).to.equal(controller.signal.reason);
      provider.close();
    });

    it('lets go of what it reads, and refuses later questions and changes', async () => {
      const provider = create({ tables: { ...TABLES, sends: { csv: address } } });
      const waiting = rejection(provider.query(interactions, { signal }));
      await asked;
      provider.close();
      for (const error of [await waiting, await rejection(provider.query(interactions, { signal })), await rejection(provider.append('interactions', []))]) {
        expect(error.message).to.contain('the provider is closed');
      }
      await nextTurn();
    });
  });

  it('refuses a question that was aborted before it was asked', async () => {
    const aborted = AbortSignal.abort();
    expect(await create().query(interactions, { signal: aborted }).catch((thrown: unknown) => thrown)).to.equal(aborted.reason);
  });

  it('can serve the measures whose tables are there, by the dimensions that these know', async () => {
    const provider = create();
    await provider.ready;
    const { measures, completeThrough } = provider.capabilities ?? { measures: {} };
    expect(completeThrough).to.equal('2026-05-30');
    expect(Object.keys(measures)).to.include.members(['interactions', 'activeHcps', 'reachRate', 'hcpsInUniverse']).and.not.include('segmentSize').and.not.include('openRate');
    expect(measures.interactions?.dimensions).to.include.members(['channel', 'specialty', 'hcp', 'scenario']).and.not.include('market').and.not.include('segment');
    await provider.append('memberships', []);
    expect(provider.capabilities?.measures.interactions?.dimensions).to.include('segment');
    expect(provider.capabilities?.measures.movedHcps?.dimensions).to.include.members(['segmentFrom', 'segmentTo']);
  });
});
