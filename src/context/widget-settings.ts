import type { LitElement } from 'lit';
import { jsonKey, type Json } from '../contract/index.js';

/** Not settings: where figures come from, who is looking, and the title, which a tile names itself. */
const NO_SETTINGS: readonly string[] = ['provider', 'data', 'catalog', 'audience', 'heading'];

type Settings = Readonly<Record<string, Json>>;
type Declared = Partial<Pick<typeof LitElement, 'elementProperties'>>;

const defaultsByClass = new WeakMap<object, Settings>();

/** Names of the settings that an element's class declares; none where it is no Lit element. */
export function settingNames(widget: CustomElementConstructor): readonly string[] {
  const { elementProperties } = widget as Declared;
  return [...(elementProperties ?? [])].flatMap(([name, { state }]) => (typeof name === 'string' && !state && !NO_SETTINGS.includes(name) ? [name] : []));
}

/** Whether a class declares a title. */
export function hasHeading(widget: CustomElementConstructor): boolean {
  return (widget as Declared).elementProperties?.has('heading') ?? false;
}

/** Whether a class is a widget: it asks a provider and answers with a table. */
export function isWidget(widget: CustomElementConstructor): boolean {
  return ((widget as Declared).elementProperties?.has('provider') ?? false) && 'toTable' in (widget.prototype as object);
}

/** The settings that an element has now and its class has not of itself, as plain JSON. */
export function settingsOf(element: Element): Settings {
  const defaults = defaultsOf(element);
  return Object.fromEntries(Object.entries(readSettings(element)).filter(([name, value]) => jsonKey(value) !== jsonKey(defaults[name])));
}

/** Gives an element these settings and returns all others to their defaults. */
export function applySettings(element: Element, settings: Settings): void {
  const defaults = defaultsOf(element);
  const now = readSettings(element);
  for (const name of settingNames(element.constructor as CustomElementConstructor)) {
    const wanted = settings[name] ?? defaults[name];
    if (jsonKey(wanted) !== jsonKey(now[name])) Reflect.set(element, name, structuredClone(wanted));
  }
}

/** Those of a fresh element of the same name: a class in the registry of a shadow root cannot be constructed otherwise. */
function defaultsOf({ constructor, localName, customElementRegistry }: Element): Settings {
  let defaults = defaultsByClass.get(constructor);
  if (!defaults) {
    const hasSettings = settingNames(constructor as CustomElementConstructor).length > 0;
    defaultsByClass.set(constructor, (defaults = hasSettings ? readSettings(document.createElement(localName, customElementRegistry ? { customElementRegistry } : {})) : {}));
  }
  return defaults;
}

/** Settings as their converters read them, so that text counts as what it says. */
function readSettings(element: Element): Settings {
  const widget = element.constructor as CustomElementConstructor & Declared;
  return Object.fromEntries(settingNames(widget).flatMap((name) => {
    const converter = widget.elementProperties?.get(name)?.converter;
    const given: unknown = Reflect.get(element, name);
    const value = typeof converter === 'function' ? converter(given as string | null) : given;
    return isJson(value) ? [[name, structuredClone(value)]] : [];
  }));
}

function isJson(value: unknown): value is Json {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object') return false;
  const plain = [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  return plain && Object.values(value).every((item) => item === undefined || isJson(item));
}
