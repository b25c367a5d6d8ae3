import type { Catalog, Filter, PeriodInput } from '../../contract/index.js';
import type { MemberLabels, Translate, Words } from '../../i18n/index.js';
import { FILTER_BAR_MESSAGES, type FilterBarText } from './filter-bar.messages.js';
import { choiceOf, narrows, type Choice } from './filter-clauses.view.js';

/** One filter of the bar. All texts are ready to show. */
export interface DimensionView {
  readonly dimension: string;
  readonly label: string;
  readonly choice: Choice;
  /** `Cardiology +2`; empty where nothing is chosen. */
  readonly value: string;
  /** `Specialty: Cardiology +2`. */
  readonly text: string;
  /** Which widgets do not follow it. */
  readonly ignored?: string;
}

/** One clause that a reader can take away. */
export interface ChipView {
  readonly clause: Filter;
  readonly label: string;
  readonly removeLabel: string;
}

export interface FilterBarView {
  readonly dimensions: readonly DimensionView[];
  readonly chips: readonly ChipView[];
  readonly openText: string;
  /** Filters that narrow the figures and are not the bar's to change. */
  readonly fixed?: string;
  /** Which widgets do not follow the active filters. */
  readonly notes: readonly string[];
}

export interface FilterBarFacts {
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
  readonly catalog: Catalog;
  readonly labels: MemberLabels;
  readonly ignored: Readonly<Record<string, readonly string[]>>;
  readonly words: Words;
}

/** Names told in full before the rest is only counted. */
const NAMES_OF_BUTTON = 1;
const NAMES_OF_CHIP = 3;

interface Namer {
  readonly text: Translate<FilterBarText>;
  readonly facts: FilterBarFacts;
}

/** What the bar shows. */
export function filterBarView(facts: FilterBarFacts): FilterBarView {
  const namer = { text: facts.words.of('filter-bar', FILTER_BAR_MESSAGES), facts };
  const active = facts.filters.filter(narrows);
  const own = active.filter(({ dimension }) => facts.dimensions.includes(dimension));
  const others = active.filter((clause) => !own.includes(clause));
  const chips = own.map((clause) => {
    const label = clauseText(clause, NAMES_OF_CHIP, namer);
    return { clause, label, removeLabel: namer.text('remove', { filter: label }) };
  });
  const narrowed = new Set(active.map(({ dimension }) => dimension));
  return {
    dimensions: facts.dimensions.map((dimension) => dimensionView(dimension, namer)),
    chips,
    openText: namer.text(own.length > 0 ? 'open' : 'label', { count: own.length }),
    ...(others.length > 0 && { fixed: namer.text('fixed', { filters: facts.words.format.list(others.map((clause) => clauseText(clause, NAMES_OF_CHIP, namer))) }) }),
    notes: [...narrowed].flatMap((dimension) => ignoredText(dimension, namer) ?? []),
  };
}

function dimensionView(dimension: string, namer: Namer): DimensionView {
  const label = labelOf(dimension, namer);
  const choice = choiceOf(namer.facts.filters, dimension);
  const clause = namer.facts.filters.find((filter) => filter.dimension === dimension && narrows(filter));
  const value = clause ? valueText(clause, NAMES_OF_BUTTON, namer) : '';
  const ignored = ignoredText(dimension, namer);
  return { dimension, label, choice, value, text: value ? namer.text('named', { dimension: label, value }) : label, ...(ignored && { ignored }) };
}

const labelOf = (dimension: string, { facts }: Namer): string => facts.words.column(dimension, facts.catalog);

function clauseText(clause: Filter, names: number, namer: Namer): string {
  return namer.text('named', { dimension: labelOf(clause.dimension, namer), value: valueText(clause, names, namer) });
}

function valueText({ dimension, in: kept, notIn = [] }: Filter, names: number, namer: Namer): string {
  const left = notIn.length > 0 ? namer.text('without', { value: someNames(dimension, notIn, names, namer) }) : '';
  if (kept === undefined) return left;
  const keptText = kept.length > 0 ? someNames(dimension, kept, names, namer) : namer.text('nothing');
  return left ? namer.text('both', { kept: keptText, left }) : keptText;
}

/** The first names, and how many follow. */
function someNames(dimension: string, codes: readonly string[], names: number, { text, facts: { words, catalog, labels } }: Namer): string {
  const told = codes.slice(0, names).map((code) => words.member(dimension, code, catalog, labels)).join(', ');
  return codes.length > names ? text('more', { value: told, count: codes.length - names }) : told;
}

function ignoredText(dimension: string, namer: Namer): string | undefined {
  const { ignored } = namer.facts;
  const widgets = Object.hasOwn(ignored, dimension) ? ignored[dimension] ?? [] : [];
  return widgets.length > 0 ? namer.text('ignored', { dimension: labelOf(dimension, namer), widgets: widgets.join(', ') }) : undefined;
}

/** Filters and period as they were and as they are. */
export interface Shown {
  readonly filters: readonly Filter[];
  readonly written?: PeriodInput;
  /** The same in words: `Last 6 months · May – Oct 2026`. */
  readonly period: string;
}

/** What has changed, as one sentence each, and how many filters there are: `Specialty: Cardiology, Pulmonology. 3 filters`. */
export function changeText(before: Shown, after: Shown, facts: FilterBarFacts): string {
  const namer = { text: facts.words.of('filter-bar', FILTER_BAR_MESSAGES), facts };
  const clausesOf = ({ filters }: Shown, dimension: string): readonly Filter[] => filters.filter((filter) => filter.dimension === dimension && narrows(filter));
  const changed = facts.dimensions.filter((dimension) => JSON.stringify(clausesOf(before, dimension)) !== JSON.stringify(clausesOf(after, dimension)));
  const sentences = changed.map((dimension) => {
    const clauses = clausesOf(after, dimension);
    const value = clauses.map((clause) => valueText(clause, NAMES_OF_CHIP, namer)).join(', ') || namer.text('everything');
    return namer.text('named', { dimension: labelOf(dimension, namer), value });
  });
  if (JSON.stringify(before.written) !== JSON.stringify(after.written)) sentences.push(namer.text('named', { dimension: namer.text('period'), value: after.period }));
  if (sentences.length === 0) return '';
  const count = after.filters.filter((filter) => narrows(filter) && facts.dimensions.includes(filter.dimension)).length;
  return [...sentences, namer.text('filters', { count })].join('. ');
}
