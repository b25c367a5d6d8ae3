import { columnIndex, measureCell, measureDefinition, OmnichannelError, type Cell, type Direction, type MeasureCell, type PeriodInput, type Result, type Unit } from '../../contract/index.js';
import type { Counting } from '../../context/counting.js';
import type { Answers } from '../../context/questions.js';
import type { Words } from '../../i18n/index.js';
import type { KpiComparison } from './kpi-tile.query.js';

/** Settings of the element; figures written as attributes are in the unit's printed scale (5.3 for 5.3 %). */
export interface KpiSettings {
  readonly measure?: string | undefined;
  readonly counting?: Counting | undefined;
  readonly value?: number | undefined;
  readonly objective?: number | undefined;
  readonly previous?: number | undefined;
  readonly unit?: string | undefined;
  readonly heading?: string | undefined;
  readonly comparison: KpiComparison;
  readonly tolerance?: number | undefined;
  readonly period?: PeriodInput | undefined;
}

/** A measure as the tile needs it, from the catalog or from attributes. */
export interface Kpi {
  readonly label: string;
  readonly unit: Unit;
  /** A unit of the host's own. */
  readonly suffix?: string;
  readonly decimals: number;
  readonly direction: Direction;
  readonly currency?: string;
  readonly ranks?: readonly string[] | undefined;
  /** Grows as the period goes on, so that it cannot be judged before the end. */
  readonly accumulates: boolean;
}

export interface Figures {
  readonly actual: MeasureCell;
  readonly objective: number | null;
  readonly previous: number | null;
}

const SHARE_SIGNS = ['%', 'percent', 'share'];
const POINT_SIGNS = ['points', 'pts', 'pp'];
const NOT_SUMMED: readonly Unit[] = ['share', 'points', 'index', 'ratio', 'position', 'stage'];

const decimalsOf = (...values: readonly (number | undefined)[]): number => Math.min(3, Math.max(...values.map((value) => String(value ?? '').split('.')[1]?.length ?? 0)));

/** What the attributes say. */
export function writtenKpi({ value, objective, previous, unit = '', heading = '' }: KpiSettings): { kpi: Kpi; figures: Figures } {
  const isShare = SHARE_SIGNS.includes(unit);
  const scale = (figure: number | undefined): number | null => (figure === undefined ? null : isShare ? figure / 100 : figure);
  const known: Unit = isShare ? 'share' : POINT_SIGNS.includes(unit) ? 'points' : unit === 'HCP' || unit === 'HCPs' ? 'hcp' : 'count';
  return {
    kpi: { label: heading, unit: known, decimals: decimalsOf(value, objective, previous), direction: 'up', accumulates: false, ...(known === 'count' && { suffix: unit }) },
    figures: { actual: { value: scale(value) }, objective: scale(objective), previous: scale(previous) },
  };
}

/** What the source says. */
export function askedKpi(measure: string, { catalog, results }: Answers, words: Words, fallback: string): { kpi: Kpi; figures: Figures } {
  const definition = catalog && measureDefinition(catalog, measure);
  const figure = (result: Result | undefined, scenario: string): MeasureCell => measureCell(result && cellOf(result, measure, scenario));
  const { unit = 'count', decimals = 0, direction = 'neutral' } = definition ?? {};
  return {
    kpi: {
      label: definition ? words.measureLabel(definition) : fallback, unit, decimals, direction, ranks: words.ranks(unit, catalog),
      accumulates: definition !== undefined && definition.additivity !== 'semi-additive' && !NOT_SUMMED.includes(unit), ...(catalog && { currency: catalog.currency }),
    },
    figures: { actual: figure(results['main'], 'actual'), objective: figure(results['main'], 'objective').value, previous: wholeValue(figure(results['previous'], 'actual')) },
  };
}

/** A comparison with a part of the time would tell a change that was none. */
function wholeValue({ value, state }: MeasureCell): number | null {
  return state === 'partial' ? null : value;
}

/** The one figure of a scenario; two of them cannot both be it. */
function cellOf(result: Result, measure: string, scenario: string): Cell | undefined {
  const at = columnIndex(result, measure);
  if (result.rows.length === 0) return undefined;
  if (at < 0) throw new OmnichannelError('missing-column', { subject: 'kpi-tile', problem: measure === '' ? 'missing column with a figure' : `missing column "${measure}"`, remedy: 'Give the figures under the id of the measure.' });
  const rows = result.rows.filter((row) => scenarioOf(result, row) === scenario);
  if (rows.length > 1) throw new OmnichannelError('invalid-data', { subject: 'kpi-tile', problem: `invalid rows: ${rows.length} for the ${scenario} figure`, remedy: 'Give one row for each scenario.' });
  return rows[0]?.[at];
}

/** Rows that name no scenario are actual. */
export function scenarioOf(result: Result, row: readonly Cell[]): Cell {
  return row[columnIndex(result, 'scenario')] ?? 'actual';
}
