import { dimensionDefinition, measureDefinition, type Catalog, type MeasureDefinition, type Member, type Unit } from '../contract/index.js';
import { Formatters } from './formatters.js';
import { fillMessage, localeData, type LocaleData, type Message, type Params } from './messages.js';
import { UNIT_MESSAGES } from './units.messages.js';

/** Labels that a source gives for the codes of a dimension. */
export type MemberLabels = Readonly<Record<string, readonly Member[] | undefined>>;

/** Looks up one widget's texts by key. */
export type Translate<Key extends string = string> = (key: Key, params?: Params) => string;

const LADDER = 'adoptionStage';
const labelIndexes = new WeakMap<readonly Member[], ReadonlyMap<string, string>>();

/** A source may list very many members: they are searched once. */
function labelsByCode(members: readonly Member[] | undefined): ReadonlyMap<string, string> | undefined {
  if (!members) return undefined;
  let index = labelIndexes.get(members);
  if (!index) labelIndexes.set(members, (index = new Map(members.flatMap(({ code, label }) => (label === undefined ? [] : [[code, label]])))));
  return index;
}

/** Marks that turn all text around that stands behind them, figures too; a name keeps its own direction without them. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu;

const formattersByLanguage = new Map<string, Formatters>();

/** Everything that depends on the language, for one language. */
export class Words {
  readonly language: string;
  readonly format: Formatters;
  readonly #data: LocaleData | undefined;

  constructor(language: string) {
    this.language = language;
    this.#data = localeData(language);
    let format = formattersByLanguage.get(language);
    if (!format) formattersByLanguage.set(language, (format = new Formatters(language)));
    this.format = format;
  }

  /** The texts of one widget (by plain tag name), English where a translation lacks one. */
  of<Key extends string>(scope: string, english: Readonly<Record<Key, Message>>): Translate<Key> {
    const translated = scope === 'ui' ? this.#data?.ui : scope === 'units' ? this.#data?.units : this.#data?.widgets[scope];
    return (key, params) => {
      const own = translated?.[key];
      return fillMessage(own ?? english[key] ?? key, own === undefined && !this.language.startsWith('en') ? 'en' : this.language, params, (value) => this.format.number(value, 10, { exact: false }));
    };
  }

  /** The noun behind a figure: HCPs. */
  unit(unit: Unit, value: number | null): string {
    return this.of('units', UNIT_MESSAGES)(unit, { count: Math.abs(value ?? 0) });
  }

  /** Labels of the ranks that figures of the unit stand for: of the adoption ladder, for `stage`. */
  ranks(unit: Unit, catalog: Catalog | undefined): readonly string[] | undefined {
    if (unit !== 'stage' || !catalog) return undefined;
    const labels: string[] = [];
    dimensionDefinition(catalog, LADDER)?.members?.forEach(({ code, rank }, at) => (labels[rank ?? at] = this.member(LADDER, code, catalog)));
    return labels;
  }

  /** How many ranks apart: +1 step. */
  steps(count: number, { signed = true } = {}): string {
    return `${this.format.number(count, 0, { signed })} ${this.of('units', UNIT_MESSAGES)('step', { count: Math.abs(count) })}`;
  }

  measureLabel(measure: Pick<MeasureDefinition, 'id' | 'label'>): string {
    return this.#data?.measures[measure.id]?.label ?? measure.label;
  }

  measureDefinition(measure: Pick<MeasureDefinition, 'id' | 'definition'>): string {
    return this.#data?.measures[measure.id]?.definition ?? measure.definition;
  }

  /** Label of a column: a measure, a dimension, or the id itself. */
  column(id: string, catalog: Catalog | undefined): string {
    const measure = catalog && measureDefinition(catalog, id);
    if (measure) return this.measureLabel(measure);
    return this.#data?.dimensions[id] ?? (catalog && dimensionDefinition(catalog, id)?.label) ?? this.#data?.measures[id]?.label ?? id;
  }

  /** Label of a code: the language's, the source's, the catalog's, else the code itself; unknown codes are shown as they are. */
  member(dimension: string, code: string, catalog: Catalog | undefined, labels: MemberLabels = {}): string {
    const measure = dimension === 'kpi' && catalog ? measureDefinition(catalog, code) : undefined;
    if (measure) return this.measureLabel(measure);
    const own = this.#data?.members[dimension];
    const label = (own && Object.hasOwn(own, code) ? own[code] : undefined)
      ?? labelsByCode(labels[dimension])?.get(code)
      ?? (catalog && dimensionDefinition(catalog, dimension)?.members?.find((member) => member.code === code)?.label)
      ?? code;
    return label.replace(TURNING, '');
  }
}
