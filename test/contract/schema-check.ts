/** As much of JSON Schema 2020-12 as the project's schemas use; any other keyword is an error. */
export interface Schema { readonly [keyword: string]: unknown }

const SAID: readonly string[] = ['$schema', '$id', '$defs', 'title', 'description', 'default'];
type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject, array: Array.isArray, string: (value) => typeof value === 'string', boolean: (value) => typeof value === 'boolean', integer: Number.isInteger,
};

/** Whether the schema allows the value. */
export function allows(root: Schema, value: unknown, schema: Schema = root): boolean {
  const within = (part: unknown, item: unknown): boolean => part === true || (part !== false && allows(root, item, part as Schema));
  const fields = isObject(value) ? Object.entries(value) : [];
  const properties = (schema['properties'] ?? {}) as Fields;
  const checks: Readonly<Record<string, (given: never) => boolean>> = {
    $ref: (name: string) => within(((root['$defs'] as Fields)[name.replace('#/$defs/', '')]), value),
    type: (name: string) => (TYPES[name] as (value: unknown) => boolean)(value),
    const: (wanted: unknown) => value === wanted,
    required: (names: readonly string[]) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
    properties: () => fields.every(([name, item]) => !Object.hasOwn(properties, name) || within(properties[name], item)),
    additionalProperties: (part: unknown) => fields.every(([name, item]) => Object.hasOwn(properties, name) || within(part, item)),
    propertyNames: (part: unknown) => fields.every(([name]) => within(part, name)),
    minProperties: (least: number) => !isObject(value) || fields.length >= least,
    items: (part: unknown) => !Array.isArray(value) || value.every((item) => within(part, item)),
    pattern: (text: string) => typeof value !== 'string' || new RegExp(text, 'u').test(value),
    minimum: (least: number) => typeof value !== 'number' || value >= least,
    maximum: (most: number) => typeof value !== 'number' || value <= most,
    anyOf: (parts: readonly unknown[]) => parts.some((part) => within(part, value)),
    oneOf: (parts: readonly unknown[]) => parts.filter((part) => within(part, value)).length === 1,
  };
  return Object.entries(schema).every(([keyword, given]) => {
    if (SAID.includes(keyword)) return true;
    const check = checks[keyword];
    if (!check) throw new Error(`the check does not know "${keyword}"`);
    return check(given as never);
  });
}
