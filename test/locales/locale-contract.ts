import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { UNITS } from '../../src/contract/index.js';
import type { LocaleData, Message, Messages } from '../../src/i18n/index.js';

/** English texts by the part of a locale that translates them: `ui`, `units`, or the tag of a widget. */
export type EnglishTexts = ReadonlyMap<string, Messages>;

/** Everything said in English anywhere in the library, read from the files themselves. */
export async function englishTexts(): Promise<EnglishTexts> {
  const src = new URL('../../src/', import.meta.url);
  const texts = new Map<string, Messages>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.messages.ts'))) {
    const [room = '', folder = ''] = file.split('/');
    const scope = room === 'widgets' ? folder : file.endsWith('units.messages.ts') ? 'units' : 'ui';
    const module = await import(new URL(file, src).href) as Record<string, Messages>;
    texts.set(scope, Object.assign({}, texts.get(scope), ...Object.values(module)) as Messages);
  }
  return texts;
}

const formsOf = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const gapsOf = (message: Message): readonly string[] => [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

/** The plural categories that a language uses for everyday counts; those of exact millions are left to `other`. */
function everydayCategories(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set([1.5, ...Array.from({ length: 201 }, (_, count) => count)].map((count) => rules.select(count)))].sort();
}

const translationOf = (locale: LocaleData, scope: string): Messages => (scope === 'ui' ? locale.ui : scope === 'units' ? locale.units : locale.widgets[scope] ?? {});

/** What is wrong with a translation, one line a fault. */
export function faultsOf(locale: LocaleData, english: EnglishTexts): readonly string[] {
  return [...[...english].flatMap(([scope, texts]) => faultsOfTexts(locale, scope, texts)), ...faultsOfTags(locale, english), ...missingLabels(locale)];
}

function faultsOfTexts(locale: LocaleData, scope: string, english: Messages): readonly string[] {
  const translation = translationOf(locale, scope);
  const unknown = Object.keys(translation).filter((key) => !Object.hasOwn(english, key)).map((key) => `${scope}.${key}: unknown text`);
  const faults = Object.entries(english).flatMap(([key, source]) => {
    const target = translation[key];
    if (target === undefined) return [`${scope}.${key}: missing text`];
    const lost = gapsOf(source).join() === gapsOf(target).join() ? [] : [`${scope}.${key}: gaps ${gapsOf(target).join(' ')}, not ${gapsOf(source).join(' ')}`];
    const plain = typeof target === 'string' ? [] : everydayCategories(locale.code).filter((category) => !Object.hasOwn(target, category)).map((category) => `${scope}.${key}: missing plural form ${category}`);
    return [...lost, ...plain];
  });
  return [...unknown, ...faults];
}

const faultsOfTags = (locale: LocaleData, english: EnglishTexts): readonly string[] => Object.keys(locale.widgets).filter((tag) => !english.has(tag)).map((tag) => `${tag}: unknown widget`);

function missingLabels({ units, measures, dimensions, members }: LocaleData): readonly string[] {
  return [
    ...UNITS.filter((unit) => units[unit] === undefined).map((unit) => `units.${unit}: missing noun`),
    ...CORE_CATALOG.measures.filter(({ id }) => !measures[id]?.label || !measures[id]?.definition).map(({ id }) => `measures.${id}: missing label or definition`),
    ...CORE_CATALOG.dimensions.filter(({ id }) => !dimensions[id]).map(({ id }) => `dimensions.${id}: missing label`),
    ...CORE_CATALOG.dimensions.flatMap(({ id, members: known = [] }) => known.filter(({ code }) => !members[id]?.[code]).map(({ code }) => `members.${id}.${code}: missing label`)),
  ];
}

/** Every text of a locale by the place it stands in. */
export function textsOf({ ui, widgets, units, measures, dimensions, members }: LocaleData): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const walk = (place: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(place, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(`${place}.${key}`, inner);
  };
  for (const [part, value] of Object.entries({ ui, widgets, units, measures, dimensions, members })) walk(part, value);
  return texts;
}

/** What every language owes: nothing left in English, the same gaps, the plural forms of the language. */
export function describeLocale(locale: LocaleData): void {
  describe(`the locale ${locale.code}`, () => {
    it('has a code that Intl knows', () => {
      expect(Intl.getCanonicalLocales(locale.code)).to.deep.equal([locale.code]);
      expect(Intl.NumberFormat.supportedLocalesOf(locale.code)).to.deep.equal([locale.code]);
    });

    it('translates every text and label, with the same gaps and all plural forms', async () => {
      expect(faultsOf(locale, await englishTexts())).to.deep.equal([]);
    });

    it('has no empty text where English has one', async () => {
      const english = await englishTexts();
      const empty = [...english].flatMap(([scope, texts]) => Object.entries(texts).filter(([key, source]) => formsOf(source).join('') !== '' && formsOf(translationOf(locale, scope)[key] ?? ' ').some((form) => form === '')).map(([key]) => `${scope}.${key}`));
      expect(empty).to.deep.equal([]);
    });

    it('keeps to typographic signs', () => {
      const faults = [...textsOf(locale)].filter(([, text]) => /'|"|\.\.\.|^\s|\s$| {2}/.test(text)).map(([place]) => place);
      expect(faults).to.deep.equal([]);
    });
  });
}
