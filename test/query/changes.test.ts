import { focusManager } from '@tanstack/query-core';
import { expect } from 'chai';
import type { Change, DataProvider, Member, MembersRequest, Query, Result } from '../../src/contract/index.js';
import { Desk, type Watch } from '../../src/query/index.js';

const queryOf = (measure: string): Query => ({ measures: [measure], period: { start: '2026-05-01', end: '2026-11-01' } });
const turns = async (count = 6): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
};

/** A provider whose figure moves, and which answers when it is told to. */
class Live implements DataProvider {
  readonly asked: string[] = [];
  readonly waiting: (() => void)[] = [];
  readonly listeners = new Set<(change: Change) => void>();
  figure = 1;
  isHolding = false;

  async query(query: Query): Promise<Result> {
    this.asked.push(query.measures[0] as string);
    const { figure } = this;
    if (this.isHolding) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return { columns: query.measures.map((id) => ({ id, kind: 'measure' })), rows: [query.measures.map(() => figure)], meta: { source: 'test' } };
  }

  async members({ dimension }: MembersRequest): Promise<readonly Member[]> {
    this.asked.push(dimension);
    return [{ code: String(this.figure) }];
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  change(change: Change): void {
    this.figure += 1;
    for (const listener of this.listeners) listener(change);
  }

  count(id: string): number {
    return this.asked.filter((each) => each === id).length;
  }
}

describe('the desk, when figures change', () => {
  let provider: Live;
  let desk: Desk;
  let watches: Watch<unknown>[];
  const begin = (changePauseMs = 1): void => {
    provider = new Live();
    desk = new Desk(provider, { keptMs: 1000, changePauseMs });
    watches = [];
  };
  const watch = (measure: string): Watch => {
    const one = desk.watch(queryOf(measure), '', () => undefined);
    watches.push(one);
    return one;
  };
  const watchMembers = (dimension: string): Watch<readonly Member[]> => {
    const one = desk.watchMembers({ dimension }, '', () => undefined) as Watch<readonly Member[]>;
    watches.push(one);
    return one;
  };
  const valueOf = (one: Watch): unknown => one.answer.result?.rows[0]?.[0];

  beforeEach(() => begin());
  afterEach(() => {
    focusManager.setFocused(undefined);
    for (const one of watches) one.stop();
    desk.clear();
  });

  it('asks once however many changes come in one turn', async () => {
    const [sent, delivered] = [watch('sent'), watch('delivered')];
    await turns();
    for (let at = 0; at < 50; at += 1) provider.change({ measures: ['sent'] });
    await turns();
    expect([provider.count('sent'), provider.count('delivered')]).to.deep.equal([2, 1]);
    expect([valueOf(sent), valueOf(delivered)]).to.deep.equal([51, 1]);
  });

  it('rests after a round', async () => {
    begin(60_000);
    const one = watch('sent');
    await turns();
    for (let at = 0; at < 10; at += 1) {
      provider.change({ measures: ['sent'] });
      await turns(2);
    }
    expect([provider.count('sent'), valueOf(one)]).to.deep.equal([2, 2]);
  });

  it('shows the latest state in the end', async () => {
    const one = watch('sent');
    await turns();
    for (let at = 0; at < 10; at += 1) {
      provider.change({ measures: ['sent'] });
      await turns(1);
    }
    await turns();
    expect(valueOf(one)).to.equal(11);
  });

  it('has one request per question on the way, and asks again for what changed meanwhile', async () => {
    provider.isHolding = true;
    const one = watch('sent');
    await turns();
    provider.change({ measures: ['sent'] });
    await turns(10);
    expect(provider.count('sent')).to.equal(1);
    provider.isHolding = false;
    provider.waiting.forEach((answer) => answer());
    await turns();
    expect(provider.count('sent')).to.equal(2);
    expect(valueOf(one)).to.equal(2);
  });

  it('lets no slow question hold up the others', async () => {
    const [slow, quick] = [watch('sent'), watch('delivered')];
    await turns();
    provider.isHolding = true;
    provider.change({ measures: ['sent'] });
    await turns();
    provider.isHolding = false;
    provider.change({});
    await turns();
    expect([valueOf(slow), valueOf(quick)]).to.deep.equal([1, 3]);
    provider.waiting.forEach((answer) => answer());
    await turns();
    expect(valueOf(slow)).to.equal(3);
  });

  it('asks nothing while nobody looks, and everything changed when somebody does', async () => {
    watch('sent').stop();
    watches = [];
    const one = watch('sent');
    await turns();
    one.stop();
    watches = [];
    provider.change({ measures: ['sent'] });
    await turns();
    expect(provider.count('sent')).to.equal(1);
    const again = watch('sent');
    expect(valueOf(again)).to.equal(1);
    await turns();
    expect(valueOf(again)).to.equal(2);
  });

  it('waits while the page is hidden', async () => {
    const one = watch('sent');
    await turns();
    focusManager.setFocused(false);
    provider.change({ measures: ['sent'] });
    provider.change({ measures: ['sent'] });
    await turns();
    expect(provider.count('sent')).to.equal(1);
    focusManager.setFocused(true);
    await turns();
    expect([provider.count('sent'), valueOf(one)]).to.deep.equal([2, 3]);
  });

  it('asks for members again only where their dimension changed', async () => {
    watchMembers('segment');
    const assets = watchMembers('asset');
    await turns();
    provider.change({ measures: ['sent'], dimensions: ['asset'] });
    await turns();
    expect([provider.count('segment'), provider.count('asset')]).to.deep.equal([1, 2]);
    expect(assets.answer.result).to.deep.equal([{ code: '2' }]);
    provider.change({ measures: ['sent'], dimensions: [] });
    await turns();
    expect([provider.count('segment'), provider.count('asset')]).to.deep.equal([1, 2]);
    provider.change({ measures: ['sent'] });
    await turns();
    expect([provider.count('segment'), provider.count('asset')]).to.deep.equal([2, 3]);
  });
});
