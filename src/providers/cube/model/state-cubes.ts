import type { Catalog, FactDefinition, StateDefinition } from '../../../contract/index.js';
import { DAY, snakeCase, stateCube } from '../names.js';
import { joinedColumns } from './conditions.js';
import { own, type CubeDefinition, type CubeDimension } from './cube-text.js';
import type { Dialect } from './dialects.js';
import { rowKey, type ModelWriting } from './fact-cubes.js';
import { helpers, stockMeasures } from './measures.js';
import { eachCodeCubes, factDimensions, lookupJoins } from './members.js';

type StockLeaf = Parameters<typeof stockMeasures>[0];

interface Spans { readonly state: StateDefinition; readonly fact: FactDefinition; readonly catalog: Catalog; readonly dialect: Dialect; tableOf(fact: FactDefinition): string }

const column = (name: string, { dialect }: Pick<Spans, 'dialect'>, alias = 'held'): string => `${alias}.${dialect.name(snakeCase(name))}`;
/** A date of a row; none where the table has no such column. */
const dayOf = (name: string | undefined, spans: Spans): string => spans.dialect.date(name !== undefined && Object.hasOwn(spans.fact.columns, name) ? column(name, spans) : 'NULL');
const stateOf = (spans: Spans): string => (spans.state.state === undefined ? `''` : `NULLIF(${column(spans.state.state, spans)}, '')`);
/** States with a universe are put together with those in none: both name their columns. */
const columnsOf = (spans: Spans, alias = 'held'): string => (spans.state.universe === undefined ? `${alias}.*` : Object.keys(spans.fact.columns).map((name) => column(name, spans, alias)).join(', '));

/** Rows hold from one day to before another. */
function intervals(spans: Spans): string {
  const { state, fact, tableOf } = spans;
  const until = dayOf(state.until, spans);
  return `SELECT ${columnsOf(spans)}, ${stateOf(spans)} AS omni_state, ${dayOf(state.time, spans)} AS omni_from, ${until} AS omni_until FROM ${tableOf(fact)} held`;
}

/** A snapshot of one division (a product) stands until the next of it, as long as it may be carried. */
function snapshots(spans: Spans): string {
  const { state, fact, dialect, tableOf } = spans;
  const parts = (state.by ?? []).map((name, at) => ({ name, alias: `part_${at}` }));
  const grouped = [...parts.map(({ name, alias }) => `COALESCE(${column(name, spans)}, '') AS ${alias}`), `${dayOf(state.time, spans)} AS taken_on`].join(', ');
  const over = `OVER (${parts.length > 0 ? `PARTITION BY ${parts.map(({ alias }) => alias).join(', ')} ` : ''}ORDER BY taken_on)`;
  const dated = `SELECT taken.*, LEAD(taken_on) ${over} AS next_on FROM (SELECT DISTINCT ${grouped} FROM ${tableOf(fact)} held) taken`;
  const same = [...parts.map(({ name, alias }) => `COALESCE(${column(name, spans)}, '') = dated.${alias}`), `${dayOf(state.time, spans)} = dated.taken_on`].join(' AND ');
  const last = dialect.addDays('dated.taken_on', (state.carryDays ?? 0) + 1);
  const until = `CASE WHEN dated.next_on IS NULL OR dated.next_on > ${last} THEN ${last} ELSE dated.next_on END`;
  return `SELECT ${columnsOf(spans)}, ${stateOf(spans)} AS omni_state, dated.taken_on AS omni_from, ${until} AS omni_until FROM ${tableOf(fact)} held INNER JOIN (${dated}) dated ON ${same}`;
}

/** A change holds until the next of its timeline, or until it expires. */
function events(spans: Spans): string {
  const { state, fact, dialect, tableOf } = spans;
  const timeline = [state.entity, ...(state.by ?? [])].map((name) => column(name, spans)).join(', ');
  const next = `LEAD(${dayOf(state.time, spans)}) OVER (PARTITION BY ${timeline} ORDER BY ${dayOf(state.time, spans)})`;
  const until = dayOf(state.until, spans);
  const changes = `SELECT ${columnsOf(spans)}, ${stateOf(spans)} AS omni_code, ${dayOf(state.time, spans)} AS omni_from, ${until} AS omni_ends, ${next} AS omni_next FROM ${tableOf(fact)} held`;
  const isOver = 'omni_ends IS NOT NULL AND (omni_next IS NULL OR omni_ends < omni_next)';
  const standing = `SELECT changed.*, omni_code AS omni_state, CASE WHEN ${isOver} THEN omni_ends ELSE omni_next END AS omni_until FROM (${changes}) changed`;
  if (state.until === undefined || state.state === undefined) return standing;
  const expired = state.expired === undefined ? 'NULL' : dialect.text(state.expired);
  const from = 'CASE WHEN omni_ends > omni_from THEN omni_ends ELSE omni_from END';
  const states = `SELECT changed.*, omni_code AS omni_state, omni_from AS held_from, CASE WHEN ${isOver} THEN omni_ends ELSE omni_next END AS omni_until FROM (${changes}) changed`;
  return `${states} UNION ALL SELECT changed.*, ${expired} AS omni_state, ${from} AS held_from, omni_next AS omni_until FROM (${changes}) changed WHERE ${isOver}`;
}

const SPANS = { interval: intervals, snapshot: snapshots, event: events };

const onDays = (days: string, spans: string, from: string, kept: string): string =>
  `SELECT ${kept}, calendar.day AS ${DAY} FROM (${days}) calendar CROSS JOIN (${spans}) spans WHERE (spans.${from} IS NULL OR spans.${from} <= calendar.day) AND (spans.omni_until IS NULL OR spans.omni_until > calendar.day)`;

function byDaySql(spans: Spans, writing: ModelWriting): string {
  const { state, fact, catalog } = spans;
  const days = spans.dialect.days(...writing.days);
  const from = state.kind === 'event' && state.until !== undefined && state.state !== undefined ? 'held_from' : 'omni_from';
  const held = SPANS[state.kind](spans);
  const universe = catalog.states.find(({ id, kind }) => id === state.universe && kind === 'interval');
  const population = catalog.facts.find(({ id }) => id === universe?.fact);
  if (state.universe === undefined) return onDays(days, held, from, 'spans.*');
  if (!universe || !population) throw new Error(`universe of ${state.id}`);
  const entity = spans.dialect.name(snakeCase(state.entity));
  const standing = onDays(days, held, from, [columnsOf(spans, 'spans'), 'spans.omni_state'].join(', '));
  const everyone = onDays(days, intervals({ ...spans, state: universe, fact: population }), 'omni_from', `spans.${spans.dialect.name(snakeCase(universe.entity))}`);
  const blank = Object.keys(fact.columns).map((name) => (name === state.entity ? `everyone.${entity}` : 'NULL')).join(', ');
  const same = `held_then.${entity} = everyone.${entity} AND (held_then.${from} IS NULL OR held_then.${from} <= everyone.${DAY}) AND (held_then.omni_until IS NULL OR held_then.omni_until > everyone.${DAY})`;
  return `${standing} UNION ALL SELECT ${blank}, NULL, everyone.${DAY} FROM (${everyone}) everyone LEFT JOIN (${held}) held_then ON ${same} WHERE held_then.${entity} IS NULL`;
}

/** What stocks of states can be divided by: of states with a precedence only what is the same for a whole timeline. */
function stateDimensions({ state, fact, catalog, dialect }: Spans): readonly CubeDimension[] {
  const ofEntity = catalog.facts.find(({ key }) => key === state.entity);
  const isWhole = (name: string): boolean => name === state.entity || state.by?.includes(name) === true || (ofEntity?.columns[name] !== undefined && fact.columns[name] === undefined);
  const own_ = factDimensions(fact, [], catalog, dialect);
  const names = new Set([...Object.keys(fact.columns), ...Object.keys(ofEntity?.columns ?? {})].filter(isWhole).flatMap((name) => [snakeCase(name), `${snakeCase(name)}_list`]));
  return (state.precedence ? own_.filter(({ name }) => names.has(name)) : own_)
    .map((dimension) => (dimension.name === snakeCase(state.state ?? '') ? { ...dimension, sql: own('omni_state') } : dimension));
}

/** States as they stand on each day of a calendar: figures of one day are right, days are never added. */
export function stateCubes(state: StateDefinition, writing: ModelWriting): readonly CubeDefinition[] {
  const { catalog, dialect, tableOf, leaves } = writing;
  const fact = catalog.facts.find(({ id }) => id === state.fact);
  const ofState = leaves.filter((named): named is StockLeaf => named.leaf.op === 'stock' && named.leaf.states === state.id);
  if (!fact || ofState.length === 0) return [];
  const spans: Spans = { state, fact, catalog, dialect, tableOf };
  const read = joinedColumns(fact, catalog, dialect);
  const day = own(DAY);
  const cube: CubeDefinition = {
    name: stateCube(state.id), title: `${fact.label} by day`, note: 'Figures of one day. Never ask it for several days without grouping by as_of.', sql: byDaySql(spans, writing), joins: lookupJoins(fact, catalog, dialect),
    dimensions: [rowKey(fact, dialect), { name: DAY, type: 'time', sql: dialect.timestamp(day) }, { name: `${DAY}_day`, type: 'string', sql: dialect.asText(day) }, ...stateDimensions(spans)],
    measures: [...helpers(state.single ?? [], fact, dialect), ...ofState.flatMap((named) => writing.membersOf(named, () => stockMeasures(named, { catalog, dialect, read })))],
  };
  return [cube, ...eachCodeCubes(cube, fact, catalog, dialect, tableOf)];
}
