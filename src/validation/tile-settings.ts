import { isPreset, quoted, resolvePeriod, type PeriodInput } from '../contract/index.js';
import { didYouMean, nearMatches } from '../tables/near-matches.js';
import type { SchemaFault } from './schema-faults.js';

/** Settings that each element of the library has, by its plain name: what each may be, as TypeScript writes it. */
export type ElementSettings = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string; readonly members?: readonly { readonly kind: string; readonly name: string; readonly readonly?: boolean; readonly type?: { readonly text: string } }[] }[] }[];
}

/** What a host hands to an element rather than writes. */
const NO_SETTINGS = ['provider', 'data', 'catalog', 'audience', 'heading'];

/** The settings of the library's elements, from its manifest. */
export function elementSettings({ modules }: Manifest): ElementSettings {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).flatMap(({ tagName, members = [] }) => (tagName === undefined ? [] : [[tagName, members] as const]));
  return Object.fromEntries(elements.map(([tag, members]) => {
    const settings = members.filter(({ kind, readonly, name }) => kind === 'field' && !readonly && !NO_SETTINGS.includes(name));
    return [tag, Object.fromEntries(settings.map(({ name, type }) => [name, type?.text ?? '']))];
  }));
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const tilesOf = (value: unknown): readonly Fields[] => ((fieldsOf(value)['tiles'] ?? []) as readonly unknown[]).map(fieldsOf);
const ownOf = <Value>(record: Readonly<Record<string, Value>>, name: unknown): Value | undefined => (typeof name === 'string' && Object.hasOwn(record, name) ? record[name] : undefined);

/** Settings of tiles that their elements do not have, or with values that these do not take. Elements of the host are not judged. */
export function wrongSettings(value: unknown, elements: ElementSettings): readonly SchemaFault[] {
  return tilesOf(value).flatMap(({ element, settings }, at) => {
    const known = ownOf(elements, element);
    if (!known) return [];
    return Object.entries(fieldsOf(settings)).flatMap(([name, given]): readonly SchemaFault[] => {
      const path = ['tiles', at, 'settings', name];
      const type = ownOf(known, name);
      if (type === undefined) return [{ path, problem: `unknown setting "${name}" of ${String(element)}`, remedy: didYouMean(name, Object.keys(known)) }];
      const remedy = name === 'period' ? periodRemedy(given) : remedyFor(type, given);
      return remedy === undefined ? [] : [{ path, problem: `invalid ${name} ${quoted(given)}`, remedy }];
    });
  });
}

/** What a setting can be, where the value is none of it; types that are more than words, numbers and flags are not judged. */
function remedyFor(type: string, value: unknown): string | undefined {
  if (value === null) return undefined;
  const words = [...type.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  if (words.length > 0 && /^('[^']*'|undefined)( \| ('[^']*'|undefined))*$/.test(type)) return words.includes(value as string) ? undefined : didYouMean(quoted(value).replaceAll('"', ''), words);
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'Give true or false.';
  if (/^number( \| undefined)?$/.test(type)) return typeof value === 'number' ? undefined : 'Give a number.';
  return undefined;
}

function periodRemedy(value: unknown): string | undefined {
  try {
    if (!isPreset(value as PeriodInput)) resolvePeriod(value as PeriodInput, undefined, 'period');
    return undefined;
  } catch (thrown) {
    return (thrown as { readonly remedy?: string }).remedy ?? 'Give dates or a preset such as last-6-months.';
  }
}

/** Elements that are not the library's and look like one of its own. */
export function strangeElements(value: unknown, elements: ElementSettings): readonly SchemaFault[] {
  return tilesOf(value).flatMap(({ element }, at) => {
    const tag = String(element);
    if (Object.hasOwn(elements, tag) || nearMatches(tag, Object.keys(elements)).length === 0) return [];
    return [{ path: ['tiles', at, 'element'], problem: `unknown element "${tag}"`, remedy: didYouMean(tag, Object.keys(elements)) }];
  });
}
