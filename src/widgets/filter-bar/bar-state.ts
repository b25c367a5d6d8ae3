import {
  ALL_TIME, invalidSetting, isPreset, isTexts, requireFilters, resolvePeriod,
  type Catalog, type DataProvider, type Filter, type PeriodInput,
} from '../../contract/index.js';
import { DIMENSIONS } from '../../catalog/dimensions.js';
import { DEFAULT_PERIOD, type DashboardContext, type DashboardNotes } from '../../context/index.js';
import { DEFAULT_PRESETS } from './period-choices.view.js';

export const DEFAULT_DIMENSIONS: readonly string[] = ['segment', 'specialty', 'product', 'campaign', 'keyMessage'];

/** What the host said, and what its dashboard hands down. */
export interface BarSettings {
  readonly localName: string;
  readonly dimensions?: string | readonly string[];
  readonly presets?: string | readonly string[];
  readonly provider?: DataProvider;
  readonly filters?: readonly Filter[];
  readonly period?: PeriodInput;
  readonly catalog?: Catalog;
  readonly audience?: string;
  readonly ignored?: Readonly<Record<string, readonly string[]>>;
}

/** What the bar works with: the host's own word first, then the dashboard's. */
export interface BarState {
  readonly dimensions: readonly string[];
  readonly presets: readonly string[];
  readonly provider?: DataProvider;
  readonly audience?: string;
  readonly catalog: Catalog;
  readonly filters: readonly Filter[];
  /** As it was written; absent where nobody wrote one. */
  readonly written?: PeriodInput;
  /** The period that widgets take; absent while nobody knows how far the source reaches. */
  readonly period?: PeriodInput;
  readonly completeThrough?: string;
  readonly ignored: Readonly<Record<string, readonly string[]>>;
}

/** Labels of the core catalog; its measures load with the first source of figures. */
const CORE_LABELS: Catalog = { version: '', currency: '', calendar: { timeZone: 'UTC' }, measures: [], dimensions: DIMENSIONS, facts: [], states: [] };

/** Reads the settings; throws `invalid-setting` or `invalid-period` naming what is not allowed. */
export function readBar(settings: BarSettings, context: DashboardContext, notes: DashboardNotes | undefined): BarState {
  const { localName: subject } = settings;
  const provider = settings.provider ?? context.provider;
  const catalog = settings.catalog ?? context.catalog ?? CORE_LABELS;
  const audience = settings.audience ?? context.audience;
  const written = settings.period ?? context.period;
  const completeThrough = provider?.capabilities?.completeThrough ?? notes?.completeThrough;
  if (written !== undefined && !isPreset(written)) resolvePeriod(written, undefined, subject);
  const period = written ?? (completeThrough !== undefined ? DEFAULT_PERIOD : provider?.capabilities ? ALL_TIME : undefined);
  return {
    dimensions: names(settings.dimensions, DEFAULT_DIMENSIONS, () => true, { subject, setting: 'dimensions' }, 'Name dimensions, separated by spaces or commas, or give a list of ids.'),
    presets: names(settings.presets, DEFAULT_PRESETS, isPreset, { subject, setting: 'presets' }, 'Name presets such as last-6-months, this-quarter or year-to-date.'),
    filters: requireFilters(settings.filters ?? context.filters, subject),
    ignored: settings.ignored ?? notes?.ignored ?? {},
    catalog,
    ...(provider && { provider }), ...(audience !== undefined && { audience }), ...(written !== undefined && { written }),
    ...(period !== undefined && { period }), ...(completeThrough !== undefined && { completeThrough }),
  };
}

/** A list of names, or a text with spaces or commas between them; each once. */
function names(given: unknown, fallback: readonly string[], isAllowed: (name: string) => boolean, place: { readonly subject: string; readonly setting: string }, remedy: string): readonly string[] {
  const list: unknown = typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : (given ?? fallback);
  if (isTexts(list) && list.every(isAllowed)) return [...new Set(list)];
  throw invalidSetting(given, place, remedy);
}
