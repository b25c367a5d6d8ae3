import type { Member, MembersRequest } from '../../contract/index.js';
import { ensure, ensureEqual, fail, refusalOf } from '../assert.js';
import { HOSTILE_CODES } from '../dataset/events.js';
import type { ConformanceProvider, Suite } from '../suite.js';
import { never } from '../never.js';
import { ALL_HCPS, attribute, isInUniverse, segmentsOn } from '../questions/plain-people.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';

const codes = (members: readonly Member[]): readonly string[] => members.map(({ code }) => code);
const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

/** Without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The members that dimensions have, for providers that list them. */
export function checkMembers({ dataset: { k, completeThrough }, test }: Suite): void {
  const listing = (name: string, body: (list: (request: MembersRequest) => Promise<readonly Member[]>, provider: ConformanceProvider) => Promise<void>): void =>
    test(`members: ${name}`, async (provider) => {
      const { members } = provider;
      if (members) await body((request) => members.call(provider, request, { signal: never() }), provider);
    });

  listing('all codes that rows hold, each once, odd ones as they are', async (list) => {
    ensureEqual(sorted(codes(await list({ dimension: 'keyMessage' }))), sorted([...HOSTILE_CODES, 'm1']), 'key messages');
    ensureEqual(sorted(codes(await list({ dimension: 'specialty' }))), ['cardio', 'diabetes', 'general'], 'specialties');
    ensureEqual(sorted(codes(await list({ dimension: 'territory' }))), ['North', 'north', 'south'], 'territories');
  });

  listing('labels and places of the look-up', async (list) => {
    const segments = await list({ dimension: 'segment' });
    ensureEqual(codes(segments), ['A', 'B', 'C', 'D1', 'D2', 'Z'], 'segments in their own order');
    ensureEqual(segments[0]?.label, 'Élite', 'label of the segment A');
  });

  listing('found by code or label without case and accents', async (list) => {
    for (const search of ['elite', 'ÉLITE', 'Elite', ' élite ']) ensureEqual(codes(await list({ dimension: 'segment', search })), ['A'], `segments found by ${JSON.stringify(search)}`);
    ensureEqual(codes(await list({ dimension: 'segment', search: 'd2' })), ['D2'], 'segments found by code');
  });

  listing('a search is a text, not a pattern', async (list) => {
    for (const search of [...HOSTILE_TEXTS, '100%', '_und', 'back\\s'].filter((text) => text.trim() !== '' && text !== '\u0000' && text !== '\u202e')) {
      const expected = [...HOSTILE_CODES, 'm1'].filter((code) => folded(code).includes(folded(search.trim())));
      ensureEqual(sorted(codes(await list({ dimension: 'keyMessage', search }))), sorted(expected), `key messages found by ${JSON.stringify(search)}`);
    }
  });

  listing('pages joined are the whole', async (list) => {
    const all = codes(await list({ dimension: 'keyMessage' }));
    const pages: string[] = [];
    for (let offset = 0; offset < all.length + 5; offset += 5) pages.push(...codes(await list({ dimension: 'keyMessage', limit: 5, offset })));
    ensureEqual(pages, all, 'pages of five members');
    ensureEqual(codes(await list({ dimension: 'keyMessage', limit: 0 })), [], 'no members');
  });

  listing('counts are of HCPs and absent where they are few', async (list) => {
    const ofUniverse = (column: 'specialty' | 'territory') => (hcp: string): readonly string[] => (isInUniverse(hcp, completeThrough) ? attribute(hcp, column) : []);
    const sizes: Readonly<Record<string, (hcp: string) => readonly string[]>> = {
      specialty: ofUniverse('specialty'), territory: ofUniverse('territory'), segment: (hcp) => segmentsOn(hcp, completeThrough),
    };
    for (const [dimension, of] of Object.entries(sizes)) {
      for (const { code, count } of await list({ dimension })) {
        const size = ALL_HCPS.filter((hcp) => of(hcp).includes(code)).length;
        if (count === undefined) continue;
        ensure(count >= k, `${dimension} ${code} is said to have ${count} HCPs`);
        if (count !== size) fail(`${dimension} ${code} has ${size} HCPs, not ${count}`);
      }
    }
  });

  listing('a dimension that is not there is refused', async (list) => {
    ensureEqual((await refusalOf(() => list({ dimension: 'chanel' }), 'members of no dimension')).code, 'unknown-dimension', 'code');
  });
}
