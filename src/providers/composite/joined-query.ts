import { type Catalog, type Cell, type Filter, type OmnichannelError, type Query, type Result, type ResultMeta } from '../../contract/index.js';
import { joinedMeta } from './joined-meta.js';
import { keyColumns, keyedRows, totalCells, type KeyedRow } from './keyed-rows.js';
import { inOrder, type JoinedRow } from './row-order.js';
import { SCENARIO } from './scenario.js';
import type { Source } from './source.js';

/** The measures of a question that one source answers for. */
export interface Part { readonly source: Source; readonly measures: readonly string[] }

interface Answered { readonly rows: ReadonlyMap<string, KeyedRow>; readonly totals?: readonly Cell[]; readonly meta: ResultMeta }
type Outcome = { readonly part: Part } & ({ readonly answered: Answered } | { readonly error: OmnichannelError });

const FAILED: Cell = { value: null, state: 'error' };

/** The measures of a question by the source that answers for each. */
export function partsOf({ measures }: Query, owners: readonly Source[]): readonly Part[] {
  return [...new Set(owners)].map((source) => ({ source, measures: measures.filter((_, at) => owners[at] === source) }));
}

/** One answer from several sources, joined on codes and dates. Throws where all fail, or where one refuses the reader. */
export async function askJoined(query: Query, parts: readonly Part[], { catalog, signal }: { readonly catalog: Catalog; readonly signal: AbortSignal }): Promise<Result> {
  const leader = leaderOf(query, parts);
  const led = leader && (await attempt(leader, [cutQuery(query, leader)], signal));
  if (leader && led && 'answered' in led && isFull(led.answered, query)) {
    const others = await Promise.all(parts.filter((part) => part !== leader).map((part) => attempt(part, ledQueries(query, part, led.answered), signal)));
    return join(query, parts, [led, ...others], [...led.answered.rows.keys()]);
  }
  // A page that is not full may go on with rows that the leader lacks: all must be known then.
  const isWhole = led && ('error' in led || !query.offset);
  const outcomes = await Promise.all(parts.map(async (part) => (part === leader && isWhole ? led : attempt(part, [wholeQuery(query, part)], signal))));
  return cut(join(query, parts, outcomes), query, catalog);
}

/** The part that alone decides which rows a limited answer has. */
function leaderOf({ order = [], limit, measures }: Query, parts: readonly Part[]): Part | undefined {
  const [first] = order;
  const leader = limit === undefined || !first ? undefined : parts.find((part) => part.measures.includes(first.by));
  return leader && order.every(({ by }) => !measures.includes(by) || leader.measures.includes(by)) ? leader : undefined;
}

const isFull = ({ rows }: Answered, { limit = 0 }: Query): boolean => rows.size >= limit;

function cutQuery(query: Query, { measures }: Part): Query {
  return { ...query, measures };
}

function wholeQuery({ order: _, limit: __, offset: ___, ...query }: Query, { measures }: Part): Query {
  return { ...query, measures };
}

/** The rows that the leader chose, and the totals over everything. */
function ledQueries(query: Query, part: Part, { rows }: Answered): readonly Query[] {
  const { totals, ...plain } = wholeQuery(query, part);
  const chosen = keyColumns(query).flatMap((dimension, at): readonly Filter[] => {
    const codes = [...new Set([...rows.values()].map(({ codes }) => codes[at] ?? null))];
    // A filter cannot name "no value", and a source may not know scenarios.
    return dimension === SCENARIO || dimension === 'time' || codes.includes(null) ? [] : [{ dimension, in: codes as string[] }];
  });
  return [{ ...plain, filters: [...(plain.filters ?? []), ...chosen] }, ...(totals ? [{ ...plain, totals, limit: 1 }] : [])];
}

/** Asks one source: the first question for its rows, the last for its totals. Throws what leaves nothing to show. */
async function attempt(part: Part, queries: readonly Query[], signal: AbortSignal): Promise<Outcome> {
  try {
    const results = await Promise.all(queries.map((query) => part.source.ask(query, signal)));
    const [first, last] = [results[0] as Result, results.at(-1) as Result];
    const totals = totalCells(last, queries[0] as Query);
    return { part, answered: { rows: keyedRows(first, queries[0] as Query, part.source.name), ...(totals && { totals }), meta: first.meta } };
  } catch (thrown) {
    signal.throwIfAborted();
    const error = thrown as OmnichannelError;
    if (error.code === 'unauthorised') throw error;
    return { part, error };
  }
}

/** All rows that any source has, or those of the given keys. A figure that a source lacks is missing, never zero. */
function join(query: Query, parts: readonly Part[], outcomes: readonly Outcome[], keys?: readonly string[]): Result {
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  if (errors.length === outcomes.length) throw (errors[0] as { readonly error: OmnichannelError }).error;
  const answers = outcomes.flatMap((outcome) => ('answered' in outcome ? [outcome.answered] : []));
  const places = query.measures.map((id) => {
    const part = parts.find(({ measures }) => measures.includes(id)) as Part;
    const outcome = outcomes.find((one) => one.part === part) as Outcome;
    return { at: part.measures.indexOf(id), answered: 'answered' in outcome ? outcome.answered : undefined };
  });
  const cellsOf = (read: (answered: Answered) => readonly Cell[] | undefined): readonly Cell[] => places.map(({ at, answered }) => (answered ? read(answered)?.[at] ?? null : FAILED));
  const all = keys ?? [...new Set(answers.flatMap(({ rows }) => [...rows.keys()]))];
  const rows = all.map((key) => [...(JSON.parse(key) as (string | null)[]), ...cellsOf((answered) => answered.rows.get(key)?.cells)]);
  const hasTotals = answers.some(({ totals }) => totals);
  return {
    columns: [
      ...(query.dimensions ?? []).map((id) => ({ id, kind: 'dimension' as const })), ...(query.grain ? [{ id: 'time', kind: 'time' as const }] : []),
      ...query.measures.map((id) => ({ id, kind: 'measure' as const })),
    ],
    rows,
    ...(hasTotals && { totals: [...keyColumns(query).map(() => null), ...cellsOf((answered) => answered.totals)] }),
    meta: joinedMeta(answers.map(({ meta }) => meta), errors.map(({ part, error }) => `${part.source.name} failed: ${error.message}`)),
  };
}

function cut(result: Result, query: Query, catalog: Catalog): Result {
  const width = keyColumns(query).length;
  const rows = result.rows.map((row): JoinedRow => ({ codes: row.slice(0, width) as (string | null)[], cells: row.slice(width) }));
  const from = query.offset ?? 0;
  const shown = inOrder(rows, query, catalog).slice(from, query.limit === undefined ? undefined : from + query.limit);
  return { ...result, rows: shown.map(({ codes, cells }) => [...codes, ...cells]) };
}
