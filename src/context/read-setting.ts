/**
 * How a setting is read, whether it comes as an attribute, as text that a framework set as a property, or is taken away.
 * Each is the converter of a property; what cannot be read is left as it is, for `check` to name.
 */

/** What was given, or the default. */
export function orElse<Value>(fallback: Value): { readonly converter: (given: unknown) => Value } {
  return { converter: (given) => (given ?? fallback) as Value };
}

/** A number; an empty text is none. */
export function asNumber(given: unknown): unknown {
  if (typeof given !== 'string') return given ?? undefined;
  const number = Number(given);
  return given.trim() === '' ? undefined : Number.isNaN(number) ? given : number;
}

/** An object, written as JSON in an attribute. */
export function asObject(given: unknown): unknown {
  if (typeof given !== 'string') return given ?? undefined;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}

/** Ids, written in an attribute with spaces or commas between them. */
export function asIds(given: unknown): unknown {
  return typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given ?? NO_IDS;
}

const NO_IDS: readonly string[] = [];
