import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { dayNumber, OmnichannelError, type Filter, type MembersRequest } from '../../../src/contract/index.js';
import { LoadedStore } from '../../../src/providers/memory/loaded-store.js';
import { members } from '../../../src/providers/memory/members.js';
import { readTable, type TableSource } from '../../../src/tables/table-source.js';

const TABLES: Record<string, string> = {
  hcps: 'hcp,specialty,territory,targeted,validFrom,validTo\nh1,gp|asthma,north,true,,\nh2,gp,north,true,,\nh3,gp,south,false,,\nh4,asthma,south,true,,\nh5,gp,south,true,2020-01-01,2026-03-01\n',
  segments: 'segment,label,segmentScheme,order\nvalue-a,Value A,value,2\nactive,Actifs – équipés,activity,1\nleaving,Potentially leaving,activity,3\n',
  memberships: 'hcp,segment,validFrom,validTo\nh1,value-a,2026-01-01,\nh2,value-a,2026-01-01,2026-06-01\nh3,value-a,2026-01-01,\nh1,active,2026-02-01,\nh1,active,2026-05-15,\nh2,active,2026-05-31,\n',
  products: 'product,label,market\nrespira,Respira,inhaled\nnasalis,Nasalis,rhinitis\n',
  interactions: 'hcp,occurredAt,channel,product,isPreview\nh1,2026-05-01,phone,respira,\nh1,2026-05-02,phone,respira,\nh2,2026-05-02,phone,nasalis,\nh3,2026-04-02,phone,respira,\nh4,2026-05-03,phone,respira,true\n,2026-05-03,letter,respira,\n',
  sends: 'hcp,attemptedAt,product\nh5,2026-05-31,respira\n',
  objectives: 'kpi,startsOn,endsOn,value,product\nsent,2026-01-01,2026-12-31,10,planned\n',
};

describe('the members of a dimension', () => {
  let store: LoadedStore;
  let one: LoadedStore;
  before(async () => {
    store = await load(2);
    one = await load(1);
  });

  async function load(k: number, tables = TABLES): Promise<LoadedStore> {
    const loaded = new LoadedStore({ catalog: CORE_CATALOG, k, source: 'test' });
    for (const [id, csv] of Object.entries(tables)) await put(loaded, id, { csv });
    return loaded;
  }

  async function put(loaded: LoadedStore, id: string, source: TableSource): Promise<void> {
    loaded.put(id, await readTable(loaded.definition(id), source, { dictionaries: loaded.dictionaries, timeZone: 'UTC' }));
  }

  const codes = (request: MembersRequest): string[] => members(request, store).map(({ code }) => code);
  const counts = (request: MembersRequest, from = store): Record<string, number | undefined> => Object.fromEntries(members(request, from).map(({ code, count }) => [code, count]));

  it('have labels, places and parents from the look-up whose key they are, in its order', () => {
    expect(members({ dimension: 'segment' }, store)).to.deep.equal([
      { code: 'active', label: 'Actifs – équipés', count: 2, rank: 1, parent: 'activity' },
      { code: 'value-a', label: 'Value A', count: 3, rank: 2, parent: 'value' },
      { code: 'leaving', label: 'Potentially leaving', rank: 3, parent: 'activity' },
    ]);
  });

  it('have labels and places from the catalog, listed even when nothing happened, before codes that nobody listed', () => {
    const channels = members({ dimension: 'channel' }, store);
    expect(channels.map(({ code }) => code)).to.deep.equal(['face-to-face', 'phone', 'remote', 'approved-email', 'marketing-email', 'webinar', 'congress', 'web', 'sms', 'letter']);
    expect(channels[1]).to.deep.equal({ code: 'phone', label: 'Phone', rank: 1, count: 3 });
    expect(channels[0]).to.deep.equal({ code: 'face-to-face', label: 'Face-to-face', rank: 0 });
    expect(channels[9]).to.deep.equal({ code: 'letter' });
  });

  it('come in the order of their labels where they have no place', () => {
    expect(codes({ dimension: 'product' })).to.deep.equal(['nasalis', 'respira']);
    expect(codes({ dimension: 'territory' })).to.deep.equal(['north', 'south']);
  });

  it('are counted without the HCPs who have what is left out', () => {
    // On the last of May h1 is in both schemes, h2 too, h3 in that of values only.
    const period = { start: '2026-05-01', end: '2026-06-01' };
    const of = (dimension: string, filter: Filter): unknown => members({ dimension, period, filters: [filter] }, one).map(({ code, count }) => [code, count]);
    expect(of('segmentScheme', { dimension: 'segment', notIn: ['active'] })).to.deep.equal([['activity', undefined], ['value', 1]]);
    expect(of('segmentScheme', { dimension: 'segment', in: ['active'] })).to.deep.equal([['activity', 2], ['value', 2]]);
    expect(of('territory', { dimension: 'specialty', notIn: ['asthma'] })).to.deep.equal([['north', 1], ['south', 1]]);
  });

  it('are not made by an objective alone', () => {
    expect(codes({ dimension: 'product' })).not.to.include('planned');
  });

  it('of an HCP’s attribute count HCPs valid on the last complete day', () => {
    expect(store.completeThrough).to.equal(dayNumber('2026-05-31'));
    expect(counts({ dimension: 'specialty' })).to.deep.equal({ asthma: 2, gp: 3 });
    expect(counts({ dimension: 'territory' })).to.deep.equal({ north: 2, south: 2 });
  });

  it('count on the last day of the period', () => {
    expect(counts({ dimension: 'territory', period: { start: '2026-01-01', end: '2026-03-01' } })).to.deep.equal({ north: 2, south: 3 });
    expect(counts({ dimension: 'segment', period: { start: '2026-01-01', end: '2026-02-01' } })['value-a']).to.equal(3);
    expect(counts({ dimension: 'segment', period: { start: '2026-05-01', end: '2026-06-02' } })['value-a']).to.equal(2);
  });

  it('of a segment’s scheme count its HCPs once', () => {
    expect(counts({ dimension: 'segmentScheme' })).to.deep.equal({ activity: 2, value: 3 });
  });

  it('else count HCPs with counted rows, in the period where one is asked for', () => {
    expect(counts({ dimension: 'channel' }).phone).to.equal(3);
    expect(counts({ dimension: 'channel', period: { start: '2026-05-01', end: '2026-06-01' } }).phone).to.equal(2);
    expect(counts({ dimension: 'product' })).to.deep.equal({ nasalis: undefined, respira: 3 });
    expect(counts({ dimension: 'market' })).to.deep.equal({ inhaled: 3, rhinitis: undefined });
  });

  it('hide counts of small groups', async () => {
    expect(counts({ dimension: 'territory' }, await load(3))).to.deep.equal({ north: undefined, south: undefined });
    expect(counts({ dimension: 'product' }, await load(1)).nasalis).to.equal(1);
  });

  it('do without counts where a table that is needed is missing or broken', async () => {
    const { hcps: _, ...others } = TABLES;
    expect(counts({ dimension: 'territory' }, await load(1, { sales: 'product,month,territory\nrespira,2026-05-01,north\n' }))).to.deep.equal({ north: undefined });
    const broken = await load(1, others);
    broken.put('sends', new OmnichannelError('invalid-csv', { subject: 'sends', problem: 'invalid CSV', remedy: 'Mend it.' }));
    expect(counts({ dimension: 'product' }, broken)).to.deep.equal({ nasalis: undefined, respira: undefined });
  });

  it('have no count where they are the HCPs', () => {
    expect(members({ dimension: 'hcp', limit: 2 }, store)).to.deep.equal([{ code: 'h1' }, { code: 'h2' }]);
  });

  it('are found by code or label, whatever the case and the accents', () => {
    expect(codes({ dimension: 'segment', search: 'EQUIPES' })).to.deep.equal(['active']);
    expect(codes({ dimension: 'segment', search: ' value-' })).to.deep.equal(['value-a']);
    expect(codes({ dimension: 'segment', search: 'zzz' })).to.deep.equal([]);
  });

  it('come by pages', () => {
    expect(codes({ dimension: 'segment', limit: 1 })).to.deep.equal(['active']);
    expect(codes({ dimension: 'segment', offset: 1, limit: 1 })).to.deep.equal(['value-a']);
    expect(codes({ dimension: 'segment', offset: 2 })).to.deep.equal(['leaving']);
    expect(codes({ dimension: 'segment', limit: 0 })).to.deep.equal([]);
  });

  it('are narrowed by filters on their look-up, and their counts by filters on the HCPs’ table', () => {
    expect(codes({ dimension: 'segment', filters: [{ dimension: 'segmentScheme', in: ['activity'] }] })).to.deep.equal(['active', 'leaving']);
    expect(codes({ dimension: 'product', filters: [{ dimension: 'market', notIn: ['inhaled'] }] })).to.deep.equal(['nasalis']);
    expect(counts({ dimension: 'territory', filters: [{ dimension: 'specialty', in: ['gp'] }] })).to.deep.equal({ north: 2, south: undefined });
    expect(counts({ dimension: 'territory', filters: [{ dimension: 'territory', in: ['north'] }] })).to.deep.equal({ north: 2, south: 2 });
  });

  it('of both ends of a movement are segments', () => {
    expect(codes({ dimension: 'segmentFrom' })).to.deep.equal(['active', 'value-a', 'leaving']);
  });

  it('are those of the tables as they are now', async () => {
    const changing = await load(1);
    expect(counts({ dimension: 'territory' }, changing).north).to.equal(2);
    await put(changing, 'hcps', [{ hcp: 'h1', territory: 'north' }, { hcp: 'h9', territory: 'west' }]);
    expect(counts({ dimension: 'territory' }, changing)).to.deep.equal({ north: 1, west: 1 });
  });

  it('of an unknown dimension are an error with what was meant', () => {
    expect(() => members({ dimension: 'teritory' }, store)).to.throw('members: unknown dimension "teritory". Did you mean "territory"?').with.property('code', 'unknown-dimension');
  });
});
