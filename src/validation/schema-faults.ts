import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { quoted } from '../contract/index.js';
import { didYouMean } from '../tables/near-matches.js';
import type { JsonPath } from './json-text.js';

/** Something that a schema does not allow. */
export interface SchemaFault { readonly path: JsonPath; readonly problem: string; readonly remedy: string }

interface Schema { readonly [keyword: string]: unknown }

const MOST_QUOTED = 80;
const told = (value: unknown): string => {
  const text = quoted(value);
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
};

/** What a schema does not allow in a value, in the order of the document's parts. */
export function schemaFaults(schema: object, value: unknown): readonly SchemaFault[] {
  const check = new Ajv2020({ allErrors: true, verbose: true, strict: false, discriminator: true, validateFormats: false }).compile(schema);
  if (check(value)) return [];
  const errors = (check.errors ?? []).map((error) => ({ error, path: pathOf(error.instancePath, value) }));
  const unions = errors.filter(({ error }) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const isDeeper = (path: JsonPath, than: JsonPath): boolean => path.length > than.length && than.every((part, at) => path[at] === part);
  const isOf = (path: JsonPath, union: JsonPath): boolean => path.length === union.length && union.every((part, at) => path[at] === part);
  const faults = errors
    // A form that fits down to one of its parts is told by that part; else the union is told, not each of its forms.
    .filter(({ error, path }) => (unions.some((union) => union.error === error) ? !errors.some((other) => isDeeper(other.path, path)) : !unions.some((union) => isOf(path, union.path))))
    .map(({ error, path }) => faultOf(error, path, schema as Schema));
  return faults.filter((fault, at) => faults.findIndex((other) => isOf(other.path, fault.path) && other.problem === fault.problem) === at);
}

/** A JSON pointer as a path; numbers only where the value has a list. */
function pathOf(pointer: string, root: unknown): JsonPath {
  let value = root;
  return pointer.split('/').slice(1).map((part) => {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(value) ? Number(name) : name;
    value = (value as Record<string | number, unknown> | undefined)?.[key];
    return key;
  });
}

function faultOf({ keyword, params, data, message, parentSchema, schema }: ErrorObject, path: JsonPath, root: Schema): SchemaFault {
  const given = params as Readonly<Record<string, unknown>>;
  const properties = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(given['additionalProperty']);
      return { path: [...path, name], problem: `unknown property "${name}"`, remedy: didYouMean(name, properties.filter((one) => one !== '$schema')) };
    }
    case 'required': return { path, problem: `missing "${String(given['missingProperty'])}"`, remedy: `Give it; an entry here has ${(parentSchema?.['required'] as readonly string[]).join(', ')}.` };
    case 'enum': return { path, problem: `unknown value ${told(data)}`, remedy: didYouMean(String(data), (schema as readonly unknown[]).map(String)) };
    case 'const': return { path, problem: `invalid value ${told(data)}`, remedy: `Give ${quoted(given['allowedValue'])}.` };
    case 'type': return { path, problem: `invalid value ${told(data)}`, remedy: `Give ${nounOf(String(given['type']))}.` };
    case 'discriminator': {
      const tag = String(given['tag']);
      const known = ((parentSchema?.['oneOf'] ?? []) as readonly Schema[]).map((form) => constOf(form, tag, root));
      return { path: [...path, tag], problem: `unknown ${tag} ${told(given['tagValue'])}`, remedy: didYouMean(String(given['tagValue']), known.filter((one) => one !== undefined)) };
    }
    case 'anyOf': case 'oneOf': return { path, problem: `invalid value ${told(data)}`, remedy: hasPattern(schema as readonly Schema[], root) && describedBy(parentSchema) || `Give one of: ${(schema as readonly Schema[]).map((form) => formOf(form, root)).join('; ')}.` };
    case 'pattern': return { path, problem: `invalid value ${told(data)}`, remedy: describedBy(parentSchema) ?? `It ${String(message)}.` };
    default: return { path, problem: `invalid value ${told(data)}`, remedy: `It ${String(message)}.` };
  }
}

/** What a schema says of itself, in words for people. */
const describedBy = (schema: object | undefined): string | undefined => {
  const description = (schema as Schema | undefined)?.['description'];
  return typeof description === 'string' ? description : undefined;
};
const hasPattern = (forms: readonly Schema[], root: Schema): boolean => forms.some((form) => resolved(form, root)['pattern'] !== undefined);

const nounOf = (type: string): string => ({ object: 'an object', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', null: 'null' })[type] ?? type.split(',').map(nounOf).join(' or ');

const resolved = (form: Schema, root: Schema): Schema => {
  const name = typeof form['$ref'] === 'string' ? form['$ref'].replace('#/$defs/', '') : undefined;
  return name === undefined ? form : ((root['$defs'] as Readonly<Record<string, Schema>>)[name] ?? form);
};

function constOf(form: Schema, tag: string, root: Schema): string | undefined {
  const property = (resolved(form, root)['properties'] as Readonly<Record<string, Schema>> | undefined)?.[tag];
  return property && String(property['const']);
}

/** What one of several forms looks like. */
function formOf(form: Schema, root: Schema): string {
  const { const: only, type, properties, required, enum: values, pattern } = resolved(form, root);
  if (only !== undefined) return quoted(only);
  if (Array.isArray(values)) return values.map((value) => quoted(value)).join(', ');
  if (typeof properties === 'object' && properties !== null) return `{ ${((required as readonly string[] | undefined) ?? Object.keys(properties)).join(', ')} }`;
  return `${nounOf(String(type))}${typeof pattern === 'string' ? ` like ${pattern}` : ''}`;
}
