import { columnIndex, dimensionDefinition, measureCell, OmnichannelError, type Catalog, type Cell, type CellState, type Filter, type MeasureCell, type Result } from '../../contract/index.js';
import type { MemberLabels, Words } from '../../i18n/index.js';

export type Figure = MeasureCell & { readonly state: CellState };

/** One stage of one scale in one scenario. Shares are 0 to 1 and of classified HCPs; `reach` counts the stage and all above it. */
export interface StageFigures {
  readonly count: Figure;
  readonly share: Figure;
  readonly reach: Figure;
  readonly reachShare: Figure;
  readonly won: Figure;
}

export interface Stage {
  readonly code: string;
  readonly label: string;
  /** Place on the ladder, 0 for the lowest stage to 1 for the highest; absent for codes that the catalog does not know. */
  readonly depth?: number;
  readonly actual: StageFigures;
  readonly objective: StageFigures;
}

/** The stages of one group of HCPs, or of all, in rank order. */
export interface Scale {
  readonly group?: { readonly code: string | null; readonly label: string };
  readonly stages: readonly Stage[];
  /** HCPs without a stage. */
  readonly unclassified?: Figure;
  /** Classified HCPs, where every stage is known or the source says it. */
  readonly total: number | null;
  /** Whether the shares are all known and make up the whole. */
  readonly isWhole: boolean;
}

export interface ScaleSource {
  readonly result: Result;
  readonly by?: string;
  readonly catalog?: Catalog;
  readonly filters: readonly Filter[];
  readonly labels: MemberLabels;
  readonly words: Words;
}

type Row = readonly Cell[];
const STAGE = 'adoptionStage';
const MISSING: Figure = { value: null, state: 'missing' };
/** How far shares may be rounded and still make up a whole. */
const ROUNDED = 0.005;

/** One scale, or one for each member of `by` in order of first appearance. */
export function scalesOf(source: ScaleSource): readonly Scale[] {
  const { result, by } = source;
  if (result.rows.length === 0) return [];
  for (const id of [STAGE, ...(by ? [by] : [])]) {
    if (columnIndex(result, id) < 0) throw new OmnichannelError('missing-column', { subject: 'adoption-funnel', problem: `missing column "${id}"`, remedy: 'Give one row for each stage, with its code in adoptionStage.' });
  }
  const groupAt = by ? columnIndex(result, by) : -1;
  const groups = new Map<string | null, Row[]>();
  for (const row of result.rows) {
    const code = groupAt < 0 ? null : (row[groupAt] as string | null);
    groups.set(code, [...(groups.get(code) ?? []), row]);
  }
  return [...groups].map(([code, rows]) => scaleOf(rows, source, by ? { code, label: code === null ? '' : source.words.member(by, code, source.catalog, source.labels) } : undefined));
}

function scaleOf(rows: readonly Row[], source: ScaleSource, group: Scale['group']): Scale {
  const { result, catalog, labels, words } = source;
  const actual = byStage(rows, result, 'actual');
  const objective = byStage(rows, result, 'objective');
  const ladder = ladderOf(source);
  const codes = [...ladder.filter((code) => actual.has(code) || isAsked(code, source.filters)), ...[...actual.keys(), ...objective.keys()].filter((code): code is string => code !== null && !ladder.includes(code))];
  const stages = [...new Set(codes)];
  const [now, wanted] = [actual, objective].map((found) => figuresOf(found, stages, ladder, result)) as [ReturnType<typeof figuresOf>, ReturnType<typeof figuresOf>];
  const apart = actual.get(null);
  return {
    ...(group && { group }), total: now.total, isWhole: now.isWhole,
    ...(apart && { unclassified: figure(apart, result, 'hcpsAtStage') }),
    stages: stages.map((code, at) => ({
      code, label: words.member(STAGE, code, catalog, labels), ...(ladder.includes(code) && { depth: ladder.indexOf(code) / Math.max(1, ladder.length - 1) }),
      actual: now.stages[at] as StageFigures, objective: wanted.stages[at] as StageFigures,
    })),
  };
}

/** Codes of the ladder, lowest rank first. */
function ladderOf({ catalog, labels }: ScaleSource): readonly string[] {
  const members = (catalog && dimensionDefinition(catalog, STAGE)?.members) ?? labels[STAGE] ?? [];
  return members.map(({ code, rank }, at) => ({ code, rank: rank ?? at })).sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}

function isAsked(code: string, filters: readonly Filter[]): boolean {
  return filters.every(({ dimension, in: kept, notIn }) => dimension !== STAGE || ((!kept || kept.includes(code)) && !notIn?.includes(code)));
}

/** The rows of a scenario by stage; without a scenario column all are actual. Two rows for one stage cannot both be right. */
function byStage(rows: readonly Row[], result: Result, scenario: string): ReadonlyMap<string | null, Row> {
  const [stageAt, scenarioAt] = [columnIndex(result, STAGE), columnIndex(result, 'scenario')];
  const found = new Map<string | null, Row>();
  for (const row of rows) {
    if ((scenarioAt < 0 ? 'actual' : row[scenarioAt] ?? 'actual') !== scenario) continue;
    const code = row[stageAt] as string | null;
    if (found.has(code)) {
      throw new OmnichannelError('invalid-data', { subject: 'adoption-funnel', problem: `invalid rows: two for the stage ${JSON.stringify(code)}`, remedy: 'Give one row for each stage and scenario, and name a further dimension with by="…".' });
    }
    found.set(code, row);
  }
  return found;
}

function figure(row: Row | undefined, result: Result, measure: string): Figure {
  const at = columnIndex(result, measure);
  return row && at >= 0 ? measureCell(row[at]) : MISSING;
}

function figuresOf(rows: ReadonlyMap<string | null, Row>, stages: readonly string[], ladder: readonly string[], result: Result): { stages: readonly StageFigures[]; total: number | null; isWhole: boolean } {
  const present = stages.filter((code) => rows.has(code));
  const read = (code: string, measure: string): Figure => figure(rows.get(code), result, measure);
  const counted = sum(present.map((code) => read(code, 'hcpsAtStage'))).value;
  const isGiven = columnIndex(result, 'stageShare') >= 0;
  const isComplete = present.length === stages.length;
  const shareOf = (code: string): Figure => (isGiven ? read(code, 'stageShare') : partOf(read(code, 'hcpsAtStage'), isComplete ? counted : null));
  const whole = sum(present.map(shareOf)).value;
  const isWhole = whole !== null && Math.abs(whole - 1) < ROUNDED;
  const known = isWhole || isComplete;
  const above = (code: string): readonly string[] => (ladder.includes(code) ? present.filter((other) => ladder.indexOf(other) >= ladder.indexOf(code)) : []);
  return {
    total: (known ? counted : null) ?? present.map((code) => read(code, 'stageShare').denominator).find((count) => count !== undefined) ?? null, isWhole,
    stages: stages.map((code) => {
      const given = read(code, 'hcpsAtOrAboveStage');
      return {
        count: read(code, 'hcpsAtStage'), share: shareOf(code), won: read(code, 'wonHcps'),
        reach: given.state === 'missing' && known ? sum(above(code).map((other) => read(other, 'hcpsAtStage'))) : given,
        reachShare: isWhole ? sum(above(code).map(shareOf)) : MISSING,
      };
    }),
  };
}

/** Part of a whole that is known to be complete: stages exclude each other. */
function partOf({ value, state }: Figure, whole: number | null): Figure {
  if (value === null || !whole) return { value: null, state: state === 'suppressed' ? state : 'missing' };
  return { value: value / whole, state };
}

/** The sum of figures of HCPs who are in one of them only; unknown as soon as one is. */
export function sum(figures: readonly Figure[]): Figure {
  if (figures.length === 0) return MISSING;
  if (figures.some(({ state }) => state === 'suppressed')) return { value: null, state: 'suppressed' };
  if (figures.some(({ value }) => value === null)) return MISSING;
  return { value: figures.reduce((whole, { value }) => whole + (value ?? 0), 0), state: figures.some(({ state }) => state === 'partial') ? 'partial' : 'ok' };
}
