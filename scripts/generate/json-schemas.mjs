/** JSON schemas of what people and programs write for the library, from the types of the contract and what they say of themselves. */
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { ROOT } from '../support/root.mjs';

/** `isOpen`: servers may add what later versions know. A file in which the others stand alone may name its schema. */
const SCHEMAS = {
  query: { type: 'Query', title: 'Question to a data provider' },
  result: { type: 'Result', title: 'Answer of a data provider', isOpen: true },
  catalog: { type: 'CatalogExtension', title: 'Measures, dimensions, facts and states of a host' },
};

function schemaOf(name, { type, title, isOpen = false }) {
  const generator = createGenerator({
    path: path.join(ROOT, 'src/contract/index.ts'), tsconfig: path.join(ROOT, 'tsconfig.json'), type,
    skipTypeCheck: true, topRef: false, expose: 'export', additionalProperties: isOpen, discriminatorType: 'open-api',
  });
  const text = JSON.stringify(generator.createSchema(type)).replaceAll('"#/definitions/', '"#/$defs/');
  const { $schema: _, definitions, description, properties, ...rest } = JSON.parse(text);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `omnichannel-widgets/schemas/${name}.json`, title, description,
    ...rest, properties: { $schema: { type: 'string' }, ...properties }, $defs: definitions,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

export const files = Object.fromEntries(Object.entries(SCHEMAS).map(([name, options]) => [`schemas/${name}.schema.json`, () => schemaOf(name, options)]));
