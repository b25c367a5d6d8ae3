import { measureCell, type Query, type Result } from '../../contract/index.js';
import { ensure, ensureEqual, fail } from '../assert.js';
import type { ConformanceProvider, Suite } from '../suite.js';
import { never } from '../never.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';

const PERIOD = { start: '2026-01-01', end: '2026-07-01' };
const BASELINE: Query = { measures: ['interactions', 'universeHcps'], period: PERIOD };
const KNOWN = 'interactions';

/** Each string of a question replaced by a text, by where it stands. */
const places: Readonly<Record<string, (text: string) => Query>> = {
  measure: (text) => ({ measures: [text], period: PERIOD }),
  dimension: (text) => ({ measures: [KNOWN], dimensions: [text], period: PERIOD }),
  'dimension of a filter': (text) => ({ measures: [KNOWN], period: PERIOD, filters: [{ dimension: text, in: ['visit'] }] }),
  order: (text) => ({ measures: [KNOWN], period: PERIOD, order: [{ by: text, direction: 'asc' }] }),
  direction: (text) => ({ measures: [KNOWN], period: PERIOD, order: [{ by: KNOWN, direction: text as 'asc' }] }),
  start: (text) => ({ measures: [KNOWN], period: { start: text, end: PERIOD.end } }),
  end: (text) => ({ measures: [KNOWN], period: { start: PERIOD.start, end: text } }),
  grain: (text) => ({ measures: [KNOWN], period: PERIOD, grain: text as 'day' }),
  basis: (text) => ({ measures: [KNOWN], period: PERIOD, basis: text as 'current' }),
  'date of a basis': (text) => ({ measures: [KNOWN], period: PERIOD, basis: { asOf: text } }),
  limit: (text) => ({ measures: [KNOWN], period: PERIOD, limit: text as unknown as number }),
  offset: (text) => ({ measures: [KNOWN], period: PERIOD, offset: text as unknown as number }),
};
const CODES = ['unknown-measure', 'unknown-dimension', 'invalid-query', 'invalid-date'];

const ask = (provider: ConformanceProvider, query: Query): Promise<Result> => provider.query(query, { signal: never() });
const figuresOf = ({ rows }: Result): readonly (number | null)[] => rows.flatMap((row) => row.slice(-1).map((cell) => measureCell(cell).value));

/** Texts of a question are data: no text changes what is stored or answers more than was asked. */
export function checkInjection({ dataset: { k }, test }: Suite): void {
  for (const [place, put] of Object.entries(places)) {
    test(`no hostile text as ${place} is answered`, async (provider) => {
      const before = await ask(provider, BASELINE);
      for (const text of HOSTILE_TEXTS) {
        const outcome = await ask(provider, put(text)).then((result) => ({ code: undefined, result }), (thrown: { code?: string }) => ({ code: thrown.code, result: undefined }));
        // A filter that is left out and said to be is no answer to it.
        if (outcome.result?.meta.ignoredFilters?.includes(text)) continue;
        if (outcome.result) fail(`${JSON.stringify(text)} as ${place} was answered: ${JSON.stringify(outcome.result.rows).slice(0, 200)}`);
        ensure(CODES.includes(outcome.code ?? ''), `${JSON.stringify(text)} as ${place} was refused with ${String(outcome.code)}, expected one of ${CODES.join(', ')}`);
      }
      ensureEqual((await ask(provider, BASELINE)).rows, before.rows, 'figures afterwards');
    });
  }

  test('hostile texts as codes are codes that nobody has', async (provider) => {
    const before = await ask(provider, BASELINE);
    for (const text of HOSTILE_TEXTS) {
      const kept = figuresOf(await ask(provider, { measures: [KNOWN], period: PERIOD, filters: [{ dimension: 'channel', in: [text] }] }));
      ensure(kept.every((value) => value === 0 || value === null), `the channel ${JSON.stringify(text)} has ${JSON.stringify(kept)} interactions`);
      const rest = await ask(provider, { ...BASELINE, measures: [KNOWN], filters: [{ dimension: 'channel', notIn: [text] }] });
      if (k <= 1) ensureEqual(figuresOf(rest), [measureCell(before.rows[0]?.[0]).value], `interactions but of the channel ${JSON.stringify(text)}`);
    }
    ensureEqual((await ask(provider, BASELINE)).rows, before.rows, 'figures afterwards');
  });
}
