import type { Catalog, ColumnDefinition, DimensionDefinition, FactDefinition, StateDefinition } from '../../../src/contract/index.js';
import { lookupWith } from '../../../src/engine/measure-reads.js';
import { anyConditions, reachable } from './any-conditions.js';
import { anyMeasures, type Parts } from './any-formula.js';
import type { Chance, Codes } from './any-values.js';

type Columns = Readonly<Record<string, ColumnDefinition>>;

const CODE: ColumnDefinition = { type: 'code' };
const KEY: ColumnDefinition = { type: 'code', required: true };
const MANY: ColumnDefinition = { type: 'code', many: true };
const DATE: ColumnDefinition = { type: 'date' };
const DATED: ColumnDefinition = { type: 'date', required: true };
const NUMBER: ColumnDefinition = { type: 'number' };
const FLAG: ColumnDefinition = { type: 'flag' };
const TEXT: ColumnDefinition = { type: 'text' };

const someOf = (columns: Columns, { some }: Chance): Columns => Object.fromEntries(some(Object.entries(columns)));

function anyLookups(chance: Chance): readonly FactDefinition[] {
  const lookup = (key: string, own: Columns): FactDefinition => ({ id: `${key}s`, label: key, key, columns: { [key]: KEY, ...someOf(own, chance) } });
  return [
    lookup('hcp', { area: CODE, specialty: MANY, targeted: FLAG, weight: NUMBER, since: DATE, note: TEXT, validFrom: DATE, validTo: DATE }),
    lookup('product', { market: CODE, tag: MANY, price: NUMBER, launched: DATE, own: FLAG }),
    lookup('segment', { scheme: CODE, tag: MANY, validFrom: DATE, validTo: DATE }),
    ...(chance.oneIn(2) ? [lookup('account', { area: CODE, specialty: MANY, weight: NUMBER })] : []),
    ...(chance.oneIn(3) ? [lookup('campaign', { product: CODE, kind: CODE, launched: DATE })] : []),
  ];
}

/** Look-ups whose keys a table has, in any order. */
function joined(columns: Columns, lookups: readonly FactDefinition[], chance: Chance): readonly string[] {
  return chance.some(lookups.filter(({ key }) => columns[key as string]?.type === 'code' && !columns[key as string]?.many)).map(({ id }) => id);
}

function anyFact(id: string, fixed: Columns, own: Columns, lookups: readonly FactDefinition[], chance: Chance): FactDefinition {
  const columns = { ...fixed, ...someOf(own, chance) };
  return { id, label: id, columns, lookups: joined(columns, lookups, chance) };
}

const ROW_COLUMNS: Columns = { hcp: CODE, account: CODE, product: CODE, channel: CODE, campaign: CODE, kind: CODE, tag: MANY, area: CODE, segment: CODE, later: DATE, cap: NUMBER, factor: NUMBER, confirmed: FLAG, note: TEXT };

function rowFacts(lookups: readonly FactDefinition[], chance: Chance): readonly FactDefinition[] {
  return ['visits', 'orders', 'sends'].slice(0, 2 + chance.below(2)).map((id, at) => ({
    ...anyFact(id, { day: chance.oneIn(2) ? DATED : DATE, amount: NUMBER, ...(at === 0 ? { hcp: CODE, later: DATE } : {}) }, ROW_COLUMNS, lookups, chance),
    time: 'day',
  }));
}

const KINDS = ['snapshot', 'interval', 'event'] as const;

function anyState(state: string, entity: string, lookups: readonly FactDefinition[], codes: Codes, chance: Chance): readonly [FactDefinition, StateDefinition] {
  const { below, oneIn, pick, some } = chance;
  // What a look-up says of changing states, and which of several states wins, is settled for these kinds only.
  const kind = state === 'segment' ? pick(['snapshot', 'interval'] as const) : pick(KINDS);
  const hasEnd = kind === 'interval' || (kind === 'event' && oneIn(2));
  const fact = anyFact(`${state}Rows`, { [entity]: oneIn(3) ? CODE : KEY, [state]: CODE, from: oneIn(2) ? DATED : DATE, ...(hasEnd && { until: DATE }) }, { product: CODE, channel: CODE, tag: MANY, amount: NUMBER, confirmed: FLAG, ...(state !== 'segment' && { segment: CODE }) }, lookups, chance);
  const by = some(['product', 'channel'].filter((column) => column in fact.columns));
  const single = oneIn(3) ? some(by, 1) : [];
  return [{ ...fact, time: 'from' }, {
    id: `${state}State`, fact: fact.id, kind, entity, state, time: 'from', ...(hasEnd && { until: 'until' }),
    ...(by.length > 0 && { by }), ...(single.length > 0 && { single }),
    ...(hasEnd && oneIn(2) && { expired: pick([...codes.of(state), `${state}Over`]) }),
    ...(kind === 'event' && (by.length > 0 || oneIn(2)) && { precedence: some(codes.of(state)) }),
    ...(kind === 'snapshot' && oneIn(2) && { carryDays: 10 + below(40) }),
    ...(entity === 'hcp' && oneIn(2) && { universe: 'universe' }),
  }];
}

function anyUniverse(hcps: FactDefinition, chance: Chance): readonly [readonly FactDefinition[], StateDefinition] {
  if (hcps.columns.validFrom && chance.oneIn(2)) {
    return [[], { id: 'universe', fact: hcps.id, kind: 'interval', entity: 'hcp', time: 'validFrom', ...(hcps.columns.validTo && { until: 'validTo' }) }];
  }
  const kind = chance.pick(KINDS);
  const fact: FactDefinition = { id: 'scope', label: 'scope', time: 'from', columns: { hcp: KEY, from: DATE, ...(kind === 'interval' && { until: DATE }) }, lookups: chance.oneIn(2) ? [hcps.id] : [] };
  return [[fact], { id: 'universe', fact: fact.id, kind, entity: 'hcp', time: 'from', ...(kind === 'interval' && { until: 'until' }) }];
}

const OBJECTIVES: FactDefinition = { id: 'objectives', label: 'objectives', time: 'startsOn', columns: { kpi: KEY, scenario: CODE, startsOn: DATED, endsOn: DATED, value: NUMBER, setOn: DATE, channel: CODE, product: CODE, area: CODE } };

/** What of the rows is never counted; and columns of which one value must be named. */
function guarded(facts: readonly FactDefinition[], fact: FactDefinition, codes: Codes, chance: Chance): FactDefinition {
  const own = Object.entries(fact.columns).filter(([, { type }]) => type === 'code').map(([name]) => name);
  return {
    ...fact,
    ...(fact.key === undefined && fact.id !== 'objectives' && chance.oneIn(3) && { exclude: anyConditions(facts, fact, codes, chance) }),
    ...(fact.time === 'day' && chance.oneIn(6) && { single: chance.some(own, 1) }),
  };
}

function anyDimensions(facts: readonly FactDefinition[], states: readonly StateDefinition[], codes: Codes, chance: Chance): readonly DimensionDefinition[] {
  const columns = new Map(facts.flatMap((fact) => Object.entries(fact.columns)));
  const own = [...columns].filter(([id, { type }]) => type === 'code' && id !== 'kpi' && id !== 'scenario').map(([id]): DimensionDefinition => {
    const isStage = id === 'stage';
    const listed = isStage || (id !== 'hcp' && chance.oneIn(3)) ? [...codes.of(id).slice(0, 1 + chance.below(6)), ...(chance.oneIn(3) ? [`${id}Unused`] : [])] : undefined;
    const ranked = isStage || chance.oneIn(2);
    return {
      id, label: id, ...(listed && { members: listed.map((code, rank) => ({ code, label: `label ${rank}`, ...(ranked && !(rank > 2 && chance.oneIn(6)) && { rank }) })), ...(chance.oneIn(2) && { ordered: true }) }),
      ...(columns.get(id)?.many && chance.oneIn(2) && { overlapping: true }),
    };
  });
  const ends = states.flatMap(({ state }) => (state === undefined ? [] : [`${state}From`, `${state}To`])).map((id): DimensionDefinition => ({ id, label: id }));
  return [...own, ...ends, { id: 'kpi', label: 'kpi' }, { id: 'family', label: 'family' }, { id: 'scenario', label: 'scenario' }, ...anyDerived(facts, codes, chance)];
}

function anyDerived(facts: readonly FactDefinition[], codes: Codes, chance: Chance): readonly DimensionDefinition[] {
  return facts.filter((fact) => fact.time === 'day' && fact.columns.hcp).slice(0, chance.below(3)).flatMap((fact, at) => {
    const columns = reachable(facts, fact).filter(([name, { type }]) => type === 'code' && (lookupWith({ facts } as Catalog, fact, name) ?? fact).columns[name]);
    if (columns.length === 0) return [];
    const [column] = chance.pick(columns);
    return [{ id: `derived${at}`, label: 'derived', overlapping: true, derived: { fact: fact.id, column, ...(chance.oneIn(3) && { where: anyConditions(facts, fact, codes, chance) }), ...(fact.columns.later && chance.oneIn(3) && { time: 'later' }) } }];
  });
}

/** A catalog by chance: it passes `checkCatalog`. */
export function anyCatalog(codes: Codes, chance: Chance): Catalog {
  const lookups = anyLookups(chance);
  const [scope, universe] = anyUniverse(lookups[0] as FactDefinition, chance);
  const made = ['segment', 'stage', 'consent'].slice(0, 2 + chance.below(2)).map((state) => anyState(state, chance.oneIn(6) ? 'account' : 'hcp', lookups, codes, chance));
  const bare = [...lookups, ...scope, ...made.map(([fact]) => fact), ...rowFacts(lookups, chance), OBJECTIVES];
  const facts = bare.map((fact) => guarded(bare, fact, codes, chance));
  const states = [universe, ...made.map(([, state]) => state)];
  const calendar = { timeZone: chance.pick(['Europe/Paris', 'UTC', 'Asia/Tokyo', 'America/Los_Angeles']), ...(chance.below(4) > 0 && { fiscalYearStartMonth: 1 + chance.below(12) }) };
  const parts: Parts = { version: '1', currency: 'EUR', calendar, facts, states, dimensions: anyDimensions(facts, states, codes, chance) };
  return { ...parts, measures: anyMeasures(parts, codes, chance) };
}
