import { expect } from 'chai';
import { measureCell, type Cell, type DataProvider, type Query, type Result } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { CONFORMANCE_DATASET, describeProvider, PRIVACY_DATASET, type ConformanceDataset, type ConformanceOptions, type ConformanceProvider, type TestRunner } from '../../src/testing/index.js';

const memory = ({ tables, catalog, k, completeThrough }: ConformanceDataset): ConformanceProvider => createMemoryProvider({ tables, catalog, k, completeThrough });

interface Outcome { readonly passed: readonly string[]; readonly failed: ReadonlyMap<string, string>; readonly skipped: readonly string[] }

/** Runs the suite by a runner of its own. */
async function run(make: (dataset: ConformanceDataset) => ConformanceProvider, dataset: ConformanceDataset, options: Omit<ConformanceOptions, 'runner'> = {}): Promise<Outcome> {
  const tests: [string, () => Promise<void>][] = [];
  const skipped: string[] = [];
  const hooks: { before?: () => Promise<void>; after?: () => Promise<void> } = {};
  const runner: TestRunner = {
    describe: (_, body) => body(),
    it: Object.assign((name: string, test: () => Promise<void>) => void tests.push([name, test]), { skip: (name: string) => void skipped.push(name) }),
    before: (prepare) => { hooks.before = prepare; },
    after: (close) => { hooks.after = close; },
  };
  describeProvider('broken', make, dataset, { ...options, runner });
  await hooks.before?.();
  const [passed, failed] = [[] as string[], new Map<string, string>()];
  for (const [name, test] of tests) await test().then(() => passed.push(name), (thrown: Error) => failed.set(name, thrown.message));
  await hooks.after?.();
  return { passed, failed, skipped };
}

/** A provider whose answers are changed on their way. */
const changing = (change: (result: Result, query: Query) => Result) => (dataset: ConformanceDataset): ConformanceProvider => {
  const provider = memory(dataset);
  return { name: 'broken', query: async (query, options) => change(await provider.query(query, options), query) };
};
const eachFigure = (change: (cell: Cell) => Cell) => (result: Result): Result => {
  const inRow = (row: readonly Cell[]): readonly Cell[] => row.map((cell, at) => (result.columns[at]?.kind === 'measure' ? change(cell) : cell));
  return { ...result, rows: result.rows.map(inRow), ...(result.totals && { totals: inRow(result.totals) }) };
};
const named = (...names: readonly string[]): ConformanceDataset => ({ ...CONFORMANCE_DATASET, questions: CONFORMANCE_DATASET.questions.filter(({ name }) => names.includes(name)) });
const failing = async (change: (result: Result, query: Query) => Result, name: string): Promise<ReadonlyMap<string, string>> => (await run(changing(change), named(name, 'customers with several contracts are one each'))).failed;

describe('the conformance suite', () => {
  it('asks more than two hundred questions by different names', () => {
    const names = CONFORMANCE_DATASET.questions.map(({ name }) => name);
    expect(names).to.have.length.greaterThan(200);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).to.deep.equal([]);
  });

  it('asks for every measure of its catalog', () => {
    const asked = new Set(CONFORMANCE_DATASET.questions.flatMap(({ query }) => query.measures));
    expect(CONFORMANCE_DATASET.catalog.measures.map(({ id }) => id).filter((id) => !asked.has(id))).to.deep.equal([]);
  });

  for (const [fault, change, caught] of [
    ['missing as zero', eachFigure((cell) => cell ?? 0), 'a month without rows is missing, one without such rows is zero'],
    ['a rate without its parts', eachFigure((cell) => measureCell(cell).value), 'a rate over campaigns and its total of the parts'],
    ['totals as the sum of the rows', (result: Result): Result => ({ ...result, ...(result.totals && { totals: result.totals.map((cell, at) => (result.columns[at]?.kind === 'measure' ? result.rows.reduce((sum, row) => sum + (measureCell(row[at]).value ?? 0), 0) : cell)) }) }), 'contracts by kind'],
    ['the first page only', (result: Result, { offset = 0 }: Query): Result => (offset > 0 ? { ...result, rows: [] } : result), 'pages joined are the whole'],
    ['filters that are not named', (result: Result): Result => ({ ...result, meta: { ...result.meta, ignoredFilters: [] } }), 'a filter that sales do not know is named and left out'],
    ['rows backwards', (result: Result): Result => ({ ...result, rows: [...result.rows].reverse() }), 'order: most first'],
    ['figures that are no plain data', eachFigure((cell) => (typeof cell === 'number' ? { value: cell, toString: () => 'x' } : cell)), 'answers are plain data'],
    ['rows twice', (result: Result): Result => ({ ...result, rows: [...result.rows, ...result.rows] }), 'an empty code is no code'],
  ] as const) {
    it(`catches ${fault}`, async () => {
      expect([...(await failing(change, caught)).keys()]).to.include(caught);
    });
  }

  it('says what was answered and what was expected', async () => {
    const failed = await failing(eachFigure((cell) => (typeof cell === 'number' ? cell + 1 : cell)), 'two opt-outs are one change');
    expect(failed.get('two opt-outs are one change')).to.equal('optOuts at []: answered 2, expected value 1 of {"value":1}');
  });

  it('lets figures be off by the tolerance that is asked for, and by no more', async () => {
    const change = eachFigure((cell) => (typeof cell === 'number' ? cell * 1.0001 : cell));
    const dataset = named('the amounts of the contracts that hold at the end');
    const failedAt = async (numbers: number): Promise<number> => [...(await run(changing(change), dataset, { numbers })).failed.keys()].filter((name) => name.startsWith('the amounts')).length;
    expect([await failedAt(0.001), await failedAt(0.000_01)]).to.deep.equal([0, 1]);
  });

  it('skips by name, telling the reason', async () => {
    const { skipped } = await run(memory, { ...CONFORMANCE_DATASET, questions: CONFORMANCE_DATASET.questions.slice(0, 3) }, { skip: { 'the same HCP': 'not yet', 'abort': 'no signals' } });
    expect(skipped).to.deep.equal(['an aborted question is rejected with the reason of its signal, and the next one is answered (skipped: no signals)']);
  });

  it('lets a provider refuse what it does not claim to serve, and nothing else', async () => {
    const refusing = (dataset: ConformanceDataset): ConformanceProvider => {
      const provider = memory(dataset);
      const query: DataProvider['query'] = async (asked, options) => {
        if (asked.measures.includes('units')) throw Object.assign(new Error('not served'), { code: 'unknown-measure' });
        return provider.query(asked, options);
      };
      return { query, get capabilities() { return served(provider.capabilities); } };
    };
    const served = (capabilities: DataProvider['capabilities']): NonNullable<DataProvider['capabilities']> => {
      const { units: _, ...measures } = capabilities?.measures ?? {};
      return { ...capabilities, measures };
    };
    const withUnits = CONFORMANCE_DATASET.questions.filter(({ query }) => query.measures.includes('units'));
    expect(withUnits).to.have.length.greaterThan(0);
    const dataset = { ...CONFORMANCE_DATASET, questions: withUnits };
    const names = withUnits.map(({ name }) => name);
    const failedOf = async (make: typeof refusing): Promise<number> => [...(await run(make, dataset)).failed.keys()].filter((name) => names.includes(name)).length;
    expect(await failedOf(refusing)).to.equal(0);
    expect(await failedOf((one) => ({ query: refusing(one).query }))).to.equal(names.length);
  });

  it('needs a runner', () => {
    const globals = globalThis as { describe?: unknown };
    const { describe: kept } = globals;
    globals.describe = undefined;
    try {
      expect(() => describeProvider('x', memory)).to.throw('invalid-setting');
    } finally {
      globals.describe = kept;
    }
  });
});

describe('the attacker of the conformance suite', () => {
  it('catches small groups that are shown', async () => {
    const failed = await run((dataset) => memory({ ...dataset, k: 1 }), { ...PRIVACY_DATASET, questions: PRIVACY_DATASET.questions.slice(0, 150) }).then((outcome) => outcome.failed);
    expect([...failed.values()].some((message) => /only \d HCPs stand behind it/.test(message))).to.equal(true);
    expect([...failed.keys()].filter((name) => name.startsWith('attacker'))).to.not.deep.equal([]);
  });

  it('catches a provider that hides small groups and nothing besides', async () => {
    const truth = memory({ ...PRIVACY_DATASET, k: 1 });
    const naive = (dataset: ConformanceDataset): ConformanceProvider => {
      const provider = memory({ ...dataset, k: 1 });
      const counted = async (query: Query): Promise<Result> => truth.query({ ...query, measures: query.measures.map((id) => (id === 'interactions' ? 'activeHcps' : id)) }, { signal: new AbortController().signal });
      return { query: async (query, options) => {
        const [result, people] = [await provider.query(query, options), await counted(query)];
        const hide = (cell: Cell, by: Cell | undefined): Cell => ((measureCell(by).value ?? 5) < 5 && measureCell(cell).value ? { value: null, state: 'suppressed' } : cell);
        return { ...result, rows: result.rows.map((row, at) => row.map((cell, column) => (result.columns[column]?.kind === 'measure' ? hide(cell, people.rows[at]?.[column]) : cell))) };
      } };
    };
    const { failed } = await run(naive, { ...PRIVACY_DATASET, questions: [] });
    expect([...failed.values()].filter((message) => /is hidden and is \d+ \(of \d HCPs\), by sums/.test(message))).to.have.length.greaterThan(2);
  });
});
