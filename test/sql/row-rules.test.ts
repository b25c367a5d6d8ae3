import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import type { DataProvider, MembersRequest, Query } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { createSqlProvider, type RowRule, type SqlConnection, type SqlProvider } from '../../src/sql/index.js';
import { randomBelow } from '../providers/memory/engine/small.js';
import { allowedRows } from './support/allowed-rows.js';
import { openDuckDb } from './support/duckdb.js';
import { randomStateQuery, randomStates, STATE_MEASURES } from './support/random-states.js';
import { comparable, outcome } from './support/same.js';
import { readTables, tableOptions, type Sources } from './support/tables.js';
import { TENANTS } from './support/tenants.js';

const signal = new AbortController().signal;
const ALL = { start: '2026-01-01', end: '2026-05-01' };

interface Opened { readonly provider: SqlProvider; readonly statements: readonly string[]; close(): void }

async function openRuled(sources: Sources, rules: readonly RowRule[], k = 1): Promise<Opened> {
  const tables = await readTables(sources, CORE_CATALOG);
  const database = await openDuckDb(tables);
  const statements: string[] = [];
  const connection: SqlConnection = { dialect: 'duckdb', run: (statement, options) => {
    statements.push(statement.sql);
    return database.run(statement, options);
  } };
  return { provider: createSqlProvider({ connection, tables: tableOptions(tables), rules, k, source: 'tables', completeThrough: '2026-05-12' }), statements, close: () => database.close() };
}

const OURS: RowRule = { dimension: 'territory', in: ['ours'] };
const DIMENSIONS = CORE_CATALOG.dimensions.map(({ id }) => id);

async function told(provider: DataProvider, query: Query): Promise<string> {
  return JSON.stringify(await provider.query(query, { signal }).catch((error: unknown) => String(error)));
}

describe('rows that a reader may see', () => {
  let opened: Opened;
  before(async () => { opened = await openRuled(TENANTS, [OURS]); });
  after(() => opened.close());

  it('are counted, and no others', async () => {
    const { rows } = await opened.provider.query({ measures: ['activeHcps', 'interactions'], period: ALL }, { signal });
    expect(rows).to.deep.equal([[12, 24]]);
    expect((await opened.provider.query({ measures: ['turnover'], period: ALL, dimensions: ['territory'], totals: true }, { signal })).totals?.at(-1)).to.deep.equal(10);
  });

  it('stay alone whatever is asked: filters, groups, orders, totals, states, errors', async () => {
    await opened.provider.ready;
    const measures = CORE_CATALOG.measures.map(({ id }) => id);
    const dimensions = ['territory', 'hcp', 'product', 'market', 'campaign', 'specialty', 'channel', 'segment', 'segmentScheme', 'receiverOf', 'asset', 'keyword', 'adoptionStage', 'kpi', 'scenario', 'segmentFrom'];
    const tries: Query[] = measures.flatMap((id, at): Query[] => [
      { measures: [id], period: ALL, totals: true },
      { measures: [id], period: ALL, filters: [{ dimension: 'territory', in: ['unknown', 'theirs'] }], totals: true },
      { measures: [id], period: ALL, filters: [{ dimension: 'territory', notIn: ['ours'] }], dimensions: ['hcp'], totals: true },
      ...dimensions.filter((_, place) => place % 8 === at % 8).map((dimension): Query => ({ measures: [id], period: ALL, dimensions: [dimension], order: [{ by: id, direction: 'desc' }], totals: true })),
      { measures: [id], period: ALL, dimensions: ['receiverOf'], filters: [{ dimension: 'receiverOf', in: ['theirs-x', ''] }], basis: 'current' },
    ]);
    let answered = 0;
    const answers = await opened.provider.queryAll(tries, { signal });
    for (const [at, query] of tries.entries()) {
      const asked = JSON.stringify(query.filters ?? []);
      const answer = answers[at] instanceof Error ? String(answers[at]) : JSON.stringify(answers[at]);
      if (answer.startsWith('{')) answered += 1;
      expect(answer.replaceAll('"theirs"', asked.includes('"theirs"') ? '' : '"theirs"'), JSON.stringify(query)).not.to.match(/theirs|7777|9999|7000/);
    }
    expect(answered).to.be.greaterThan(80);
  }).timeout(240_000);

  it('give no code of others away in a refusal that lists what is there', async () => {
    const refusal = await told(opened.provider, { measures: ['medianStage'], period: { start: '2026-03-01', end: '2026-04-01' } });
    expect(refusal).to.include('"ours-p\\", \\"ours-q').and.not.to.include('theirs');
  });

  it('alone give members, with any search, filter and period', async () => {
    let found = 0;
    for (const dimension of DIMENSIONS) {
      for (const part of [{}, { search: 'theirs' }, { search: 'secret' }, { period: ALL }, { filters: [{ dimension: 'territory', in: ['theirs'] }] }, { filters: [{ dimension: 'territory', notIn: ['ours'] }] }] satisfies Partial<MembersRequest>[]) {
        const members = await opened.provider.members({ dimension, ...part }, { signal });
        found += members.length;
        expect(JSON.stringify(members), `${dimension} ${JSON.stringify(part)}`).not.to.match(/theirs|Theirs/);
      }
    }
    expect(found).to.be.greaterThan(50);
    expect((await opened.provider.members({ dimension: 'product' }, { signal })).map(({ code }) => code)).to.deep.equal(['ours-p', 'ours-q']);
    expect(await opened.provider.members({ dimension: 'territory' }, { signal })).to.deep.equal([{ code: 'ours', count: 12 }]);
  }).timeout(60_000);

  it('are told apart in every statement', () => {
    const tables = /"(hcps|interactions|sends|memberships|adoptionSnapshots|sales|objectives)" as p/;
    const open = opened.statements.filter((text) => tables.test(text) && !/\(select [^()]*"territory"|"territory" in \(\$/.test(text));
    expect(opened.statements.length).to.be.greaterThan(100);
    expect(open).to.deep.equal([]);
    expect(opened.statements.filter((text) => text.includes('ours'))).to.deep.equal([]);
  });

  it('are none for facts that cannot be told apart: these are refused and not among the capabilities', async () => {
    await opened.provider.ready;
    const { measures } = opened.provider.capabilities ?? { measures: {} };
    expect(measures).to.include.keys('activeHcps', 'segmentSize', 'turnover');
    expect(measures).not.to.have.any.keys('shareOfVoice', 'assetUtilisation');
    for (const [id, fact] of [['shareOfVoice', 'mentions'], ['assetUtilisation', 'assets']]) expect(await told(opened.provider, { measures: [id as string], period: ALL })).to.include(`missing table \\"${fact}\\" for this reader`);
  });
});

describe('a rule on rows', () => {
  const opening = (rules: readonly RowRule[]) => (): SqlProvider => createSqlProvider({ connection: { dialect: 'duckdb', run: async () => [] }, rules });

  it('is refused on what changes over time, what nobody has and what is no code', () => {
    for (const dimension of ['segment', 'segmentScheme', 'segmentFrom', 'adoptionStage', 'consentStatus', 'receiverOf']) expect(opening([{ dimension, in: ['a'] }]), dimension).to.throw('it changes over time');
    expect(opening([{ dimension: 'colour', in: ['a'] }])).to.throw('unknown dimension "colour" in a rule');
    expect(opening([{ dimension: 'family', in: ['a'] }])).to.throw('no fact has it as a column');
    expect(opening([{ dimension: 'territory', in: [''] }])).to.throw('codes that are no texts, or empty');
    expect(opening([{ dimension: 'territory', in: ['a'], shared: ['hcp'] }])).to.throw('unknown fact "hcp"');
  });

  it('without codes shows nothing', async () => {
    const opened = await openRuled(TENANTS, [{ dimension: 'territory', in: [] }]);
    try {
      expect((await opened.provider.query({ measures: ['interactions'], dimensions: ['territory'], period: ALL }, { signal })).rows).to.deep.equal([]);
      expect(await opened.provider.members({ dimension: 'hcp' }, { signal })).to.deep.equal([]);
    } finally {
      opened.close();
    }
  });

  it('takes hostile codes as values', async () => {
    const hostile = "theirs') or 1=1 --";
    const opened = await openRuled({ ...TENANTS, hcps: [...(TENANTS['hcps'] as readonly Readonly<Record<string, string>>[]), { hcp: 'odd', territory: hostile, specialty: '' }] }, [{ dimension: 'territory', in: [hostile, "'; drop table hcps; --", '%', '\\'] }]);
    try {
      expect((await opened.provider.members({ dimension: 'hcp' }, { signal })).map(({ code }) => code)).to.deep.equal(['odd']);
      expect((await opened.provider.query({ measures: ['interactions'], dimensions: ['territory'], period: ALL }, { signal })).rows).to.deep.equal([]);
    } finally {
      opened.close();
    }
  });

  it('shows objectives of the whole company only where it says so, those of others never', async () => {
    const query: Query = { measures: ['activeHcps'], dimensions: ['scenario'], period: { start: '2026-01-01', end: '2026-06-01' } };
    for (const [shared, expected] of [[[], []], [['objectives'], [['objective', 9999]]]] as const) {
      const opened = await openRuled(TENANTS, [{ ...OURS, shared }]);
      try {
        const { rows } = await opened.provider.query(query, { signal });
        expect(rows.filter(([scenario]) => scenario === 'objective')).to.deep.equal(expected);
        const own = await opened.provider.query({ ...query, dimensions: ['scenario', 'territory'] }, { signal });
        expect(JSON.stringify(own.rows)).to.include('["objective","ours",11]').and.not.to.include('theirs');
      } finally {
        opened.close();
      }
    }
  });

  it('joined with another shows what both allow', async () => {
    const opened = await openRuled(TENANTS, [OURS, { dimension: 'product', in: ['ours-p', 'theirs-p'], shared: ['hcps'] }]);
    try {
      expect((await opened.provider.query({ measures: ['interactions'], dimensions: ['product'], period: ALL }, { signal })).rows).to.deep.equal([['ours-p', 24]]);
      expect(await told(opened.provider, { measures: ['segmentSize'], period: ALL })).to.include('for this reader');
    } finally {
      opened.close();
    }
  });

  it('asks the last of several rows about one person whose it is', async () => {
    const hcps = [{ hcp: 'moved', territory: 'theirs', specialty: 'old' }, { hcp: 'moved', territory: 'ours', specialty: 'new' }, { hcp: 'left', territory: 'ours', specialty: 'old' }, { hcp: 'left', territory: 'theirs', specialty: 'new' }];
    const interactions = [{ hcp: 'moved', occurredAt: '2026-02-03', channel: 'web' }, { hcp: 'left', occurredAt: '2026-02-03', channel: 'web' }];
    const opened = await openRuled({ hcps, interactions }, [OURS]);
    try {
      expect((await opened.provider.query({ measures: ['interactions'], dimensions: ['hcp', 'specialty'], period: ALL }, { signal })).rows).to.deep.equal([['moved', 'new', 1]]);
    } finally {
      opened.close();
    }
  });
});

describe('figures over the rows that a reader may see', () => {
  const RULES: Readonly<Record<string, RowRule>> = {
    territory: { dimension: 'territory', in: ['north'] }, specialty: { dimension: 'specialty', in: ['lung', 'heart'] },
    product: { dimension: 'product', in: ['p'], shared: ['hcps', 'memberships', 'segments'] }, market: { dimension: 'market', in: ['m'], shared: ['hcps'] },
  };
  for (const [name, rule] of Object.entries(RULES)) {
    for (const k of name === 'territory' ? [1, 5] : [5]) {
      it(`are those of a source that holds no others (${name}, k ${k})`, async function () {
        this.timeout(120_000);
        const below = randomBelow(31 * name.length + k);
        const sources = randomStates(97 + name.length);
        const opened = await openRuled(sources, [rule], k);
        const memory = createMemoryProvider({ tables: allowedRows(sources, rule), k, source: 'tables', completeThrough: '2026-05-12' });
        try {
          await opened.provider.ready;
          const known = STATE_MEASURES.filter((id) => opened.provider.capabilities?.measures[id]);
          expect(known.length).to.be.greaterThan(3);
          for (let round = 0; round < 25; round++) {
            const query = randomStateQuery(below, known);
            const [expected, found] = await Promise.all([outcome(memory, query), outcome(opened.provider, query)]);
            if ('error' in expected) expect(found, JSON.stringify(query)).to.have.property('error');
            else expect(comparable(found), JSON.stringify(query)).to.deep.equal(comparable(expected));
          }
          for (const dimension of ['hcp', 'territory', 'specialty', 'segment', 'product', 'market', 'receiverOf', 'channel', 'segmentScheme']) {
            expect(await opened.provider.members({ dimension }, { signal }), dimension).to.deep.equal(await memory.members?.({ dimension }, { signal }));
          }
        } finally {
          opened.close();
        }
      });
    }
  }
});
