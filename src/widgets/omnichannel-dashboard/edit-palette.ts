import { CORE_CATALOG } from '../../catalog/index.js';
import { inLanguage, type Catalog, type MeasureDefinition, type TileState } from '../../contract/index.js';
import type { Translate, Words } from '../../i18n/index.js';
import type { PaletteEntry } from './edit-host.js';
import type { EDIT_MESSAGES } from './edit-mode.messages.js';

export type EditKey = keyof typeof EDIT_MESSAGES;
export type EditText = Translate<EditKey>;

/** A tile without its name: what the palette gives. */
export type NewTile = Omit<TileState, 'id'>;

/** What a tile must be told before it can be added. */
export type Need = 'measure' | 'dimension';

/** One line of the palette. */
export interface Offer {
  readonly label: string;
  /** What is counted, in the reader's words. */
  readonly hint?: string;
  readonly tile: NewTile;
  readonly needs: readonly Need[];
}

export interface OfferGroup {
  readonly title: string;
  readonly offers: readonly Offer[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

interface Language {
  readonly words: Words;
  readonly text: EditText;
}

/** Dimensions that no picture is broken down by: single people, and those that make a question of their own. */
const NOT_BROKEN_DOWN_BY = ['hcp', 'kpi', 'family', 'segmentFrom', 'segmentTo', 'scenario'];

const NAMES: Readonly<Record<string, EditKey>> = {
  'adoption-funnel': 'editAdoptionFunnel', 'asset-performance-table': 'editAssetPerformanceTable', 'segment-flow': 'editSegmentFlow', 'opt-in-trend': 'editOptInTrend',
  'measure-trend': 'editMeasureTrend', 'measure-breakdown': 'editMeasureBreakdown', 'kpi-tile': 'editKpiTile',
};

const PICTURES: readonly { readonly tile: NewTile; readonly needs?: readonly Need[] }[] = [
  { tile: { element: 'adoption-funnel', columns: 6, rows: 2 } },
  { tile: { element: 'asset-performance-table', columns: 8, rows: 2 } },
  { tile: { element: 'segment-flow', columns: 12, rows: 3 } },
  { tile: { element: 'opt-in-trend', columns: 6, rows: 2 } },
  { tile: { element: 'measure-trend', columns: 6, rows: 2 }, needs: ['measure'] },
  { tile: { element: 'measure-breakdown', columns: 6, rows: 2 }, needs: ['measure', 'dimension'] },
];

function elementName(element: string, text: EditText): string {
  const key = NAMES[element];
  return key ? text(key) : element;
}

/** What a tile is called that has not said its own title yet: its key figure, else the kind of picture. */
export function tileName({ element, settings = {} }: NewTile, catalog: Catalog = CORE_CATALOG, { words, text }: Language): string {
  const [shown] = [settings['measure'] ?? settings['measures']].flat();
  const measure = catalog.measures.find(({ id }) => id === shown);
  return measure ? words.measureLabel(measure) : elementName(element, text);
}

function byFamily(measures: readonly MeasureDefinition[]): ReadonlyMap<string, readonly MeasureDefinition[]> {
  const families = new Map<string, MeasureDefinition[]>();
  for (const measure of measures) families.set(measure.family, [...(families.get(measure.family) ?? []), measure]);
  return families;
}

/** Without accents and capitals, so that `notoriete` finds `Notoriété`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Key figures by family; all searched words must occur in label, definition or id. */
export function keyFigureOffers(catalog: Catalog = CORE_CATALOG, search: string, { words }: Language): readonly OfferGroup[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  const found = catalog.measures.filter((measure) => {
    const said = plain(`${words.measureLabel(measure)} ${words.measureDefinition(measure)} ${measure.id}`);
    return wanted.every((word) => said.includes(word));
  });
  return [...byFamily(found)].map(([family, measures]) => ({
    title: words.member('family', family, catalog),
    offers: measures.map((measure) => ({
      label: words.measureLabel(measure), hint: words.measureDefinition(measure), needs: [],
      tile: { element: 'kpi-tile', columns: 3, rows: 1, settings: { measure: measure.id } },
    })),
  }));
}

/** The other widgets of the library. */
export function pictureOffers({ text }: Language): OfferGroup {
  return { title: text('editPictures'), offers: PICTURES.map(({ tile, needs = [] }) => ({ label: elementName(tile.element, text), tile, needs })) };
}

/** What the host offers in place of all of these. */
export function hostOffers(palette: readonly PaletteEntry[], catalog: Catalog | undefined, { words, text }: Language): OfferGroup {
  const offers = palette.map(({ label, ...tile }) => ({ label: inLanguage(label ?? tile.heading ?? tileName(tile, catalog, { words, text }), words.language), tile, needs: [] }));
  return { title: text('editOffered'), offers };
}

/** Key figures to choose among, by family. */
export function measureChoices(catalog: Catalog = CORE_CATALOG, { words }: Language): readonly ChoiceGroup[] {
  return [...byFamily(catalog.measures)].map(([family, measures]) => ({
    title: words.member('family', family, catalog), choices: measures.map((measure) => ({ value: measure.id, label: words.measureLabel(measure) })),
  }));
}

/** Dimensions that a key figure can be broken down by. */
export function dimensionChoices(catalog: Catalog = CORE_CATALOG, { words }: Language): readonly Choice[] {
  return catalog.dimensions.filter(({ id }) => !NOT_BROKEN_DOWN_BY.includes(id)).map(({ id }) => ({ value: id, label: words.column(id, catalog) }));
}

/** The tile with its measure, and its dimension where it is broken down. */
export function withChoices(tile: NewTile, { measure, dimension }: { readonly measure: string; readonly dimension?: string }): NewTile {
  return { ...tile, settings: { ...tile.settings, ...(dimension === undefined ? { measures: [measure] } : { measure, by: dimension }) } };
}
