import type { Basis, Filter, Grain, IsoDate, Query } from '../../contract/index.js';
import { LADDER } from '../dataset/catalog.js';
import type { ConformanceQuestion, ExpectedFigure, ExpectedRow } from '../dataset/dataset.js';
import { between, only, without } from './ask.js';
import { ALL_HCPS, attribute, consentOn, isConsentKnown, isInUniverse, segmentExists, segmentsOn, stagesOn } from './plain-people.js';
import { before, combinations, figure, groupsOf, isLeft, MISSING, rate, stretchesOf, type Asked, type Stretch } from './plain-values.js';

/** What each HCP that may count is on a day, by dimension. */
type People = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;
type PeopleOn = (day: IsoDate, asked: Asked) => People | undefined;

const asIts = (hcp: string): Readonly<Record<string, readonly string[]>> => ({ hcp: [hcp], specialty: attribute(hcp, 'specialty'), territory: attribute(hcp, 'territory') });

/** The day on which a stock is taken. */
const stockDay = ({ basis }: Asked, { start, last }: Stretch): IsoDate => (basis === 'atStart' ? before(start) : last);

/** HCPs in every group at the end (or start) of each bucket, left by the filters. */
export function countPeople(asked: Asked, peopleOn: PeopleOn, isThere: (codes: readonly (string | null)[], day: IsoDate) => boolean = () => true): readonly ExpectedRow[] {
  const { dimensions = [], filters = [], grain } = asked;
  const groups = new Map<string, readonly (string | null)[]>(dimensions.length === 0 ? [['[]', []]] : []);
  const byStretch = stretchesOf(asked).map((stretch) => {
    const people = stretch.isBeyond ? undefined : peopleOn(stockDay(asked, stretch), asked);
    const found = new Map<string, Set<string>>();
    for (const [hcp, codes] of people ?? []) {
      if (!filters.every((filter) => isLeft(codes[filter.dimension] ?? [], filter))) continue;
      for (const combination of combinations(dimensions.map((dimension) => groupsOf(codes[dimension] ?? [], dimension, filters)))) {
        const key = JSON.stringify(combination);
        groups.set(key, combination);
        found.set(key, (found.get(key) ?? new Set()).add(hcp));
      }
    }
    return { stretch, found: people && found };
  });
  return [...groups].flatMap(([key, codes]) => byStretch.map(({ stretch, found }): ExpectedRow => {
    const size = found?.get(key)?.size ?? 0;
    const known = found !== undefined && isThere(codes, stockDay(asked, stretch));
    return { codes, ...(grain && { time: stretch.time }), figures: [known ? { ...figure(size, size), ...(stretch.isPartial && asked.basis !== 'atStart' && { state: 'partial' as const }) } : MISSING] };
  }));
}

const universe: PeopleOn = (day) => new Map(ALL_HCPS.filter((hcp) => isInUniverse(hcp, day)).map((hcp) => [hcp, { ...asIts(hcp), segment: segmentsOn(hcp, day) }]));

const schemeIn = ({ filters = [] }: Asked): string | undefined => filters.find(({ dimension }) => dimension === 'segmentScheme')?.in?.[0];
const tellsApart = ({ dimensions = [], filters = [] }: Asked): boolean => dimensions.includes('segment') || filters.some(({ dimension, in: kept }) => dimension === 'segment' && kept?.includes(''));

/** HCPs in segments, of one scheme where it is asked for; those in none too where they are told apart. */
const segmented: PeopleOn = (day, asked) => {
  const scheme = schemeIn(asked);
  const people = ALL_HCPS.map((hcp) => [hcp, { ...asIts(hcp), segment: segmentsOn(hcp, day, scheme), ...(scheme !== undefined && { segmentScheme: [scheme] }) }] as const);
  return new Map(people.filter(([hcp, { segment }]) => segment.length > 0 || (tellsApart(asked) && isInUniverse(hcp, day))));
};
const existing = (asked: Query) => (codes: readonly (string | null)[], day: IsoDate): boolean => {
  const at = asked.measures.includes('segmentSize') ? (asked.dimensions ?? []).indexOf('segment') : -1;
  const segment = at < 0 ? null : codes[at] ?? null;
  return segment === null || segmentExists(segment, day, day);
};

/** HCPs with a stage; those without one too where they are a group, or asked for. */
const staged = (product: string): PeopleOn => (day, { dimensions = [], filters = [] }) => {
  const stages = stagesOn(product, day);
  const isGrouped = dimensions.includes('adoptionStage') || filters.some(({ dimension, in: kept }) => dimension === 'adoptionStage' && kept?.includes(''));
  return stages && new Map([...stages].filter(([, stage]) => isGrouped || stage !== '').map(([hcp, stage]) => [hcp, { ...asIts(hcp), product: [product], adoptionStage: stage === '' ? [] : [stage], segment: segmentsOn(hcp, day) }]));
};

const optedIn: PeopleOn = (day, { dimensions = [], filters = [] }) => {
  if (!isConsentKnown(day)) return undefined;
  const channel = filters.find((filter) => filter.dimension === 'channel')?.in?.[0];
  const channels = dimensions.includes('channel') ? ['email', 'web'] : [undefined];
  return new Map(ALL_HCPS.flatMap((hcp) => {
    const own = channels.filter((one) => consentOn(hcp, day, { ...((one ?? channel) !== undefined && { channel: (one ?? channel) as string }) })?.status === 'opt-in');
    const codes = channel !== undefined ? [channel] : own.flatMap((one) => one ?? []);
    return own.length > 0 ? [[hcp, { ...asIts(hcp), channel: codes, segment: segmentsOn(hcp, day) }] as const] : [];
  }));
};

/** Who counts, by measure. */
export const PEOPLE = { universeHcps: universe, segmentSize: segmented, hcpsAtStage: staged('kora'), optedInHcps: optedIn } satisfies Record<string, PeopleOn>;

interface Stock { readonly measure: string; readonly peopleOn: PeopleOn; readonly always?: readonly Filter[]; readonly dimensions: readonly (readonly string[])[]; readonly settings: readonly (readonly Filter[])[] }

const STOCKS: readonly Stock[] = [
  { measure: 'universeHcps', peopleOn: universe, dimensions: [[], ['specialty'], ['territory'], ['segment']], settings: [[], [only('specialty', 'cardio')], [without('specialty', 'cardio')], [only('segment', 'A', 'C')], [without('segment', 'A')], [only('segment', '')]] },
  { measure: 'segmentSize', peopleOn: segmented, dimensions: [[], ['segment'], ['specialty'], ['segment', 'territory']], settings: [[], [only('segmentScheme', 'value')], [only('segment', 'B', 'C')], [without('segment', 'D1')], [only('segment', '', 'Z')], [without('specialty', 'general')]] },
  { measure: 'hcpsAtStage', peopleOn: staged('kora'), always: [only('product', 'kora')], dimensions: [[], ['adoptionStage'], ['specialty'], ['adoptionStage', 'specialty']], settings: [[], [only('adoptionStage', 'aware', 'advocate')], [without('adoptionStage', 'aware')], [only('segment', 'B')]] },
  { measure: 'optedInHcps', peopleOn: optedIn, dimensions: [[], ['channel'], ['specialty'], ['segment']], settings: [[], [only('channel', 'email')], [only('segment', 'A')], [without('territory', 'north')]] },
];

const PERIODS: readonly (readonly [Query['period'], Grain | undefined])[] = [[between('2026-03-01', '2026-04-01'), undefined], [between('2026-01-01', '2026-10-01'), 'month'], [between('2026-01-01', '2026-12-15'), 'quarter']];
const BASES: readonly (Basis | undefined)[] = [undefined, 'atStart'];

const stocks = STOCKS.flatMap(({ measure, peopleOn, always = [], dimensions, settings }) => dimensions.flatMap((names) => settings.flatMap((setting, place) => PERIODS.flatMap(([period, grain], at) => BASES.flatMap((basis): readonly ConformanceQuestion[] => {
  // Every grouping with every filter once, every period and basis without filters.
  if (place > 0 && (at + place) % PERIODS.length !== 0) return [];
  if (basis !== undefined && place > 0) return [];
  const filters = [...always, ...setting];
  const query: Query = { measures: [measure], period, ...(names.length > 0 && { dimensions: names }), ...(grain && { grain }), ...(filters.length > 0 && { filters }), ...(basis !== undefined && { basis }) };
  const name = `${measure} by ${[...names, ...(grain ? [grain] : [])].join(', ') || 'nothing'}${setting.length > 0 ? ` of ${JSON.stringify(setting)}` : ''}${basis === undefined ? '' : ` ${JSON.stringify(basis)}`}`;
  return [{ name, query, expect: countPeople(query, peopleOn, existing(query)) }];
})))));

const MARCH = between('2026-03-01', '2026-04-01');
const kora = [only('product', 'kora')];
const sizeOf = (query: Query, peopleOn: PeopleOn): ExpectedFigure => countPeople(query, peopleOn)[0]?.figures[0] ?? figure(0);
const parts = (name: string, query: Query, expect: readonly ExpectedRow[]): ConformanceQuestion => ({ name, query, expect });

const atStage = (period: Query['period'], ...stages: readonly string[]): ExpectedFigure => sizeOf({ measures: ['hcpsAtStage'], period, filters: [...kora, only('adoptionStage', ...stages)] }, staged('kora'));
const known = atStage(MARCH, ...LADDER);
const byStage = (figureOf: (stage: string, rank: number) => ExpectedFigure): readonly ExpectedRow[] => LADDER.map((stage, rank) => ({ codes: [stage], figures: [figureOf(stage, rank)] }));
const BY_STAGE: Pick<Query, 'dimensions' | 'period' | 'filters'> = { dimensions: ['adoptionStage'], period: MARCH, filters: [...kora, without('adoptionStage', '')] };

const onTheLadder: readonly ConformanceQuestion[] = [
  parts('share of each stage of those with a stage', { ...BY_STAGE, measures: ['stageShare'] }, byStage((stage) => rate(atStage(MARCH, stage), known, { isPart: true }))),
  parts('at each stage or above', { ...BY_STAGE, measures: ['hcpsAtOrAboveStage'] }, byStage((_, rank) => atStage(MARCH, ...LADDER.slice(rank)))),
  parts('won at each stage, net', { ...BY_STAGE, measures: ['wonHcps'] }, byStage((stage) => ({ value: (atStage(MARCH, stage).value ?? 0) - (atStage(between('2026-02-01', '2026-03-01'), stage).value ?? 0) }))),
  parts('share of one stage', { measures: ['stageShare'], period: MARCH, filters: [...kora, only('adoptionStage', 'trying')] }, [{ codes: [], figures: [rate(atStage(MARCH, 'trying'), known, { isPart: true })] }]),
];

const everybody = sizeOf({ measures: ['universeHcps'], period: MARCH }, universe);
const value = [only('segmentScheme', 'value')];
const inValue = sizeOf({ measures: ['segmentSize'], period: MARCH, filters: value }, segmented);
const inAny = sizeOf({ measures: ['segmentSize'], period: MARCH }, segmented);
const unassigned = (scheme?: string): ExpectedFigure => {
  const size = ALL_HCPS.filter((hcp) => isInUniverse(hcp, '2026-03-31') && segmentsOn(hcp, '2026-03-31', scheme).length === 0).length;
  return figure(size, size);
};
const several = ALL_HCPS.filter((hcp) => segmentsOn(hcp, '2026-03-31').length >= 2).length;
const expiring = ALL_HCPS.filter((hcp) => {
  const { status, until = '' } = consentOn(hcp, '2026-11-30') ?? {};
  return status === 'opt-in' && until > '2026-11-30' && until <= '2027-01-29';
}).length;
const single = (name: string, measure: string, query: Omit<Query, 'measures'>, one: ExpectedFigure): ConformanceQuestion => parts(name, { ...query, measures: [measure] }, [{ codes: [], figures: [one] }]);

const ofSegments: readonly ConformanceQuestion[] = [
  single('coverage of a segmentation: its own base is everybody', 'segmentCoverage', { period: MARCH, filters: value }, rate(inValue, everybody, { isPart: true })),
  single('coverage of all segmentations', 'segmentCoverage', { period: MARCH }, rate(inAny, everybody, { isPart: true })),
  single('HCPs in no segment', 'unassignedHcps', { period: MARCH }, unassigned()),
  single('HCPs in no segment of a segmentation', 'unassignedHcps', { period: MARCH, filters: value }, unassigned('value')),
  single('HCPs in several segments at once', 'segmentOverlap', { period: MARCH }, rate(figure(several, several), inAny, { isPart: true })),
  single('pending consent', 'pendingHcps', { period: MARCH }, figure(ALL_HCPS.filter((hcp) => consentOn(hcp, '2026-03-31')?.status === 'pending').length)),
  single('opt-ins that end within sixty days', 'expiringOptIns', { period: between('2026-11-01', '2026-12-01') }, figure(expiring, expiring)),
];

export const PEOPLE_QUESTIONS: readonly ConformanceQuestion[] = [...stocks, ...onTheLadder, ...ofSegments];
