import { expect } from 'chai';
import { OmnichannelError, type Change, type DataProvider, type Member, type MembersRequest, type Query, type Result } from '../../src/contract/index.js';
import { Desk, type Watch } from '../../src/query/index.js';

const queryOf = (measure: string): Query => ({ measures: [measure], period: { start: '2026-05-01', end: '2026-11-01' } });
const resultOf = ({ measures }: Query, value: number): Result => ({ columns: measures.map((id) => ({ id, kind: 'measure' })), rows: [measures.map(() => value)], meta: { source: 'test' } });
const turn = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A provider that notes every call and answers as told. */
class Recorder implements DataProvider {
  readonly name = 'recorder';
  readonly batches: string[][] = [];
  readonly signals: AbortSignal[] = [];
  figure = 1;
  answer: (query: Query, signal: AbortSignal) => Promise<Result> = async (query) => resultOf(query, this.figure);
  #listeners = new Set<(change: Change) => void>();

  get asked(): number {
    return this.batches.flat().length;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  query(query: Query, { signal }: { signal: AbortSignal }): Promise<Result> {
    this.batches.push([query.measures[0] as string]);
    this.signals.push(signal);
    return this.answer(query, signal);
  }

  queryAll?(queries: readonly Query[], { signal }: { signal: AbortSignal }): Promise<readonly Result[]> {
    this.batches.push(queries.map(({ measures }) => measures[0] as string));
    this.signals.push(signal);
    return Promise.all(queries.map((query) => this.answer(query, signal)));
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

describe('the desk', () => {
  let provider: Recorder;
  let desk: Desk;
  let watches: Pick<Watch, 'stop'>[];
  const watch = (measure: string, audience = '', listener: () => void = () => {}): Watch => {
    const one = desk.watch(queryOf(measure), audience, listener);
    watches.push(one);
    return one;
  };

  beforeEach(() => {
    provider = new Recorder();
    // What is no longer waited for is forgotten at once, so that no timer outlives the tests.
    desk = new Desk(provider, { retryDelayMs: 1, keptMs: 10, changePauseMs: 1 });
    watches = [];
  });

  afterEach(() => {
    for (const one of watches) one.stop();
    desk.clear();
  });

  it('asks equal questions once and hands everybody the same answer', async () => {
    const [one, two] = [watch('sent'), watch('sent')];
    await turn();
    expect(provider.asked).to.equal(1);
    expect(one.answer.result).to.equal(two.answer.result);
    expect(watch('sent').answer).to.include({ asking: false });
    await turn();
    expect(provider.asked).to.equal(1);
  });

  it('puts the questions of one turn on one tray', async () => {
    for (const measure of ['sent', 'delivered', 'sent', 'openRate']) watch(measure);
    await turn();
    expect(provider.batches).to.deep.equal([['sent', 'delivered', 'openRate']]);
    watch('clickRate');
    await turn();
    expect(provider.batches[1]).to.deep.equal(['clickRate']);
  });

  it('asks one by one where the provider has no batch', async () => {
    const plain: DataProvider = { query: (query, options) => provider.query(query, options) };
    desk = new Desk(plain, { keptMs: 10 });
    const [one, two] = [watch('sent'), watch('delivered')];
    await turn();
    expect(provider.batches).to.deep.equal([['sent'], ['delivered']]);
    expect(one.answer.result && two.answer.result).to.be.an('object');
  });

  it('lets one answer of a batch fail alone when the provider asks singly, and all of a failing batch', async () => {
    delete (provider as { queryAll?: unknown }).queryAll;
    Object.defineProperty(provider, 'queryAll', { value: undefined });
    provider.answer = async (query) => {
      if (query.measures[0] === 'sent') throw new Error('boom');
      return resultOf(query, 2);
    };
    const [bad, good] = [watch('sent'), watch('delivered')];
    await turn();
    expect(bad.answer.error).to.include({ code: 'failed-request', subject: 'recorder' });
    expect(good.answer.result?.rows).to.deep.equal([[2]]);
  });

  it('refuses an answer that breaks the contract, by name', async () => {
    provider.answer = async () => ({ columns: [{ id: 'other', kind: 'measure' }], rows: [[1]], meta: { source: 'test' } });
    const one = watch('sent');
    await turn();
    expect(one.answer.error?.message).to.contain('recorder: invalid result: missing column "sent"');
  });

  it('refuses a question that breaks the contract by itself, and asks its neighbours', async () => {
    const [good, bad, other] = [watch('sent'), desk.watch({ ...queryOf('opened'), measures: ['opened', 'opened'] }, '', () => {}), watch('delivered')];
    watches.push(bad);
    await turn();
    expect(bad.answer.error).to.include({ code: 'invalid-query' });
    expect([good.answer.result?.rows, other.answer.result?.rows]).to.deep.equal([[[1]], [[1]]]);
    expect(provider.batches).to.deep.equal([['sent', 'delivered']]);
  });

  it('refuses a batch that is short of an answer', async () => {
    provider.queryAll = async (queries) => [resultOf(queries[0] as Query, 1)];
    const [first, second] = [watch('sent'), watch('delivered')];
    await turn();
    expect(first.answer.result).to.be.an('object');
    expect(second.answer.error).to.include({ code: 'invalid-result' });
  });

  it('keeps the audiences apart', async () => {
    const one = watch('sent', 'tenant-a');
    await turn();
    provider.figure = 2;
    const two = watch('sent', 'tenant-b');
    expect(two.answer.result).to.equal(undefined);
    await turn();
    expect([one.answer.result?.rows, two.answer.result?.rows]).to.deep.equal([[[1]], [[2]]]);
  });

  it('forgets what one audience was answered, not what somebody of it still looks at', async () => {
    desk = new Desk(provider, { retryDelayMs: 1, changePauseMs: 1 });
    watch('sent', 'tenant-a').stop();
    const [looking, gone, other] = [watch('opened', 'tenant-a'), watch('clicked', 'tenant-a'), watch('clicked', 'tenant-b')];
    await turn();
    gone.stop();
    other.stop();
    desk.forget('tenant-a');
    provider.figure = 2;
    expect(['opened', 'clicked'].map((measure) => watch(measure, 'tenant-a').answer.result?.rows)).to.deep.equal([[[1]], undefined]);
    expect(watch('clicked', 'tenant-b').answer.result?.rows).to.deep.equal([[1]]);
    expect(looking.answer.result?.rows).to.deep.equal([[1]]);
  });

  it('asks nothing in the turn in which it is no longer waited for', async () => {
    const asked: unknown[] = [];
    desk = new Desk({ query: async (query) => resultOf(query, 1), members: async (request) => { asked.push(request); return []; } }, { keptMs: 10 });
    desk.watchMembers({ dimension: 'campaign' }, 'tenant-a', () => {})?.stop();
    watches.push(desk.watchMembers({ dimension: 'campaign' }, 'tenant-b', () => {}) as Watch<readonly Member[]>);
    expect(asked).to.have.lengthOf(0);
    await turn();
    expect(asked).to.have.lengthOf(1);
  });

  it('aborts a request when nobody waits for it any more, not before', async () => {
    provider.answer = () => new Promise(() => {});
    const [one, two] = [watch('sent'), watch('sent')];
    await turn();
    one.stop();
    expect(provider.signals[0]?.aborted).to.equal(false);
    two.stop();
    await turn();
    expect(provider.signals[0]?.aborted).to.equal(true);
  });

  it('aborts a batch only when all of it is forsaken', async () => {
    provider.answer = () => new Promise(() => {});
    const [one, two] = [watch('sent'), watch('delivered')];
    await turn();
    one.stop();
    await turn();
    expect(provider.signals[0]?.aborted).to.equal(false);
    two.stop();
    await turn();
    expect(provider.signals[0]?.aborted).to.equal(true);
  });

  it('never asks what is forsaken before the tray is emptied', async () => {
    watch('sent').stop();
    await turn();
    expect(provider.asked).to.equal(0);
  });

  it('tries again what says it is retryable, and gives up in the end', async () => {
    let failures = 0;
    provider.answer = async (query) => {
      if (query.measures[0] === 'sent' && failures < 2) {
        failures += 1;
        throw new OmnichannelError('failed-request', { subject: 'recorder', problem: 'failed', remedy: 'Wait.', retryable: true });
      }
      if (query.measures[0] === 'delivered') throw new OmnichannelError('failed-request', { subject: 'recorder', problem: 'failed', remedy: 'Wait.', retryable: true, retryAfterMs: 1 });
      return resultOf(query, 3);
    };
    Object.defineProperty(provider, 'queryAll', { value: undefined });
    const [one, two] = [watch('sent'), watch('delivered')];
    await turn(60);
    expect(one.answer.result?.rows).to.deep.equal([[3]]);
    expect(two.answer.error).to.include({ retryable: true });
    expect(provider.batches.filter(([measure]) => measure === 'delivered')).to.have.lengthOf(4);
  });

  it('does not try again what is not retryable, and never stores a failure', async () => {
    provider.answer = async () => { throw new Error('boom'); };
    watch('sent').stop();
    const one = watch('sent');
    await turn(20);
    expect(provider.asked).to.equal(1);
    expect(one.answer.error).to.be.an('error');
    provider.answer = async (query) => resultOf(query, 4);
    const two = watch('sent');
    await turn(20);
    expect(two.answer.result?.rows).to.deep.equal([[4]]);
  });

  it('keeps the old figures while it asks again, and when that fails', async () => {
    const one = watch('sent');
    await turn();
    let release = (): void => {};
    provider.answer = (query) => new Promise((resolve) => { release = () => resolve(resultOf(query, 9)); });
    const refreshed = one.refresh();
    await turn();
    expect(one.answer).to.include({ asking: true });
    expect(one.answer.result?.rows).to.deep.equal([[1]]);
    release();
    await refreshed;
    expect(one.answer.result?.rows).to.deep.equal([[9]]);
    provider.answer = async () => { throw new Error('boom'); };
    await one.refresh();
    expect(one.answer.result?.rows).to.deep.equal([[9]]);
    expect(one.answer.error).to.be.an('error');
  });

  it('asks again only what has changed', async () => {
    const [sent, delivered] = [watch('sent'), watch('delivered')];
    await turn();
    provider.figure = 7;
    provider.change({ measures: ['sent'] });
    await turn(30);
    expect([sent.answer.result?.rows, delivered.answer.result?.rows]).to.deep.equal([[[7]], [[1]]]);
    provider.change({});
    await turn(30);
    expect(delivered.answer.result?.rows).to.deep.equal([[7]]);
  });

  it('keeps the identity of an answer that comes back the same', async () => {
    const one = watch('sent');
    await turn();
    const { result } = one.answer;
    await one.refresh();
    expect(one.answer.result).to.equal(result);
  });

  it('listens to the provider only while somebody watches', async () => {
    expect(provider.listeners).to.equal(0);
    const one = watch('sent');
    const two = watch('delivered');
    expect(provider.listeners).to.equal(1);
    desk.watch(queryOf('openRate'), '', () => {}).stop();
    await turn();
    expect(provider.listeners).to.equal(1);
    one.stop();
    two.stop();
    watches = [];
    expect(provider.listeners).to.equal(0);
  });

  it('tells its listeners of every change', async () => {
    let calls = 0;
    watch('sent', '', () => { calls += 1; });
    await turn();
    expect(calls).to.be.greaterThan(0);
  });

  it('forgets everything on request', async () => {
    watch('sent').stop();
    watch('sent');
    await turn();
    desk.clear();
    const one = watch('sent');
    expect(one.answer.result).to.equal(undefined);
    await turn();
    expect(provider.asked).to.equal(2);
  });

  it('asks the members of a dimension once', async () => {
    let calls = 0;
    const listing: DataProvider = { query: async (query) => resultOf(query, 1), members: async () => { calls += 1; return [{ code: 'gp', label: 'General practice' }]; } };
    desk = new Desk(listing, { keptMs: 10 });
    const one = desk.watchMembers({ dimension: 'specialty' }, '', () => {});
    const two = desk.watchMembers({ dimension: 'specialty' }, '', () => {});
    await turn();
    expect(calls).to.equal(1);
    expect(one?.answer.result).to.deep.equal([{ code: 'gp', label: 'General practice' }]);
    one?.stop();
    two?.stop();
    expect(new Desk(provider).watchMembers({ dimension: 'specialty' }, '', () => {})).to.equal(undefined);
  });

  it('asks for members by search, filters, period and number, whatever the order of filters', async () => {
    const asked: unknown[] = [];
    desk = new Desk({ query: async (query) => resultOf(query, 1), members: async (request) => { asked.push(request); return []; } }, { keptMs: 10 });
    const hold = (request: Partial<MembersRequest>, audience = ''): void => void watches.push(desk.watchMembers({ dimension: 'campaign', ...request }, audience, () => {}) as Watch<readonly Member[]>);
    const filters = [{ dimension: 'product', in: ['b', 'a'] }, { dimension: 'segment', in: ['x'] }];
    hold({ filters });
    hold({ filters: [{ dimension: 'segment', in: ['x'] }, { dimension: 'product', in: ['a', 'b'] }] });
    await turn();
    expect(asked).to.deep.equal([{ dimension: 'campaign', filters }]);
    for (const other of [{}, { search: 'breathe' }, { limit: 201 }, { offset: 10 }, { period: { start: '2026-05-01', end: '2026-11-01' } }]) hold(other);
    hold({ filters }, 'tenant-b');
    await turn();
    expect(asked).to.have.lengthOf(7);
  });

  it('says why members could not be listed, and lists them when asked again', async () => {
    let failure: Error | undefined = new Error('boom');
    const members = async (): Promise<readonly Member[]> => {
      if (failure) throw failure;
      return [{ code: 'gp' }];
    };
    desk = new Desk({ name: 'crm', query: async (query) => resultOf(query, 1), members }, { keptMs: 10 });
    const one = desk.watchMembers({ dimension: 'specialty' }, '', () => {});
    watches.push(one as Watch<readonly Member[]>);
    await turn();
    expect(one?.answer.error).to.include({ code: 'failed-request', subject: 'crm' });
    failure = undefined;
    await one?.refresh();
    expect(one?.answer.result).to.deep.equal([{ code: 'gp' }]);
    expect(one?.answer.error).to.equal(undefined);
  });

  it('aborts the question for members when nobody waits for it, and asks again when figures changed', async () => {
    const signals: AbortSignal[] = [];
    const members: DataProvider['members'] = async (_, { signal }) => { signals.push(signal); return signals.length === 1 ? new Promise(() => {}) : []; };
    desk = new Desk({ query: async (query) => resultOf(query, 1), members, subscribe: (listener) => provider.subscribe(listener) }, { keptMs: 10 });
    const forsaken = desk.watchMembers({ dimension: 'campaign', search: 'b' }, '', () => {});
    await turn();
    forsaken?.stop();
    await turn();
    expect(signals[0]?.aborted).to.equal(true);
    watches.push(desk.watchMembers({ dimension: 'campaign' }, '', () => {}) as Watch<readonly Member[]>);
    await turn();
    provider.change({ measures: ['sent'] });
    await turn();
    expect(signals).to.have.lengthOf(3);
  });
});
