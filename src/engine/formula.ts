import { OmnichannelError, type Filter, type Formula } from '../contract/index.js';
import { pairDimensions } from './catalog-states.js';
import { combineCells, derive, NOT_APPLICABLE, type Cells, type Figure } from './cells.js';
import { objectiveCells } from './objectives.js';
import { performanceCells } from './performance.js';
import { allowedCodes, codesByKey } from './row-codes.js';
import { bucketOf, codeOn, comparedBucket } from './scope.js';
import { withoutAxes } from './without-axes.js';
import type { Axis, Scope } from './store.js';

type Of<Op extends Formula['op']> = Extract<Formula, { readonly op: Op }>;

/** The figures of a formula in every cell of a scope. */
export function evaluate(formula: Formula, scope: Scope): Cells {
  switch (formula.op) {
    case 'count': case 'sum': case 'distinct': case 'median': case 'only': case 'openAge':
    case 'stock': case 'became': case 'moved': case 'medianRank': case 'migrationEffect': return scope.store.leaf(formula, scope);
    case 'measure': return evaluate(measureFormula(formula.id, scope), scope);
    case 'ratio': return combineCells(evaluate(formula.numerator, scope), evaluate(formula.denominator, scope), ratio);
    case 'difference': return combineCells(evaluate(formula.left, scope), evaluate(formula.right, scope), (left, right) =>
      derive([left, right], (a, b) => ({ value: (a - b) * (formula.points ? 100 : 1) })));
    case 'product': return combineCells(evaluate(formula.left, scope), evaluate(formula.right, scope), (left, right) => derive([left, right], (a, b) => ({ value: a * b })));
    case 'index': return combineCells(evaluate(formula.left, scope), evaluate(formula.right, scope), index);
    case 'share': return share(formula, scope);
    case 'growth': return growth(formula, scope);
    case 'shift': return before(formula, scope);
    case 'change': return combineCells(evaluate(formula.of, { ...scope, atStart: false }), evaluate(formula.of, { ...scope, atStart: true }), (now, then) => derive([now, then], (a, b) => ({ value: a - b })));
    case 'accumulate': return accumulate(formula, scope);
    case 'widen': return widen(formula, scope);
    case 'whole': return whole(formula, scope);
    case 'reversed': return reversed(formula, scope);
    case 'scenario': return objectiveCells(formula.of.id, formula.scenario, scope);
    case 'performance': return performanceCells(formula, scope, evaluate);
  }
}

function measureFormula(id: string, { store }: Scope): Formula {
  return store.catalog.measures.find((measure) => measure.id === id)?.formula as Formula;
}

/** Numerator over denominator, both kept; hidden when either, or what is left between them, stands for too few HCPs. */
function ratio(numerator: Figure, denominator: Figure): Figure {
  if (denominator.value === 0 && numerator.value !== null) return { ...NOT_APPLICABLE, hcps: numerator.hcps };
  return derive([numerator, denominator], (above, below) => {
    const rest = numerator.counted && denominator.counted && (numerator.personal || denominator.personal) ? below - above : 0;
    const hcps = Math.min(above > 0 ? numerator.hcps : Infinity, denominator.hcps, rest > 0 ? rest : Infinity);
    return { value: above / below, numerator: above, denominator: below, hcps };
  });
}

function share({ of, across }: Of<'share'>, scope: Scope): Cells {
  const { store } = scope;
  const isEnd = (dimension: string): boolean => store.catalog.states.some(({ state }) => pairDimensions(state).includes(dimension));
  const known: readonly Filter[] = across.filter((dimension) => !isEnd(dimension)).map((dimension) => ({ dimension, notIn: [''] }));
  const axes = scope.axes.filter(({ dimension }) => !across.includes(dimension));
  const wide: Scope = { ...scope, axes, filters: [...scope.filters.filter(({ dimension }) => !across.includes(dimension)), ...known] };
  const whole = withoutAxes(evaluate(of, wide), scope, across);
  const hasValue = (key: number): boolean => scope.axes.every((axis) => !across.includes(axis.dimension) || isEnd(axis.dimension) || codeOn(key, axis) !== 0);
  const ungrouped = known.filter(({ dimension }) => !scope.axes.some((axis) => axis.dimension === dimension));
  const parts = evaluate(of, { ...scope, filters: [...scope.filters, ...ungrouped] });
  const shares = combineCells(parts, whole, ratio);
  return { get: (key) => (hasValue(key) ? shares.get(key) : NOT_APPLICABLE), keys: () => parts.keys() };
}

function growth(formula: Of<'growth'>, scope: Scope): Cells {
  return combineCells(evaluate(formula.of, scope), before(formula, scope), (now, then) => {
    if (now.value !== null && then.value !== null && then.value <= 0) return NOT_APPLICABLE;
    return derive([now, then], (a, b) => ({ value: a / b - 1, numerator: a, denominator: b }));
  });
}

/** Two growths against each other. */
function index(left: Figure, right: Figure): Figure {
  if (left.value !== null && right.value === -1) return { ...NOT_APPLICABLE, hcps: Math.min(left.hcps, right.hcps) };
  return derive([left, right], (own, other) => ({ value: (100 * (1 + own)) / (1 + other) }));
}

/** Figures of the stretch that each bucket is compared with. */
function before({ of, against }: Of<'growth' | 'shift'>, scope: Scope): Cells {
  const buckets = scope.buckets.map((bucket) => comparedBucket(bucket, against, scope));
  const then: Scope = { ...scope, buckets, period: comparedBucket(scope.period, against, scope) };
  const overlap = buckets.some(({ end }, at) => end > (buckets[at + 1]?.start ?? Infinity));
  return overlap ? bucketByBucket(of, then) : evaluate(of, then);
}

/** Of buckets that overlap each by itself: a row counts in all of them. */
function bucketByBucket(of: Formula, scope: Scope): Cells {
  const alone = scope.buckets.map((bucket) => evaluate(of, { ...scope, buckets: [bucket] }));
  return {
    get: (key) => (alone[bucketOf(key, scope)] as Cells).get(key - bucketOf(key, scope)),
    *keys() {
      for (const [bucket, cells] of alone.entries()) for (const key of cells.keys()) yield key + bucket;
    },
  };
}

/** Codes of an ordered dimension from each rank upwards, by code. */
function ranksAbove(dimension: string, { store, measure }: Scope): ReadonlyMap<string, readonly string[]> {
  const members = store.catalog.dimensions.find(({ id }) => id === dimension)?.members?.filter(({ rank }) => rank !== undefined) ?? [];
  if (members.length === 0) {
    throw new OmnichannelError('invalid-catalog', { subject: measure, problem: `missing ranks of "${dimension}"`, remedy: 'Give the members of the dimension a rank each.' });
  }
  return new Map(members.map((from) => [from.code, members.filter(({ rank }) => (rank as number) >= (from.rank as number)).map(({ code }) => code)]));
}

function accumulate({ of, along }: Of<'accumulate'>, scope: Scope): Cells {
  const above = ranksAbove(along, scope);
  const axis = scope.axes.find(({ dimension }) => dimension === along);
  const dictionary = scope.store.dictionaries.of(along);
  const others = scope.filters.filter(({ dimension }) => dimension !== along);
  const own = scope.filters.filter(({ dimension }) => dimension === along);
  if (!axis) {
    const lowest = [...above].filter(([code]) => own.every(({ in: kept, notIn }) => (!kept || kept.includes(code)) && !notIn?.includes(code)));
    return evaluate(of, { ...scope, filters: [...others, { dimension: along, in: lowest[0]?.[1] ?? [] }] });
  }
  const allowed = allowedCodes(dictionary, own);
  const cells = evaluate(of, { ...scope, filters: others });
  return {
    get(key) {
      const at = codeOn(key, axis);
      const codes = above.get(dictionary.values[at] as string);
      if (!codes) return NOT_APPLICABLE;
      const figures = codes.map((code) => cells.get(key + ((dictionary.find(code) ?? 0) - at) * axis.stride));
      return derive(figures, (...values) => ({ value: values.reduce((sum, value) => sum + value, 0), counted: true }));
    },
    keys: () => [...cells.keys()].filter((key) => allowed[codeOn(key, axis)]),
  };
}

/** The same over a wider group: the market of the products that are filtered or grouped by. */
function widen({ of, from, to }: Of<'widen'>, scope: Scope): Cells {
  const { store } = scope;
  const lookup = store.catalog.facts.find(({ key }) => key === from);
  const column = lookup && store.has(lookup.id) ? store.table(lookup.id).columns.get(to) : undefined;
  if (!lookup || column?.type !== 'code') {
    throw new OmnichannelError('missing-table', { subject: scope.measure, problem: `missing look-up from "${from}" to "${to}"`, remedy: `Load the table "${lookup?.id ?? from}" with the column "${to}".` });
  }
  const wider = codesByKey(store.table(lookup.id), column);
  const dictionary = store.dictionaries.of(from);
  const narrow = scope.filters.filter(({ dimension }) => dimension === from);
  const allowed = allowedCodes(dictionary, narrow);
  const codes = new Set([...allowed].flatMap((yes, code) => (yes && wider.values[code] ? [wider.values[code]] : [])));
  const groups = [...codes].map((code) => column.dictionary.values[code] as string);
  const filters = [...scope.filters.filter(({ dimension }) => dimension !== from), ...(narrow.length > 0 ? [{ dimension: to, in: groups }] : [])];
  const axis = scope.axes.find(({ dimension }) => dimension === from);
  if (!axis) return evaluate(of, { ...scope, filters });
  const swapped: Axis = { ...axis, dimension: to };
  const cells = evaluate(of, { ...scope, filters, axes: scope.axes.map((one) => (one === axis ? swapped : one)) });
  return {
    get(key) {
      const code = codeOn(key, axis);
      const group = wider.values[code] ?? 0;
      return group === 0 ? NOT_APPLICABLE : cells.get(key + (group - code) * axis.stride);
    },
    keys: () => [],
  };
}

/** The same whatever the codes on some dimensions. */
function whole({ of, without }: Of<'whole'>, scope: Scope): Cells {
  const keeps = ({ dimension }: { readonly dimension: string }): boolean => !without.includes(dimension);
  return withoutAxes(evaluate(of, { ...scope, axes: scope.axes.filter(keeps), filters: scope.filters.filter(keeps) }), scope, without);
}

/** Asks for the movement back: each end of a pair takes the place of the other. */
function reversed({ of }: Of<'reversed'>, scope: Scope): Cells {
  const otherEnds = new Map(scope.store.catalog.states.flatMap(({ state }) => {
    const [from, to] = pairDimensions(state);
    return [[from, to], [to, from]] as const;
  }));
  const swap = <Part extends { readonly dimension: string }>(part: Part): Part => ({ ...part, dimension: otherEnds.get(part.dimension) ?? part.dimension });
  return evaluate(of, { ...scope, axes: scope.axes.map(swap), filters: scope.filters.map(swap) });
}
