import { randomBelow } from '../providers/memory/engine/small.js';
import { openDuckDb } from './support/duckdb.js';
import { expectSame, openPair } from './support/same.js';
import { randomStateQuery, randomStates, STATES_CATALOG } from './support/random-states.js';

describe('random questions about states, asked of DuckDB', () => {
  for (const k of [0, 5]) {
    for (let seed = 1; seed <= 4; seed++) {
      it(`are answered as from memory (seed ${seed}, k ${k})`, async function () {
        this.timeout(300_000);
        const below = randomBelow(seed * 15_485_863 + k);
        const pair = await openPair(openDuckDb, randomStates(seed * 7919), { catalog: STATES_CATALOG, k, completeThrough: '2026-05-12' });
        try {
          for (let round = 0; round < 60; round++) await expectSame(pair, randomStateQuery(below));
        } finally {
          await pair.close();
        }
      });
    }
  }
});
