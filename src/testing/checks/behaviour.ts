import { OmnichannelError, type Query, type Result } from '../../contract/index.js';
import { ensure, ensureEqual, fail, refusalOf } from '../assert.js';
import { isServed } from '../capable.js';
import type { ConformanceDataset } from '../dataset/dataset.js';
import type { ConformanceProvider, Suite } from '../suite.js';
import { never } from '../never.js';

const ask = (provider: ConformanceProvider, query: Query): Promise<Result> => provider.query(query, { signal: never() });

/** What an answer says, without when it was read. */
const saying = ({ columns, rows, totals, meta: { loadedAt: _, ...meta } }: Result): unknown => ({ columns, rows, totals, meta: Object.fromEntries(Object.entries(meta).sort(([a], [b]) => (a < b ? -1 : 1))) });

/** Some questions of the dataset that the provider serves, spread over all of them. */
function sample({ questions }: ConformanceDataset, { capabilities }: ConformanceProvider, size: number): readonly Query[] {
  const served = questions.map(({ query }) => query).filter((query) => isServed(query, capabilities));
  const step = Math.max(1, Math.floor(served.length / size));
  return served.filter((_, at) => at % step === 0);
}

/** The first place where a value is not what JSON carries. */
function strangeIn(value: unknown, path: string): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (Array.isArray(value)) return value.map((item, at) => strangeIn(item, `${path}[${at}]`)).find((found) => found !== undefined);
  if (typeof value !== 'object' || (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)) return `${path} is ${typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`}`;
  return Object.entries(value).map(([key, item]) => strangeIn(item, `${path}.${key}`)).find((found) => found !== undefined);
}

const backwards = <Given extends object>(given: Given): Given => Object.fromEntries(Object.entries(given).reverse()) as Given;

/** The same question with its properties, filters and codes in another order. */
function turned(query: Query): Query {
  const filters = query.filters?.map(({ in: kept, notIn, ...rest }) => backwards({ ...rest, ...(kept && { in: [...kept].reverse() }), ...(notIn && { notIn: [...notIn].reverse() }) })).reverse();
  return backwards({ ...query, period: backwards(query.period), ...(filters && { filters }) });
}

const PERIOD = { start: '2026-01-01', end: '2026-07-01' };
const PLAIN: Query = { measures: ['interactions'], period: PERIOD };

const INVALID: Readonly<Record<string, Query>> = {
  'no measure': { ...PLAIN, measures: [] },
  'a measure twice': { ...PLAIN, measures: ['interactions', 'interactions'] },
  'a date that does not exist': { ...PLAIN, period: { start: '2026-02-30', end: '2026-03-10' } },
  'an end before the start': { ...PLAIN, period: { start: PERIOD.end, end: PERIOD.start } },
  'an unknown grain': { ...PLAIN, grain: 'hour' as 'day' },
  'an unknown basis': { ...PLAIN, basis: 'never' as 'current' },
  'a filter that says nothing': { ...PLAIN, filters: [{ dimension: 'channel' }] },
  'an order by what is not asked': { ...PLAIN, order: [{ by: 'points', direction: 'asc' }] },
  'half a row': { ...PLAIN, limit: 0.5 },
  'a negative offset': { ...PLAIN, offset: -1 },
  'an unknown property': { ...PLAIN, where: '1=1' } as Query,
};

/** How a provider answers, whatever the figures. */
export function checkBehaviour({ dataset, test }: Suite): void {
  test('answers are plain data', async (provider) => {
    for (const query of sample(dataset, provider, 40)) {
      const strange = strangeIn(await ask(provider, query), 'result');
      if (strange !== undefined) fail(`${strange} in the answer to ${JSON.stringify(query)}`);
    }
  });

  test('equal questions have equal answers, whatever the order of their properties, filters and codes', async (provider) => {
    for (const query of sample(dataset, provider, 40)) ensureEqual(saying(await ask(provider, turned(query))), saying(await ask(provider, query)), JSON.stringify(query));
  });

  test('pages joined are the whole', async (provider) => {
    const whole: Query = { measures: ['interactions'], dimensions: ['keyMessage'], period: PERIOD, order: [{ by: 'interactions', direction: 'desc' }] };
    const all = (await ask(provider, whole)).rows;
    const pages = [];
    for (let offset = 0; offset < all.length + 4; offset += 4) pages.push(...(await ask(provider, { ...whole, limit: 4, offset })).rows);
    ensureEqual(pages, all, 'pages of four rows');
  });

  test('questions asked together have the answers they have alone', async (provider) => {
    if (!provider.queryAll) return;
    const queries = sample(dataset, provider, 12);
    const together = await provider.queryAll(queries, { signal: never() });
    ensure(together.length === queries.length, `${together.length} answers to ${queries.length} questions`);
    for (const [at, query] of queries.entries()) ensureEqual(saying(together[at] as Result), saying(await ask(provider, query)), JSON.stringify(query));
    const [good] = queries as [Query];
    const bad: Query = { ...good, measures: ['nothing of the kind'] };
    const mixed = await provider.queryAll([good, bad, good], { signal: never() }).catch((thrown: unknown) => thrown as Error);
    // All may be refused for one; where they are not, each has its own answer.
    if (mixed instanceof Error) ensure((mixed as Partial<OmnichannelError>).code === 'unknown-measure', `a bad question among good ones: all were refused with ${mixed.message}`);
    else {
      ensure(mixed[1] instanceof Error, `a bad question among good ones was answered with ${JSON.stringify(mixed[1])}`);
      for (const at of [0, 2]) ensureEqual(saying(mixed[at] as Result), saying(together[0] as Result), 'a good question beside a bad one');
    }
    ensureEqual(saying(await ask(provider, good)), saying(together[0] as Result), 'the good question afterwards');
  });

  test('an aborted question is rejected with the reason of its signal, and the next one is answered', async (provider) => {
    const reason = new Error('nobody waits');
    const early = await refusalOf(() => provider.query(PLAIN, { signal: AbortSignal.abort(reason) }), 'aborted before it was asked');
    ensure(early === reason, `aborted before it was asked: rejected with ${early.name ?? 'another reason'} ${early.message ?? ''}`);
    const controller = new AbortController();
    const answer = provider.query(PLAIN, { signal: controller.signal }).then(() => 'answered' as const, (thrown: unknown) => thrown);
    controller.abort(reason);
    const late = await answer;
    // Who has computed it at once may answer.
    ensure(late === reason || late === 'answered', `aborted on the way: rejected with ${String(late)}`);
    ensure((await ask(provider, PLAIN)).rows.length === 1, 'the next question has no row');
  });

  for (const [name, query] of Object.entries(INVALID)) {
    test(`${name} is refused as invalid-query`, async (provider) => {
      ensureEqual((await refusalOf(() => ask(provider, query), name)).code, 'invalid-query', 'code');
    });
  }

  test('a measure or dimension that is not in the catalog is refused by its name', async (provider) => {
    for (const [query, code] of [[{ ...PLAIN, measures: ['interaction'] }, 'unknown-measure'], [{ ...PLAIN, dimensions: ['chanel'] }, 'unknown-dimension']] as const) {
      const refusal = await refusalOf(() => ask(provider, query), code);
      ensureEqual(refusal.code, code, JSON.stringify(query));
      ensure(refusal instanceof OmnichannelError || refusal.name === 'OmnichannelError', `${code} is no OmnichannelError`);
    }
  });

  test('a filter on a dimension that is not in the catalog is refused, or named as left out', async (provider) => {
    const outcome = await ask(provider, { ...PLAIN, filters: [{ dimension: 'chanel', in: ['visit'] }] }).catch((thrown: unknown) => thrown as Error);
    if (outcome instanceof Error) ensureEqual((outcome as Partial<OmnichannelError>).code, 'unknown-dimension', 'code');
    else ensureEqual(outcome.meta.ignoredFilters, ['chanel'], 'meta.ignoredFilters');
  });

  test('figures by what their table does not know are refused', async (provider) => {
    const query: Query = { measures: ['turnover'], dimensions: ['keyMessage'], period: PERIOD };
    ensureEqual((await refusalOf(() => ask(provider, query), 'turnover by key message')).code, 'unsupported-dimension', 'code');
  });

  test('stages of several products are refused, since they do not add', async (provider) => {
    if (!isServed({ measures: ['hcpsAtStage'], period: PERIOD }, provider.capabilities)) return;
    ensureEqual((await refusalOf(() => ask(provider, { measures: ['hcpsAtStage'], period: PERIOD }), 'stages of all products')).code, 'ambiguous-scope', 'code');
  });

  test('what the source holds completely is said', async (provider) => {
    const { meta } = await ask(provider, PLAIN);
    ensureEqual(meta.completeThrough, dataset.completeThrough, 'meta.completeThrough');
  });
}
