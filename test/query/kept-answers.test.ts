import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Query } from '../../src/contract/index.js';
import { Desk } from '../../src/query/index.js';

const QUERY: Query = { measures: ['activeHcps'], period: { start: '2026-05-01', end: '2026-11-01' } };

/** Collects what nobody holds. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    gc();
  }
}

describe('an answer that is kept', () => {
  const desk = new Desk({
    query: async () => ({ columns: [{ id: 'activeHcps', kind: 'measure' }], rows: [[5]], meta: { source: 'CRM' } }),
    members: async () => [{ code: 'a', label: 'Alpha' }],
  });

  /** Somebody who waits for an answer, and leaves. */
  async function waitAndLeave(watch: (listener: () => void) => { readonly answer: { readonly result?: unknown }; stop(): void } | undefined): Promise<WeakRef<object>> {
    const somebody = { heard: 0 };
    const watched = watch(() => { somebody.heard += 1; });
    while (watched?.answer.result === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
    watched.stop();
    return new WeakRef(somebody);
  }

  it('holds nobody who has left', async () => {
    const left = await waitAndLeave((listener) => desk.watch(QUERY, '', listener));
    await collect();
    expect(left.deref()).to.equal(undefined);
  });

  it('holds nobody who has left, of a list of members', async () => {
    const left = await waitAndLeave((listener) => desk.watchMembers({ dimension: 'segment' }, '', listener));
    await collect();
    expect(left.deref()).to.equal(undefined);
  });
});
