import type { Formula, Query } from '../contract/index.js';
import type { Figure } from './cells.js';
import { KPI } from './kpis.js';
import { partsOf } from './measure-reads.js';
import { pairDimensions } from './catalog-states.js';
import type { Store } from './store.js';

/** A measure of a question that is made, cell by cell, from others of it. */
interface Whole {
  readonly measure: number;
  readonly parts: readonly number[];
  /** The parts alone make it up. */
  readonly isDetermined: boolean;
}

/** Positions of the two ends of a movement among the dimensions, and how each measure depends on it. */
interface Mirror {
  readonly ends: readonly [number, number];
  readonly forward: readonly boolean[];
  readonly backward: readonly boolean[];
}

/** Which figures of a question can be worked out from which others of the same row, or of the row of the movement back. */
export interface Links {
  readonly wholes: readonly Whole[];
  /** Measures each of which gives the others away. */
  readonly groups: readonly (readonly number[])[];
  readonly mirror?: Mirror;
  /** Measures, those that others are made from first. */
  readonly order: readonly number[];
}

const BY_CELL: readonly Formula['op'][] = ['ratio', 'difference', 'product', 'index', 'change', 'growth'];

export function linksOf({ measures, dimensions = [], filters = [] }: Query, { catalog }: Store): Links {
  const formulaOf = (id: string): Formula => catalog.measures.find((measure) => measure.id === id)?.formula as Formula;
  /** The formula without names, so that equal ones are equal texts. */
  const written = (formula: Formula): string => JSON.stringify(formula, (_, value: unknown) => {
    const { op, id } = (value ?? {}) as { op?: string; id?: string };
    return op === 'measure' && id !== undefined ? (JSON.parse(written(formulaOf(id))) as unknown) : value;
  });
  const texts = measures.map((id) => written(formulaOf(id)));
  const unnamed = (formula: Formula): Formula => (formula.op === 'measure' ? unnamed(formulaOf(formula.id)) : formula);
  const partsIn = (formula: Formula): readonly number[] => {
    const plain = unnamed(formula);
    return BY_CELL.includes(plain.op) ? partsOf(plain).flatMap((part) => [...texts.flatMap((text, at) => (text === written(part) ? [at] : [])), ...partsIn(part)]) : [];
  };
  const wholes = measures.flatMap((id, measure): readonly Whole[] => {
    const formula = unnamed(formulaOf(id));
    const parts = [...new Set(partsIn(formula))];
    const isDetermined = ['difference', 'product', 'index'].includes(formula.op) && partsOf(formula).every((part) => texts.includes(written(part)));
    return parts.length > 0 ? [{ measure, parts, isDetermined }] : [];
  });
  const isKpi = (id: string): boolean => filters.some(({ dimension, in: kept }) => dimension === KPI && kept?.includes(id));
  const performances = measures.flatMap((id, at) => {
    const formula = unnamed(formulaOf(id));
    return formula.op === 'performance' ? (formula.how === 'objective' ? [] : [at]) : isKpi(id) ? [at] : [];
  });
  const mirror = mirrorOf(dimensions, texts, catalog.states.map(({ state }) => pairDimensions(state)));
  const depth = (at: number): number => wholes.find(({ measure }) => measure === at)?.parts.length ?? 0;
  return { wholes, groups: performances.length > 1 ? [performances] : [], ...(mirror && { mirror }), order: [...measures.keys()].sort((a, b) => depth(a) - depth(b)) };
}

/** How measures depend on movements, where some are read backwards and both ends are told apart. */
function mirrorOf(dimensions: readonly string[], texts: readonly string[], pairs: readonly (readonly [string, string])[]): Mirror | undefined {
  const pair = pairs.find((ends) => ends.every((end) => dimensions.includes(end)));
  if (!pair || !texts.some((text) => text.includes('"op":"reversed"'))) return undefined;
  const turns = texts.map((text) => directions(JSON.parse(text) as Formula));
  return { ends: [dimensions.indexOf(pair[0]), dimensions.indexOf(pair[1])], forward: turns.map((turn) => turn.has(false)), backward: turns.map((turn) => turn.has(true)) };
}

/** Whether a formula reads movements backwards (true), as they are (false), or both. */
function directions(formula: Formula, isBack = false): ReadonlySet<boolean> {
  if (formula.op === 'moved') return new Set(formula.how === 'between' ? [isBack] : []);
  return new Set(partsOf(formula).flatMap((part) => [...directions(part, formula.op === 'reversed' ? !isBack : isBack)]));
}

interface Row { readonly codes: readonly (string | null)[]; readonly time: string; readonly figures: readonly Figure[]; readonly isObjective: boolean }

/** Hides what gives a hidden figure away, or is given away by it; whether anything was. */
export function hideLinked(hidden: readonly Set<number>[], rows: readonly Row[], { wholes, groups, mirror }: Links): boolean {
  let changed = false;
  const hide = (measure: number, at: number): void => {
    if (hidden[measure]?.has(at) || rows[at]?.figures[measure]?.value == null || rows[at].isObjective) return;
    hidden[measure]?.add(at);
    changed = true;
  };
  const size = (measure: number, at: number): number => Math.abs(rows[at]?.figures[measure]?.value ?? 0);
  for (const at of rows.keys()) {
    for (const { measure, parts, isDetermined } of wholes) {
      const areShown = parts.every((part) => !hidden[part]?.has(at));
      if (!areShown) hide(measure, at);
      const [smallest] = [...parts].sort((a, b) => size(a, at) - size(b, at));
      if (areShown && isDetermined && hidden[measure]?.has(at) && smallest !== undefined) hide(smallest, at);
    }
    for (const group of groups) if (group.some((measure) => hidden[measure]?.has(at))) group.forEach((measure) => hide(measure, at));
  }
  if (mirror) hideMirrored(hidden, rows, mirror, hide);
  return changed;
}

/** A movement from one state to another stands in the row of the pair, and in that of the movement back for what reads it backwards. */
function hideMirrored(hidden: readonly Set<number>[], rows: readonly Row[], { ends: [from, to], forward, backward }: Mirror, hide: (measure: number, at: number) => void): void {
  const keyOf = ({ codes, time }: Row, isBack: boolean): string => JSON.stringify([codes.map((code, at) => (isBack && at === from ? codes[to] : isBack && at === to ? codes[from] : code)), time]);
  const places = new Map(rows.map((row, at) => [keyOf(row, false), at]));
  rows.forEach((row, at) => {
    const back = places.get(keyOf(row, true));
    hidden.forEach((one, measure) => {
      if (!one.has(at)) return;
      const isBoth = forward[measure] && backward[measure];
      for (const other of hidden.keys()) {
        const isOtherBoth = forward[other] && backward[other];
        if (isBoth) {
          if (isOtherBoth && back !== undefined) hide(other, back);
        } else if (isOtherBoth) {
          hide(other, at);
          if (back !== undefined) hide(other, back);
        } else if (back !== undefined && ((forward[measure] && backward[other]) || (backward[measure] && forward[other]))) {
          hide(other, back);
        }
      }
    });
  });
}
