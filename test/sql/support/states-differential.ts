import { randomBelow } from '../../providers/memory/engine/small.js';
import { randomStateQuery, randomStates, STATES_CATALOG } from './random-states.js';
import { expectSame, openPair, type OpenDatabase } from './same.js';

/** A database and the memory provider are asked the same about states. */
export function statesDifferential(name: string, open: OpenDatabase): void {
  describe(`random questions about states, asked of ${name}`, () => {
    for (const k of [0, 5]) {
      for (let seed = 1; seed <= 4; seed++) {
        it(`are answered as from memory (seed ${seed}, k ${k})`, async function () {
          this.timeout(300_000);
          const below = randomBelow(seed * 15_485_863 + k);
          const pair = await openPair(open, randomStates(seed * 7919), { catalog: STATES_CATALOG, k, completeThrough: '2026-05-12' });
          try {
            for (let round = 0; round < 60; round++) await expectSame(pair, randomStateQuery(below));
          } finally {
            await pair.close();
          }
        });
      }
    }
  });
}
