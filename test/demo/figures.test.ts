import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { columnIndex, measureCell } from '../../src/contract/result.js';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { extendCatalog, type CatalogExtension, type Query, type Result } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import * as byHand from './by-hand.js';

const folder = fileURLToPath(new URL('../../demo/data/', import.meta.url));
const names = JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')) as Readonly<Record<string, string>>;
const csvOf = (file: string): { csv: string } => ({ csv: readFileSync(join(folder, file), 'utf8') });

const PERIOD = { start: '2026-05-01', end: '2026-11-01' };
const BRAND = { dimension: 'product', in: ['respira'] };
const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];

const valueIn = (result: Result, row: Result['rows'][number] | undefined, measure: string): number | null => measureCell(row?.[columnIndex(result, measure)]).value;
const TABLES = Object.fromEntries(Object.entries(names).map(([id, file]) => [id, csvOf(file)]));

describe('the figures of the demo', () => {
  const provider = createMemoryProvider({ tables: TABLES, k: 1 });
  const ask = (query: Partial<Query> & Pick<Query, 'measures'>): Promise<Result> =>
    provider.query({ period: PERIOD, filters: [BRAND], ...query }, { signal: new AbortController().signal });
  const valueOf = (result: Result, measure: string, row = result.rows[0]): number | null => valueIn(result, row, measure);
  const one = async (measure: string, more: Partial<Query> = {}): Promise<number | null> => valueOf(await ask({ measures: [measure], ...more }), measure);
  /** The figure of each member of a dimension. */
  const by = async (dimension: string, measure: string, more: Partial<Query> = {}): Promise<ReadonlyMap<string, number | null>> => {
    const result = await ask({ measures: [measure], dimensions: [dimension], ...more });
    return new Map(result.rows.map((row) => [String(row[columnIndex(result, dimension)] ?? ''), valueOf(result, measure, row)]));
  };
  const only = (dimension: string, ...codes: string[]): Partial<Query> => ({ filters: [BRAND, { dimension, in: codes }] });

  describe('the tiles', () => {
    const expected = { activeHcps: 1821, interactions: 3369, activities: 562, suggestionsIssued: 369, assetsUsed: 69 };

    for (const [measure, value] of Object.entries(expected)) {
      it(`${measure} is ${value}`, async () => {
        expect(await one(measure), 'provider').to.equal(value);
        expect(byHand.tiles()[measure as keyof typeof expected], 'by hand').to.equal(value);
      });
    }

    it('leave out previews and machine rows, and count visits that no HCP can be named for', () => {
      expect(byHand.uncountedRows()).to.deep.equal({ previews: 30, machine: 56, nameless: 84 });
    });

    it('keep open suggestions out of acceptance', async () => {
      const result = await ask({ measures: ['suggestionAcceptance'] });
      expect(byHand.openSuggestions()).to.equal(58);
      expect(measureCell(result.rows[0]?.[0]).denominator).to.equal(369 - 58);
    });
  });

  describe('the adoption scale', () => {
    it('stands at 548, 473, 346, 291 and 163 at the end of October 2026, as many as are active', async () => {
      const counts = await by('adoptionStage', 'hcpsAtStage');
      expect(STAGES.map((stage) => counts.get(stage))).to.deep.equal([548, 473, 346, 291, 163]);
      expect(byHand.stageCounts('2026-10-31')).to.deep.equal([548, 473, 346, 291, 163, 38]);
      expect(548 + 473 + 346 + 291 + 163).to.equal(byHand.tiles().activeHcps);
    });

    it('has gained since the campaign began, in all stages but the lowest', async () => {
      const won = await by('adoptionStage', 'wonHcps', { period: { start: '2026-04-01', end: PERIOD.end } });
      expect(STAGES.map((stage) => won.get(stage))).to.deep.equal([-37, 45, 78, 108, 87]);
      const [before, now] = [byHand.stageCounts('2026-03-31'), byHand.stageCounts('2026-10-31')];
      expect(STAGES.map((_, at) => (now[at] ?? 0) - (before[at] ?? 0))).to.deep.equal([-37, 45, 78, 108, 87]);
    });

    it('hides moves in both directions behind the net', async () => {
      const period = { start: '2026-04-01', end: PERIOD.end };
      expect([await one('progressedHcps', { period }), await one('regressedHcps', { period })]).to.deep.equal([463, 75]);
      expect(byHand.stageMoves('2026-03-31', '2026-10-31')).to.deep.equal({ up: 463, down: 75 });
    });

    it('is aimed at 26, 25, 21, 18 and 10 per cent', async () => {
      const aims = await by('adoptionStage', 'stageShare', only('scenario', 'objective'));
      expect(STAGES.map((stage) => aims.get(stage))).to.deep.equal([0.26, 0.25, 0.21, 0.18, 0.1]);
    });

    it('has no snapshot of August 2025, and the month stays empty', async () => {
      const days = byHand.snapshotDays();
      expect(days).to.have.lengthOf(23);
      expect(days).not.to.include('2025-08-31');
      const result = await ask({ measures: ['hcpsAtStage'], grain: 'month', period: { start: '2025-07-01', end: '2025-10-01' } });
      const months = new Map(result.rows.map((row) => [String(row[columnIndex(result, 'time')]), valueOf(result, 'hcpsAtStage', row)]));
      expect(months.get('2025-07-01')).to.be.a('number');
      expect(months.get('2025-08-01') ?? null).to.equal(null);
      expect(months.get('2025-09-01')).to.be.a('number');
    });
  });

  describe('the assets', () => {
    const expected = [
      ['kronos-study', 'adoption', 108, 2037, '5.3', 25, 108, '23'],
      ['bpco-indications', 'awareness', 130, 2096, '6.2', 36, 130, '28'],
      ['efficiency-study', 'adoption', 75, 2143, '3.5', 19, 73, '26'],
      ['meetop-study', 'advocacy', 45, 2500, '1.8', 13, 45, '29'],
    ] as const;

    for (const [code, stage, engagement, exposed, participation, completed, offered, action] of expected) {
      it(`${code}: ${engagement}, ${participation} %, ${action} %`, async () => {
        const result = await ask({ measures: ['assetEngagement', 'participation', 'completedAction'], dimensions: ['asset', 'adoptionStage'], ...only('asset', code) });
        const used = result.rows.filter((row) => (valueOf(result, 'assetEngagement', row) ?? 0) > 0);
        expect(used.map((row) => row[columnIndex(result, 'adoptionStage')])).to.deep.equal([stage]);
        const cell = (id: string) => measureCell(used[0]?.[columnIndex(result, id)]);
        expect(cell('assetEngagement').value).to.equal(engagement);
        expect(cell('participation')).to.include({ numerator: engagement, denominator: exposed });
        expect(cell('completedAction')).to.include({ numerator: completed, denominator: offered });
        expect((Number(cell('participation').value) * 100).toFixed(1)).to.equal(participation);
        expect((Number(cell('completedAction').value) * 100).toFixed(0)).to.equal(action);
        expect(byHand.asset(code)).to.include({ engagement, exposed, completed, offered });
        expect((byHand.asset(code).participation * 100).toFixed(1)).to.equal(participation);
        expect((byHand.asset(code).completedAction * 100).toFixed(0)).to.equal(action);
      });
    }

    it('are the four with the most engaged HCPs', async () => {
      const engaged = [...await by('asset', 'assetEngagement')].filter(([, value]) => value !== null).sort(([, one_], [, other]) => Number(other) - Number(one_));
      expect(engaged.slice(0, 4).map(([code]) => code)).to.deep.equal(['bpco-indications', 'kronos-study', 'efficiency-study', 'meetop-study']);
      expect(Number(engaged[4]?.[1])).to.be.below(45);
    });
  });

  describe('the sales', () => {
    const period = { start: '2026-07-01', end: '2026-10-01' };
    for (const [measure, column, value, aim] of [['turnoverDeltaEvolution', 'turnover', '2.58', 2.55], ['unitsDeltaEvolution', 'units', '2.95', 2.92]] as const) {
      it(`${measure} is ${value} points against ${aim}`, async () => {
        expect((await one(measure, { period }))?.toFixed(2), 'provider').to.equal(value);
        expect(byHand.aheadOfMarket(column).toFixed(2), 'by hand').to.equal(value);
        expect(await one(measure, { period, ...only('scenario', 'objective') }), 'objective').to.equal(aim);
      });
    }
  });

  describe('the segments', () => {
    it('are 34 in five schemes; brands are 12, specialties 8, types of e-mail 4', () => {
      expect(byHand.distinct('segments.csv', 'segment')).to.equal(34);
      expect(byHand.distinct('segments.csv', 'segmentScheme')).to.equal(5);
      expect(byHand.distinct('products.csv', 'product', (row) => row.own === 'true')).to.equal(12);
      expect(byHand.distinct('hcps.csv', 'specialty')).to.equal(8);
      expect(byHand.distinct('sends.csv', 'emailType')).to.equal(4);
    });

    it('let Active grow, most of all from New', async () => {
      const sizes = { active: 1316, leaving: 369, left: 802, 'new-clients': 126 };
      const found = await by('segment', 'segmentSize', { filters: [{ dimension: 'segment', in: Object.keys(sizes) }] });
      for (const [segment, size] of Object.entries(sizes)) {
        expect(found.get(segment), `provider, ${segment}`).to.equal(size);
        expect(byHand.segmentSize(segment, '2026-10-31'), `by hand, ${segment}`).to.equal(size);
      }
      const [end, start] = ['2026-10-31', '2026-07-31'];
      expect(byHand.segmentSize('active', start)).to.be.below(sizes.active);
      expect(['new-clients', 'leaving', 'left'].map((from) => byHand.moved(from, 'active', start, end))).to.deep.equal([87, 38, 5]);
    });

    it('let HCPs come back: active, potentially leaving, active again', () => {
      expect(byHand.returned()).to.be.above(100);
    });

    it('differ in points: E has more in all, F more for each HCP', async () => {
      const points = await by('segment', 'engagementPoints', only('segment', 'value-e', 'value-f'));
      const each = await by('segment', 'pointsPerHcp', only('segment', 'value-e', 'value-f'));
      expect([points.get('value-e'), points.get('value-f')], 'provider').to.deep.equal([byHand.pointsOf('value-e'), byHand.pointsOf('value-f')]);
      expect(Number(points.get('value-e'))).to.be.above(Number(points.get('value-f')) * 1.3);
      expect(Number(each.get('value-f'))).to.be.above(Number(each.get('value-e')) * 1.3);
      expect(each.get('value-f')).to.equal(byHand.pointsOf('value-f') / byHand.segmentSize('value-f', '2026-10-31'));
    });
  });

  it('the opted-in stock grows from 998 to 1,409 in a year, and the flows make up the difference', async () => {
    const year = { start: '2025-11-01', end: PERIOD.end };
    const stock = await ask({ measures: ['optedInHcps'], grain: 'month', period: { start: '2025-10-01', end: PERIOD.end } });
    const values = stock.rows.map((row) => valueOf(stock, 'optedInHcps', row));
    expect([values[0], values[12]], 'provider').to.deep.equal([998, 1409]);
    expect([byHand.optedIn('2025-10-31'), byHand.optedIn('2026-10-31')], 'by hand').to.deep.equal([998, 1409]);
    expect(await one('netOptIns', { period: year })).to.equal(1409 - 998);
  });

  it('e-mails: a click counts as an opening, a machine does not', async () => {
    const { sent, delivered, opened, clicked, clickedUnopened, machineOnly } = byHand.mail();
    const measures = ['sent', 'delivered', 'openedMessages', 'clickedMessages'];
    const result = await ask({ measures });
    expect(measures.map((measure) => valueOf(result, measure))).to.deep.equal([sent, delivered, opened, clicked]);
    expect(sent).to.equal(1709);
    expect(clickedUnopened).to.be.above(5);
    expect(machineOnly).to.be.above(50);
  });

  it('the universe holds 2,712 HCPs', async () => {
    expect(await one('hcpsInUniverse', { filters: [] })).to.equal(2712);
    expect(byHand.distinct('hcps.csv', 'hcp', (row) => row.validTo === '' || (row.validTo ?? '') >= PERIOD.end)).to.equal(2712);
  });

  it('objectives of the six months are met, nearly met and missed', async () => {
    const aims = await ask({ measures: ['interactions', 'activeHcps', 'assetsUsed'], ...only('scenario', 'objective') });
    expect(['interactions', 'activeHcps', 'assetsUsed'].map((measure) => valueOf(aims, measure))).to.deep.equal([3300, 1900, 80]);
  });
});

describe('the figures of the demo where groups under five are hidden', () => {
  const EXTENSION = JSON.parse(readFileSync(join(folder, 'catalog.json'), 'utf8')) as CatalogExtension;
  const provider = createMemoryProvider({ tables: TABLES, catalog: extendCatalog(CORE_CATALOG, EXTENSION), k: 5 });
  const ask = (query: Partial<Query> & Pick<Query, 'measures'>): Promise<Result> =>
    provider.query({ period: PERIOD, filters: [BRAND], ...query }, { signal: new AbortController().signal });
  const hiddenIn = (result: Result): number => result.rows.flat().filter((cell) => typeof cell === 'object' && cell?.state === 'suppressed').length;
  const year = { start: '2025-11-01', end: PERIOD.end };

  it('movements between activity segments all show, month by month and over the six months', async () => {
    const moves = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], filters: [{ dimension: 'segmentScheme', in: ['activity'] }] };
    const [months, whole] = [await ask({ ...moves, grain: 'month', period: year }), await ask(moves)];
    expect([hiddenIn(months), hiddenIn(whole)]).to.deep.equal([0, 0]);
    expect([months.rows.length, whole.rows.length].every((count) => count >= 12), 'movements').to.equal(true);
  });

  it('HCPs join as new clients and leave from Left', async () => {
    const result = await ask({ measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], grain: 'month', filters: [{ dimension: 'segmentScheme', in: ['activity'] }] });
    const ways = result.rows.filter((row) => (valueIn(result, row, 'movedHcps') ?? 0) > 0).map((row) => `${String(row[columnIndex(result, 'segmentFrom')])} ${String(row[columnIndex(result, 'segmentTo')])}`);
    expect([...new Set(ways.filter((way) => way.includes('~outside')))].sort()).to.deep.equal(['left ~outside', '~outside new-clients']);
  });

  it('the twenty most used assets show all their rates', async () => {
    const result = await ask({ measures: ['assetEngagement', 'participation', 'completedAction'], dimensions: ['asset'] });
    const most = [...result.rows].sort((one, other) => (valueIn(result, other, 'assetEngagement') ?? 0) - (valueIn(result, one, 'assetEngagement') ?? 0)).slice(0, 20);
    expect(hiddenIn({ ...result, rows: most })).to.equal(0);
    for (const row of most) {
      const { numerator = 0, denominator = 0 } = measureCell(row[columnIndex(result, 'completedAction')]);
      expect(Math.min(numerator, denominator - numerator), String(row[0])).to.be.at.least(5);
    }
  });

  it('consents come and go in groups of five and more; fewer come in August, most in September', async () => {
    const result = await ask({ measures: ['newOptIns', 'optOuts', 'withdrawals', 'expiries'], grain: 'month', period: year });
    expect(hiddenIn(result)).to.equal(0);
    const column = (id: string): readonly number[] => result.rows.map((row) => valueIn(result, row, id) ?? NaN);
    for (const measure of ['newOptIns', 'optOuts', 'withdrawals', 'expiries']) expect(Math.min(...column(measure)), measure).to.be.at.least(5);
    const came = column('newOptIns');
    const [july = 0, august = 0, september = 0] = came.slice(8);
    expect(august).to.be.below(july * 0.8);
    expect(september).to.equal(Math.max(...came));
  });

  describe('the labels', () => {
    const places = { specialty: ['hcps'], territory: ['hcps', 'sales', 'plans'], activityType: ['activities', 'interactions'], emailType: ['sends'], segmentScheme: ['segments'], market: ['products'], theme: ['products', 'campaigns', 'digital/seo-ranks', 'digital/mentions', 'digital/network-reach'],
      consentType: ['consent-events'], consentSource: ['consent-events'], assetKind: ['assets'], suggestionStatus: ['suggestions'], costNature: ['costs'], attributionModel: ['attributions'], trafficSource: ['leads', 'digital/web-sessions'], medium: ['digital/web-sessions'],
      landing: ['digital/web-sessions', 'digital/seo-ranks'], network: ['digital/social-posts', 'digital/network-reach', 'digital/mentions'], keyword: ['digital/seo-ranks', 'digital/mentions'], competitor: ['digital/mentions'],
      team: ['team-snapshots', 'report-uses', 'report-requests'], correctiveAction: ['corrective-actions'] };

    it('are of these dimensions, which stay what the core catalog says', () => {
      const described = EXTENSION.dimensions ?? [];
      expect(Object.keys(EXTENSION)).to.deep.equal(['dimensions']);
      expect(described.map(({ id }) => id).sort()).to.deep.equal(Object.keys(places).sort());
      for (const { members: _members, ...rest } of described) expect(rest).to.deep.equal(CORE_CATALOG.dimensions.find(({ id }) => id === rest.id));
    });

    for (const [dimension, tables] of Object.entries(places)) {
      it(`name every code of ${dimension}, in sentence case and once each`, async () => {
        const listed = EXTENSION.dimensions?.find(({ id }) => id === dimension)?.members ?? [];
        expect(listed.map(({ code }) => code).sort()).to.deep.equal([...new Set(tables.flatMap((table) => byHand.codes(`${table}.csv`, dimension)))].sort());
        expect(new Set(listed.map(({ label }) => label)).size).to.equal(listed.length);
        for (const { label } of listed) expect(label).to.match(/^[A-Z][A-Za-z-]+( ([a-z-]+|HCPs|Alba|Borea|Cirro))*$/);
        const members = await provider.members?.({ dimension, filters: [] }, { signal: new AbortController().signal });
        expect(new Map(members?.map(({ code, label }) => [code, label]))).to.deep.equal(new Map(listed.map(({ code, label }) => [code, label])));
      });
    }
  });
});

describe('the files of the demo', () => {
  it('are what the generator writes, byte for byte, and small', function () {
    this.timeout(60_000);
    const fresh = mkdtempSync(join(tmpdir(), 'demo-data-'));
    try {
      execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/demo-data.mjs', import.meta.url)), fresh]);
      const filesIn = (root: string): readonly string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(root, file)).isFile()).sort();
      expect(filesIn(folder)).to.deep.equal(filesIn(fresh));
      for (const file of filesIn(fresh)) expect(readFileSync(join(folder, file)).equals(readFileSync(join(fresh, file))), file).to.equal(true);
      expect(filesIn(fresh).reduce((sum, file) => sum + statSync(join(fresh, file)).size, 0)).to.be.below(6.5e6);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });

  it('hold no quotes, no carriage returns and no byte-order mark', () => {
    for (const file of Object.values(names)) expect(/^[^"\r\uFEFF]*\n$/.test(csvOf(file).csv), file).to.equal(true);
  });
});
