import { OmnichannelError, type DataProvider, type Member, type MembersRequest } from '../../src/contract/index.js';

/** Fewer HCPs with each member; below five a count is hidden. */
const counted = (at: number): Pick<Member, 'count'> => (1820 - at * 57 >= 5 ? { count: 1820 - at * 57 } : {});
const named = (...labels: readonly string[]): readonly Member[] => labels.map((label, at) => ({ code: label.toLowerCase().replaceAll(' ', '-'), label, ...counted(at) }));

const SCHEMES: Readonly<Record<string, readonly string[]>> = {
  activity: ['Active', 'Potentially leaving', 'Left', 'New clients'],
  value: ['Value A', 'Value B', 'Value C', 'Value D'],
  needs: ['Evidence first', 'Patient first', 'Early adopter', 'Guideline follower', 'Time poor', 'Peer led', 'Sceptic', 'Digital native'],
  recommended: Array.from({ length: 18 }, (_, at) => `Recommended ${String(at + 1).padStart(2, '0')}`),
};
const SCHEME_NAMES: readonly Member[] = [{ code: 'activity', label: 'By activity' }, { code: 'value', label: 'By value' }, { code: 'needs', label: 'By need' }, { code: 'recommended', label: 'Recommended by the model' }];

/** 34 segments of four schemes. */
const SEGMENTS: readonly Member[] = Object.entries(SCHEMES).flatMap(([parent, labels]) => named(...labels).map((member) => ({ ...member, parent })));

/** The members of a company with 34 segments and 500 campaigns. */
export const MEMBERS: Readonly<Record<string, readonly Member[]>> = {
  segment: SEGMENTS,
  segmentScheme: SCHEME_NAMES,
  specialty: named('Cardiology', 'Pulmonology', 'General practice', 'Dentistry', 'Dermatology', 'Endocrinology', 'Geriatrics', 'Gynaecology', 'Neurology', 'Oncology', 'Paediatrics', 'Psychiatry', 'Radiology', 'Urology'),
  product: named('Respira', 'Cardiva', 'Dentaline'),
  campaign: Array.from({ length: 500 }, (_, at) => ({ code: `c${at + 1}`, label: `Campaign ${at + 1}`, ...counted(at % 33) })),
  keyMessage: named('Works from the first day', 'Safe in long use', 'Once a day is enough'),
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Members as a source would list them. */
export function membersOf({ dimension, search = '', limit }: MembersRequest): readonly Member[] {
  const all = MEMBERS[dimension];
  if (!all) throw new OmnichannelError('unknown-dimension', { subject: 'story', problem: `unknown dimension "${dimension}"`, remedy: 'Name a dimension of the source.' });
  return all.filter(({ code, label = '' }) => folded(`${code} ${label}`).includes(folded(search))).slice(0, limit);
}

/** Lists members and answers no other question. */
export function listing(members: NonNullable<DataProvider['members']> = async (request) => Promise.resolve(membersOf(request))): DataProvider {
  return {
    name: 'story', members,
    query: () => new Promise(() => undefined),
    capabilities: { measures: {}, completeThrough: '2026-11-14' },
  };
}
