import { columnIndex, FLOW_ENDS, type Cell, type DataInput, type DataProvider, type Query, type Result } from '../../src/contract/index.js';
import { withFaults, type FaultPlan } from '../../src/testing/faults/index.js';
import { answeringWith } from './answering.js';

export const DELAYS = ['none', '800', '5000', 'never'] as const;
export const FAILURES = ['none', 'one', 'all', 'unauthorised'] as const;
export const SEGMENT_COUNTS = ['4', '12', '34'] as const;

/** What the toolbar does to the source of a story. */
export interface Workshop {
  /** Milliseconds until an answer comes, or that none does. */
  readonly delay: (typeof DELAYS)[number];
  readonly failure: (typeof FAILURES)[number];
  /** How many segments the source has. */
  readonly segments: (typeof SEGMENT_COUNTS)[number];
}

const oneOf = <Text extends string>(list: readonly Text[], given: unknown, usual: Text): Text => list.find((one) => one === String(given)) ?? usual;

export function workshopOf({ delay, failure, segments }: Readonly<Record<string, unknown>>): Workshop {
  return { delay: oneOf(DELAYS, delay, 'none'), failure: oneOf(FAILURES, failure, 'none'), segments: oneOf(SEGMENT_COUNTS, segments, '34') };
}

const FAILING: Readonly<Record<Workshop['failure'], FaultPlan>> = {
  none: [],
  one: [{ fault: { kind: 'fails', status: 503, retryable: false }, times: 1 }],
  all: [{ fault: { kind: 'fails', status: 503, retryable: false } }],
  unauthorised: [{ fault: { kind: 'fails', status: 401, retryable: false } }],
};

const NOTHING: Result = { columns: [], rows: [], meta: { source: '' } };
const delayed = (delay: Workshop['delay']): FaultPlan => (delay === 'none' ? [] : [{ fault: delay === 'never' ? { kind: 'never' } : { kind: 'slow', ms: Number(delay) } }]);

/** The same source, late, failing, or with fewer segments. Of its lists of members none is singled out to fail. */
export function inWorkshop(provider: DataProvider, { delay, failure, segments }: Workshop): DataProvider {
  const fewer = segments === '34' ? provider : withSegments(provider, Number(segments));
  const failing = failure === 'none' ? fewer : withFaults(fewer, FAILING[failure]);
  const late = delay === 'none' ? failing : withFaults(failing, delayed(delay));
  return late === fewer || !fewer.members ? late : withMembers(late, fewer.members, [...delayed(delay), ...(failure === 'one' ? [] : FAILING[failure])]);
}

/** Faults are of questions: here lists of members meet them too, one fault after the other. */
function withMembers(provider: DataProvider, members: NonNullable<DataProvider['members']>, plan: FaultPlan): DataProvider {
  const gates = plan.map((step) => withFaults({ query: () => Promise.resolve(NOTHING) }, [step]));
  return {
    ...(provider.name !== undefined && { name: provider.name }),
    get capabilities() {
      return provider.capabilities;
    },
    query: (query, options) => provider.query(query, options),
    ...(provider.subscribe && { subscribe: (listener) => provider.subscribe?.(listener) ?? ((): void => undefined) } satisfies Pick<DataProvider, 'subscribe'>),
    members: async (request, options) => {
      for (const gate of gates) await gate.query({ measures: [], period: { start: '', end: '' } }, options);
      return members.call(provider, request, options);
    },
  };
}

/** Figures that a story wrote itself: cut to the segments, and asked for where they are to be late or to fail. */
export function figuresInWorkshop(data: DataInput, workshop: Workshop): { readonly data: DataInput } | { readonly data: undefined; readonly provider: DataProvider } {
  if (!('columns' in data)) return { data };
  const figures = workshop.segments === '34' ? data : firstSegments(data, Number(workshop.segments));
  if (workshop.delay === 'none' && workshop.failure === 'none') return { data: figures };
  return { data: undefined, provider: inWorkshop(answeringWith(figures), { ...workshop, segments: '34' }) };
}

/** A source that knows its first segments only. Where it lists members it is asked about those; otherwise its answers are cut. */
function withSegments(provider: DataProvider, count: number): DataProvider {
  const { members } = provider;
  const isDivided = ({ dimensions = [] }: Query): boolean => dimensions.includes('segment');
  let codes: readonly string[] | undefined;
  const known = async (signal: AbortSignal): Promise<readonly string[]> => (codes ??= (await members?.call(provider, { dimension: 'segment', limit: count }, { signal }))?.map(({ code }) => code) ?? []);
  return {
    ...(provider.name !== undefined && { name: provider.name }),
    get capabilities() {
      return provider.capabilities;
    },
    query: async (query, options) => {
      const kept = isDivided(query) ? await known(options.signal) : [];
      const asked = kept.length > 0 ? { ...query, filters: [...(query.filters ?? []), { dimension: 'segment', in: kept }] } : query;
      return firstSegments(await provider.query(asked, options), count);
    },
    ...(members && {
      members: async (request, options) => {
        const list = await members.call(provider, request, options);
        return request.dimension === 'segment' && !request.search ? list.slice(0, count) : list;
      },
    } satisfies Pick<DataProvider, 'members'>),
    ...(provider.subscribe && { subscribe: (listener) => provider.subscribe?.(listener) ?? ((): void => undefined) } satisfies Pick<DataProvider, 'subscribe'>),
  };
}

/** The rows of the first segments that the result names. Whoever moves to another segment leaves for outside; totals go where rows do. */
export function firstSegments(result: Result, count: number): Result {
  const [segment, from, to] = ['segment', 'segmentFrom', 'segmentTo'].map((id) => columnIndex(result, id)) as [number, number, number];
  if (from >= 0 && to >= 0) return movementsAmong(result, [from, to], count);
  if (segment < 0) return result;
  const kept = new Set(result.rows.map((row) => row[segment]).filter((code) => code !== null));
  const first = new Set<Cell | undefined>([...kept].slice(0, count));
  if (first.size === kept.size) return result;
  const { columns, rows, meta } = result;
  return { columns, rows: rows.filter((row) => first.has(row[segment])), meta };
}

function movementsAmong(result: Result, ends: readonly [number, number], count: number): Result {
  const isSegment = (code: Cell | undefined): code is string => typeof code === 'string' && !Object.values<string>(FLOW_ENDS).includes(code);
  const codes = new Set(result.rows.flatMap((row) => ends.map((at) => row[at])).filter(isSegment));
  if (codes.size <= count) return result;
  const first = new Set([...codes].slice(0, count));
  const rows = new Map<string, Cell[]>();
  for (const row of result.rows) {
    const moved = row.map((cell, at) => (ends.includes(at) && isSegment(cell) && !first.has(cell) ? FLOW_ENDS.outside : cell));
    if (!ends.some((at) => isSegment(moved[at]))) continue;
    const key = JSON.stringify(moved.filter((_, at) => result.columns[at]?.kind !== 'measure'));
    rows.set(key, added(rows.get(key), moved, result));
  }
  const { columns, meta } = result;
  return { columns, rows: [...rows.values()], meta };
}

/** Two rows as one; a sum with a hidden or missing part is as unknown as that part. */
function added(before: readonly Cell[] | undefined, row: readonly Cell[], { columns }: Result): Cell[] {
  return row.map((cell, at) => {
    const other = before?.[at];
    if (other === undefined || columns[at]?.kind !== 'measure') return cell;
    if (typeof cell === 'number' && typeof other === 'number') return cell + other;
    return typeof cell === 'number' ? other : cell;
  });
}
