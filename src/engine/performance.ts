import { OmnichannelError, type Filter, type Formula, type MeasureDefinition } from '../contract/index.js';
import { derive, MISSING, NOT_APPLICABLE, type Cells, type Figure } from './cells.js';
import { FAMILY, KPI, kpisIn } from './kpis.js';
import { possibleKpis } from './measure-reads.js';
import { objectiveCells, isRate } from './objectives.js';
import { bucketOf, codeOn } from './scope.js';
import type { Axis, Bucket, Scope } from './store.js';

export type PerformanceFormula = Extract<Formula, { readonly op: 'performance' }>;
type Evaluate = (formula: Formula, scope: Scope) => Cells;

/** How measures stand against a scenario; each cell is of one measure, or not applicable. */
export function performanceCells(formula: PerformanceFormula, scope: Scope, evaluate: Evaluate): Cells {
  const scenario = formula.scenario ?? 'objective';
  const isOwn = ({ dimension }: { readonly dimension: string }): boolean => dimension === KPI || dimension === FAMILY;
  const [kpiAxis, familyAxis] = [KPI, FAMILY].map((id) => scope.axes.find(({ dimension }) => dimension === id));
  const inner: Scope = { ...scope, axes: scope.axes.filter((axis) => !isOwn(axis)), filters: scope.filters.filter((filter) => !isOwn(filter)) };
  const kpis = kpisLeft(scenario, scope);
  const codes = new Map(kpis.map((kpi) => [kpi, { kpi: scope.store.dictionaries.of(KPI).add(kpi.id), family: scope.store.dictionaries.of(FAMILY).add(kpi.family) }]));
  const known = new Map<MeasureDefinition, Cells | undefined>();
  const cellsOf = (kpi: MeasureDefinition): Cells | undefined => {
    if (!known.has(kpi)) known.set(kpi, cellsOfKpi(kpi, formula, { ...inner, measure: kpi.id }, evaluate, kpis.length === 1));
    return known.get(kpi);
  };
  const own = (key: number, axis: Axis | undefined): number => (axis ? codeOn(key, axis) : 0);
  const meant = (key: number): readonly MeasureDefinition[] => kpis.filter((kpi) =>
    (!kpiAxis || codes.get(kpi)?.kpi === own(key, kpiAxis)) && (!familyAxis || codes.get(kpi)?.family === own(key, familyAxis)));
  const get = (key: number): Figure => {
    const [kpi, another] = meant(key);
    if (!kpi || another) return NOT_APPLICABLE;
    const rest = key - own(key, kpiAxis) * (kpiAxis?.stride ?? 0) - own(key, familyAxis) * (familyAxis?.stride ?? 0);
    return cellsOf(kpi)?.get(rest) ?? NOT_APPLICABLE;
  };
  return {
    get,
    keys() {
      const placed = (kpi: MeasureDefinition): number => (codes.get(kpi)?.kpi ?? 0) * (kpiAxis?.stride ?? 0) + (codes.get(kpi)?.family ?? 0) * (familyAxis?.stride ?? 0);
      if (!kpiAxis && kpis.length !== 1) return inner.axes.length > 0 ? [] : new Set(kpis.map(placed));
      // A measure that does not know a grouped dimension stands, not applicable, beside those that do.
      const others = new Set(kpis.flatMap((kpi) => [...(cellsOf(kpi)?.keys() ?? [])]));
      return kpis.flatMap((kpi) => [...(cellsOf(kpi)?.keys() ?? (others.size > 0 ? others : [0]))].map((key) => key + placed(kpi)));
    },
  };
}

/** The measures that the question is about: those it names, else those of the scenario. */
function kpisLeft(scenario: string, { store, filters }: Scope): readonly MeasureDefinition[] {
  const named = filters.some(({ dimension, in: kept }) => dimension === KPI && kept);
  const passes = (code: string, dimension: string): boolean => filters.every((filter: Filter) => filter.dimension !== dimension || ((!filter.in || filter.in.includes(code)) && !filter.notIn?.includes(code)));
  return (named ? possibleKpis(store.catalog) : kpisIn(store, scenario)).filter(({ id, family }) => passes(id, KPI) && passes(family, FAMILY));
}

/** The figures of one measure; `undefined` where it cannot be divided as asked. */
function cellsOfKpi(kpi: MeasureDefinition, { how, scenario = 'objective' }: PerformanceFormula, scope: Scope, evaluate: Evaluate, isAlone: boolean): Cells | undefined {
  try {
    const objective = objectiveCells(kpi.id, scenario, scope);
    if (how === 'objective') return objective;
    const actual = evaluate({ op: 'measure', id: kpi.id }, scope);
    if (how === 'actual') return actual;
    const get = (key: number): Figure => performance(how, actual.get(key), objective.get(key), { kpi, bucket: scope.buckets[bucketOf(key, scope)] as Bucket, through: scope.through });
    return { get, keys: () => [...actual.keys(), ...objective.keys()] };
  } catch (thrown) {
    const code = thrown instanceof OmnichannelError ? thrown.code : undefined;
    if (code === 'unsupported-dimension' || (code === 'ambiguous-scope' && !isAlone)) return undefined;
    if (code === 'missing-table' && !isAlone) return { get: () => MISSING, keys: () => [0] };
    throw thrown;
  }
}

interface Standing { readonly kpi: MeasureDefinition; readonly bucket: Bucket; readonly through: number }

function performance(how: PerformanceFormula['how'], actual: Figure, objective: Figure, standing: Standing): Figure {
  const { direction, unit } = standing.kpi;
  const unknown = derive([actual, objective], () => ({ value: null, state: 'notApplicable' }));
  if (unknown.state !== 'notApplicable' || actual.value === null || objective.value === null) return unknown;
  const points = unit === 'share' ? 100 : 1;
  const compute = (value: (now: number, aim: number) => number): Figure => derive([actual, objective], (now, aim) => ({ value: value(now, aim) }));
  if (how === 'gap') return compute((now, aim) => (now - aim) * points);
  if (how === 'relativeGap') return objective.value === 0 ? unknown : compute((now, aim) => (now - aim) / Math.abs(aim));
  if (how === 'remaining') return compute((now, aim) => Math.max(0, direction === 'down' ? now - aim : aim - now) * points);
  if (actual.value <= 0 || objective.value <= 0) return unknown;
  const part = how === 'pace' ? elapsed(standing) : 1;
  return compute((now, aim) => (direction === 'down' ? aim / now : now / aim) / part);
}

/** The share of a running stretch that is known; 1 once it is over, and for rates and stocks: they do not build up over time. */
function elapsed({ kpi, bucket: { start, end }, through }: Standing): number {
  if (isRate(kpi) || kpi.additivity === 'semi-additive') return 1;
  return Math.min(1, (through + 1 - start) / (end - start));
}
