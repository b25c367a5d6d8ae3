/** A text with `{name}` gaps, or one text per plural category of the number `count`. */
export type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
export type Messages = Readonly<Record<string, Message>>;

/** One language: words of the frame, of each widget, and labels of the catalog's codes. Everything missing falls back to English. */
export interface LocaleData {
  /** BCP 47 code, such as `fr`. */
  readonly code: string;
  readonly ui: Messages;
  /** By plain tag name. */
  readonly widgets: Readonly<Record<string, Messages>>;
  readonly units: Messages;
  readonly measures: Readonly<Record<string, { readonly label: string; readonly definition?: string }>>;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Labels of codes, by dimension. */
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Params = Readonly<Record<string, string | number>>;

const locales = new Map<string, LocaleData>();
const listeners = new Set<() => void>();

/** Makes a language known to every widget of this copy of the library. */
export function registerLocale(locale: LocaleData): void {
  locales.set(locale.code.toLowerCase(), locale);
  listeners.forEach((listener) => listener());
}

/** Calls back whenever a language is registered; returns the end of it. */
export function onLocaleRegistered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The data of a language: `fr-CA` falls back to `fr`; `undefined` is English. */
export function localeData(language: string): LocaleData | undefined {
  const code = language.toLowerCase();
  return locales.get(code) ?? locales.get(code.split('-')[0] ?? '');
}

const pluralRules = new Map<string, Intl.PluralRules>();

function pluralForm(message: Exclude<Message, string>, language: string, count: number): string {
  let rules = pluralRules.get(language);
  if (!rules) pluralRules.set(language, (rules = new Intl.PluralRules(language)));
  return message[rules.select(count)] ?? message.other;
}

/** The text with its gaps filled: numbers by the language's own digits and grouping. */
export function fillMessage(message: Message, language: string, params: Params = {}, number: (value: number) => string = String): string {
  const text = typeof message === 'string' ? message : pluralForm(message, language, Number(params['count'] ?? 0));
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = params[name];
    return value === undefined ? gap : typeof value === 'number' ? number(value) : value;
  });
}
