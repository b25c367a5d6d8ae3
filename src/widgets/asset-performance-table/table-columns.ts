import {
  columnIndex, dimensionDefinition, measureCell, measureDefinition, type Catalog, type Cell, type MeasureDefinition, type Result,
} from '../../contract/index.js';
import { NO_FIGURE, type MemberLabels, type Translate, type Words } from '../../i18n/index.js';
import type { ASSET_TABLE_MESSAGES } from './asset-performance-table.messages.js';
import { ASSET, type Sorting } from './asset-performance-table.query.js';
import type { Peak } from './row-order.js';

export const STAGE_TINTS = 5;
/** Longer names of members are cut. */
const LETTERS_AT_MOST = 24;

/** `stage` is an ordered dimension, marked by tints; `rate` is a share, with a bar behind the figure. */
export type ColumnKind = 'asset' | 'stage' | 'text' | 'figure' | 'rate';

export interface ColumnView {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly numeric: boolean;
  /** Position in the result. */
  readonly at: number;
  readonly sorted: 'ascending' | 'descending' | 'none';
  /** Letters of the longest name, where all names are known. */
  readonly letters: number;
}

export interface CellView {
  readonly kind: ColumnKind;
  readonly text: string;
  /** What the figure is made of, or why there is none. */
  readonly note?: string;
  readonly state: 'known' | 'unsure' | 'missing' | 'hidden';
  /** Length of the bar, 0 to 1 of the column's largest figure. */
  readonly bar?: number;
  /** Tint of the stage, 1 to 5. */
  readonly stage?: number;
  readonly value: string | number | null;
}

/** What the cells of one language and one result are made with. */
export interface CellMaker {
  readonly words: Words;
  readonly text: Translate<keyof typeof ASSET_TABLE_MESSAGES>;
  readonly catalog: Catalog | undefined;
  readonly labels: MemberLabels;
}

function kindOf(id: string, isMeasure: boolean, catalog: Catalog | undefined): ColumnKind {
  if (isMeasure) return catalog && measureDefinition(catalog, id)?.unit === 'share' ? 'rate' : 'figure';
  if (id === ASSET) return 'asset';
  return catalog && dimensionDefinition(catalog, id)?.ordered ? 'stage' : 'text';
}

function lettersOf(id: string, { words, catalog, labels }: CellMaker): number {
  const members = (catalog && dimensionDefinition(catalog, id)?.members) ?? labels[id] ?? [];
  return Math.min(LETTERS_AT_MOST, members.reduce((most, { code }) => Math.max(most, words.member(id, code, catalog, labels).length), 0));
}

/** The wanted columns that the result has. */
export function columnViews(result: Result, wanted: readonly string[], sorting: Sorting | undefined, maker: CellMaker): readonly ColumnView[] {
  const { words, catalog } = maker;
  return wanted.flatMap((id) => {
    const at = columnIndex(result, id);
    if (at < 0) return [];
    const numeric = result.columns[at]?.kind === 'measure';
    const sorted = sorting?.column !== id ? 'none' : sorting.descending ? 'descending' : 'ascending';
    return [{ id, at, numeric, sorted, label: words.column(id, catalog), kind: kindOf(id, numeric, catalog), letters: lettersOf(id, maker) } as const];
  });
}

/** Place of a code in its dimension's own order, or `undefined` where it is not named. */
export function rankOf(id: string, code: string, catalog: Catalog | undefined): number | undefined {
  const members = catalog && dimensionDefinition(catalog, id)?.members;
  const at = members?.findIndex((member) => member.code === code) ?? -1;
  return at < 0 ? undefined : members?.[at]?.rank ?? at;
}

function stageTint(id: string, code: string, catalog: Catalog | undefined): number | undefined {
  const members = (catalog && dimensionDefinition(catalog, id)?.members) ?? [];
  const at = members.findIndex((member) => member.code === code);
  return at < 0 ? undefined : 1 + Math.round((at / Math.max(1, members.length - 1)) * (STAGE_TINTS - 1));
}

export function codeCell({ id, kind }: ColumnView, cell: Cell | undefined, { words, text, catalog, labels }: CellMaker): CellView {
  if (typeof cell !== 'string') return { kind, text: kind === 'asset' ? text('unnamed') : NO_FIGURE, state: 'missing', value: null };
  const stage = kind === 'stage' ? stageTint(id, cell, catalog) : undefined;
  return { kind, text: words.member(id, cell, catalog, labels), state: 'known', value: cell, ...(stage !== undefined && { stage }) };
}

const UNDEFINED_MEASURE: Pick<MeasureDefinition, 'unit' | 'decimals'> = { unit: 'count', decimals: 0 };

/** A figure as text: points carry their noun, other nouns stand in the heading. */
export function figureText(id: string, value: number | null, { words, catalog }: CellMaker): string {
  const measure = catalog && measureDefinition(catalog, id);
  const { unit } = measure ?? UNDEFINED_MEASURE;
  const decimals = measure?.decimals ?? (Number.isInteger(value) ? 0 : 2);
  const figure = words.format.figure(value, { unit, decimals, ...(catalog && { currency: catalog.currency }) });
  return unit === 'points' && value !== null ? `${figure} ${words.unit(unit, value)}` : figure;
}

export function figureCell({ id, kind }: ColumnView, cell: Cell | undefined, peak: Peak | undefined, maker: CellMaker): CellView {
  const { words, text } = maker;
  const { value, state, numerator, denominator } = measureCell(cell);
  if (state === 'suppressed') return { kind, text: text('hidden'), note: text('hiddenReason'), state: 'hidden', value: null };
  if (value === null) {
    return { kind, text: NO_FIGURE, note: text(state === 'notApplicable' ? 'noBase' : state === 'error' ? 'failed' : 'noFigure'), state: 'missing', value: null };
  }
  const parts = numerator === undefined || denominator === undefined ? []
    : [text('outOf', { numerator: words.format.number(numerator), denominator: words.format.number(denominator) })];
  const doubt = state === 'partial' ? 'partialFigure' : state === 'estimated' ? 'estimated' : state === 'error' ? 'failed' : undefined;
  const note = [...parts, ...(doubt ? [text(doubt)] : [])].join(', ');
  return {
    kind, text: figureText(id, value, maker), state: doubt ? 'unsure' : 'known', value, ...(note && { note }),
    ...(kind === 'rate' && peak && peak.value > 0 && { bar: Math.max(0, value) / peak.value }),
  };
}
