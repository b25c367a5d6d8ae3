import { expect } from 'chai';
import type { DataProvider, Query, Result } from '../../src/contract/index.js';
import { Desk, type Watch } from '../../src/query/index.js';
import { withFaults, type FaultPlan, type FaultyProvider } from '../../src/testing/index.js';
import { MALFORMED } from '../../src/testing/faults/plan.js';

const queryOf = (measure: string): Query => ({ measures: [measure], period: { start: '2026-05-01', end: '2026-11-01' } });
const resultOf = ({ measures }: Query, value = 7): Result => ({ columns: measures.map((id) => ({ id, kind: 'measure' })), rows: [measures.map(() => value)], meta: { source: 'test' } });
const source: DataProvider = { name: 'source', query: async (query, { signal }) => {
  signal.throwIfAborted();
  return resultOf(query);
} };
const never = (): AbortSignal => new AbortController().signal;
const until = async (isTrue: () => boolean): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 400; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isTrue()).to.equal(true);
};

describe('withFaults', () => {
  const faulty: FaultyProvider[] = [];
  const made = (plan: FaultPlan, provider = source): FaultyProvider => {
    const one = withFaults(provider, plan);
    faulty.push(one);
    return one;
  };
  const watches: Watch[] = [];
  const watched = (provider: DataProvider, ...measures: readonly string[]): readonly Watch[] => {
    const desk = new Desk(provider, { retryDelayMs: 1 });
    const all = measures.map((id) => desk.watch(queryOf(id), 'everybody', () => undefined));
    watches.push(...all);
    return all;
  };
  const settled = async (all: readonly Watch[]): Promise<readonly unknown[]> => {
    await until(() => all.every(({ answer }) => !answer.asking));
    return all.map(({ answer }) => answer.error?.code ?? answer.result?.rows[0]?.[0]);
  };
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.stop();
    for (const one of faulty.splice(0)) one.close();
  });

  it('answers where no fault is planned, and says which questions met one', async () => {
    const provider = made([{ fault: { kind: 'slow', ms: 1 }, times: 1 }, { fault: { kind: 'fails' }, measures: ['b'], times: 1 }]);
    await provider.query(queryOf('a'), { signal: never() });
    await provider.query(queryOf('b'), { signal: never() }).catch(() => undefined);
    expect(await provider.query(queryOf('b'), { signal: never() })).to.deep.equal(resultOf(queryOf('b')));
    expect(provider.met.map(({ fault }) => fault)).to.deep.equal(['slow', 'fails', undefined]);
  });

  it('fails as often as planned, so that the desk has its answer after as many tries', async () => {
    const provider = made([{ fault: { kind: 'fails' }, times: 2 }]);
    expect(await settled(watched(provider, 'a'))).to.deep.equal([7]);
    expect(provider.met).to.have.length(3);
  });

  it('fails for good where asking again does not help', async () => {
    const provider = made([{ fault: { kind: 'fails', retryable: false } }]);
    expect(await settled(watched(provider, 'a'))).to.deep.equal(['failed-request']);
    expect(provider.met).to.have.length(1);
  });

  it('refuses an expired token once', async () => {
    const all = watched(made([{ fault: { kind: 'expired-token' }, times: 1 }]), 'a');
    expect(await settled(all)).to.deep.equal(['unauthorised']);
    await all[0]?.refresh();
    expect(await settled(all)).to.deep.equal([7]);
  });

  it('answers half of what is asked together: the others fail, and are told so', async () => {
    expect(await settled(watched(made([{ fault: { kind: 'half-batch' } }]), 'a', 'b', 'c'))).to.deep.equal([7, 7, 'invalid-result']);
  });

  it('answers the last question first, each with its own answer', async () => {
    const order: string[] = [];
    const values: DataProvider = { query: async (query) => {
      order.push(query.measures[0] as string);
      return resultOf(query, query.measures[0]?.charCodeAt(0) ?? 0);
    } };
    expect(await settled(watched(made([{ fault: { kind: 'out-of-order' } }], values), 'a', 'b', 'c'))).to.deep.equal([97, 98, 99]);
    expect(order).to.deep.equal(['c', 'b', 'a']);
  });

  for (const how of MALFORMED) {
    it(`breaks answers (${how}): the desk lets none of them through, and its neighbours are answered`, async () => {
      const provider = made([{ fault: { kind: 'malformed', how }, measures: ['a'] }]);
      expect(await settled(watched(provider, 'a', 'b'))).to.deep.equal(['invalid-result', 7]);
    });
  }

  it('never answers, until it is aborted', async () => {
    const reason = new Error('nobody waits');
    const controller = new AbortController();
    const answer = made([{ fault: { kind: 'never' } }]).query(queryOf('a'), { signal: controller.signal }).catch((thrown: unknown) => thrown);
    controller.abort(reason);
    expect(await answer).to.equal(reason);
  });

  it('answers though it is aborted, and the desk does not mind', async () => {
    const provider = made([{ fault: { kind: 'ignores-abort' } }]);
    expect(await provider.query(queryOf('a'), { signal: AbortSignal.abort() })).to.deep.equal(resultOf(queryOf('a')));
    watched(provider, 'a')[0]?.stop();
    watches.pop();
    expect(await settled(watched(provider, 'a'))).to.deep.equal([7]);
  });

  it('answers each audience from its own provider, and nobody else', async () => {
    let audience = 'north';
    const tenant = (value: number): DataProvider => ({ query: async (query) => resultOf(query, value) });
    const provider = made([{ fault: { kind: 'tenants', audience: () => audience, providers: { north: tenant(1), south: tenant(2) } } }]);
    const desk = new Desk(provider);
    const seen = async (): Promise<unknown> => {
      const watch = desk.watch(queryOf('a'), audience, () => undefined);
      watches.push(watch);
      return (await settled([watch]))[0];
    };
    expect(await seen()).to.equal(1);
    audience = 'south';
    expect(await seen()).to.equal(2);
    audience = 'constructor';
    expect(await seen()).to.equal('unauthorised');
  });

  it('leaves nothing waiting and no timer once it is closed', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const provider = made([{ fault: { kind: 'never' }, times: 1 }, { fault: { kind: 'slow', ms: 60_000 } }]);
    const before = timers();
    const waiting = [queryOf('a'), queryOf('b')].map((query) => provider.query(query, { signal: never() }).catch((thrown: Error) => thrown.message));
    expect(timers()).to.equal(before + 1);
    provider.close();
    expect(timers()).to.equal(before);
    expect(await Promise.all(waiting)).to.deep.equal(['the provider is closed', 'the provider is closed']);
  });

  it('hands members, changes and capabilities on', async () => {
    const provider = made([], { ...source, capabilities: { measures: {} }, members: async () => [{ code: 'x' }], subscribe: () => () => undefined });
    expect(await provider.members?.({ dimension: 'd' }, { signal: never() })).to.deep.equal([{ code: 'x' }]);
    expect(provider.capabilities).to.deep.equal({ measures: {} });
    expect(provider.subscribe?.(() => undefined)).to.be.a('function');
    expect(made([]).members).to.equal(undefined);
  });
});
