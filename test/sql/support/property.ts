import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type DataProvider, type MembersRequest, type Query } from '../../../src/contract/index.js';
import { checkCatalog } from '../../../src/engine/catalog-check.js';
import { disagreement } from './agree.js';
import { anyCase, type AnyCase } from './any-case.js';
import { withEmptyTexts } from './any-rows.js';
import { openPair, outcome, type OpenDatabase, type Pair } from './same.js';

/** A seed that once found a difference, and which. */
interface Kept { readonly seed: number; readonly broke: string }

const KEPT = JSON.parse(readFileSync(new URL('../seeds.json', import.meta.url), 'utf8')) as readonly Kept[];
const AT_ONCE = 5;
const MOST_MS = 600_000;

export async function openCase(open: OpenDatabase, { catalog, sources, k, completeFrom, completeThrough, hasEmptyTexts }: AnyCase): Promise<Pair> {
  const pair = await openPair((tables) => open(hasEmptyTexts ? withEmptyTexts(tables) : tables), sources, { catalog, k, ...(completeFrom && { completeFrom }), ...(completeThrough && { completeThrough }) });
  await Promise.all([pair.memory, pair.database].map((provider) => (provider as DataProvider & { readonly ready: Promise<unknown> }).ready));
  return pair;
}

/** What of a question two providers answer differently, the question made as small as it still shows it. */
async function difference(pair: Pair, one: AnyCase, query: Query): Promise<string | undefined> {
  const ask = async (asked: Query): Promise<string | undefined> => {
    const [expected, found] = await Promise.all([outcome(pair.memory, asked), outcome(pair.database, asked)]);
    return disagreement(expected, found, one.catalog);
  };
  let told = await ask(query);
  if (told === undefined) return undefined;
  let smallest = query;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const next of smallerThan(smallest)) {
      const still = await ask(next);
      if (still === undefined) continue;
      [smallest, told, isSmaller] = [next, still, true];
      break;
    }
  }
  return `${JSON.stringify(smallest)}: ${told}`;
}

function smallerThan(query: Query): readonly Query[] {
  const { grain, basis, totals, order, limit, offset, ...bare } = query;
  const { filters = [], dimensions = [], measures } = query;
  const parts = { grain, basis, totals, order, limit, offset };
  const without = (name: keyof typeof parts): readonly Query[] => (parts[name] === undefined ? [] : [{ ...bare, ...Object.fromEntries(Object.entries(parts).filter(([part, value]) => part !== name && value !== undefined)) }]);
  return [
    ...(['order', 'limit', 'offset', 'totals', 'grain', 'basis'] as const).flatMap(without),
    ...filters.map((_, at) => ({ ...query, filters: filters.filter((__, other) => other !== at) })),
    ...(order ? [] : dimensions.map((_, at) => ({ ...query, dimensions: dimensions.filter((__, other) => other !== at) }))),
    ...(order || measures.length < 2 ? [] : measures.map((id) => ({ ...query, measures: [id] }))),
  ];
}

/** Members of a dimension in their order, or the error. */
async function members({ members: read }: DataProvider, request: MembersRequest): Promise<string> {
  try {
    return JSON.stringify(await read?.(request, { signal: new AbortController().signal }));
  } catch (error) {
    return String(error).split('. ')[0] as string;
  }
}

export interface Counts { answered: number; asked: number }

/** All differences of a seed. */
export async function differences(open: OpenDatabase, seed: number, counts: Counts = { answered: 0, asked: 0 }): Promise<readonly string[]> {
  const one = anyCase(seed);
  checkCatalog(one.catalog);
  const pair = await openCase(open, one);
  const told: string[] = [];
  try {
    for (const query of one.questions(pair)) {
      const found = await difference(pair, one, query);
      if (found !== undefined) told.push(found);
      counts.asked += 1;
      if ('result' in (await outcome(pair.memory, query))) counts.answered += 1;
    }
    for (const request of one.requests) {
      const [expected, found] = await Promise.all([members(bound(pair.memory), request), members(bound(pair.database), request)]);
      if (expected !== found) told.push(`${JSON.stringify(request)}: expected ${expected}, found ${found}`);
    }
  } finally {
    await pair.close();
  }
  return told.map((line) => `seed ${seed}, k ${one.k}: ${line}`);
}

const bound = (provider: DataProvider): DataProvider => ({ query: (...asked) => provider.query(...asked), ...(provider.members && { members: provider.members.bind(provider) }) });

/**
 * A database and the memory provider are asked the same over catalogs, rows and questions by chance: first with the seeds that
 * once told them apart (test/sql/seeds.json), then with `count` others. OW_SEEDS is how many others, OW_FIRST_SEED the first of them.
 */
export function property(name: string, open: OpenDatabase, count: number): void {
  const first = Number(process.env.OW_FIRST_SEED ?? 1);
  const others = Array.from({ length: Number(process.env.OW_SEEDS ?? count) }, (_, at) => first + at);
  describe(`catalogs, rows and questions by chance, asked of ${name}`, function () {
    this.timeout(MOST_MS);

    for (const { seed, broke } of KEPT) {
      it(`are answered as from memory: ${broke} (seed ${seed})`, async () => {
        expect((await differences(open, seed)).join('\n')).to.equal('');
      });
    }

    for (let from = 0; from < others.length; from += AT_ONCE) {
      const seeds = others.slice(from, from + AT_ONCE);
      it(`are answered as from memory (seeds ${seeds[0]} to ${seeds.at(-1)})`, async () => {
        const counts = { answered: 0, asked: 0 };
        const told: string[] = [];
        for (const seed of seeds) told.push(...(await differences(open, seed, counts)));
        expect(told.join('\n')).to.equal('');
        if (seeds.length === AT_ONCE) expect(counts.answered / counts.asked).to.be.above(0.4);
      });
    }
  });
}
