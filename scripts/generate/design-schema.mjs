import { VENDOR } from '../../bin/theme/flatten.mjs';
import { designTokens } from '../support/design-tokens.mjs';

const ALIAS = { type: 'string', pattern: '^\\{[^{}]+\\}$', description: 'The value of another token of this file: "{palette.brand}".' };
const measured = (units, pattern, example) => ({
  anyOf: [
    { type: 'object', required: ['value', 'unit'], properties: { value: { type: 'number', minimum: 0 }, unit: { enum: units } }, additionalProperties: false },
    { type: 'string', pattern, description: `Short, such as "${example}".` },
    ALIAS,
  ],
});
const VALUES = {
  color: {
    anyOf: [
      {
        type: 'object', required: ['colorSpace', 'components'], additionalProperties: false,
        properties: {
          colorSpace: { enum: ['srgb', 'srgb-linear', 'hsl', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'display-p3', 'a98-rgb', 'prophoto-rgb', 'rec2020', 'xyz-d65', 'xyz-d50'] },
          components: { type: 'array', minItems: 3, maxItems: 3, items: { anyOf: [{ type: 'number' }, { const: 'none' }] } },
          alpha: { type: 'number', minimum: 0, maximum: 1 },
          hex: { $ref: '#/$defs/hex' },
        },
      },
      { $ref: '#/$defs/hex' },
      ALIAS,
    ],
  },
  dimension: measured(['px', 'rem'], '^[\\d.]+\\s*(px|rem)$', '8px'),
  duration: measured(['ms', 's'], '^[\\d.]+\\s*(ms|s)$', '180ms'),
  fontWeight: { anyOf: [{ type: 'number', minimum: 1, maximum: 1000 }, { type: 'string', pattern: '^([A-Za-z]+([ _-][A-Za-z]+)?|\\d+)$', description: 'Such as "semi-bold".' }, ALIAS] },
};

const ABOUT = { $type: { type: 'string' }, $description: { type: 'string' }, $extensions: { type: 'object' } };

function token({ type, description, light, dark }) {
  const initial = light === dark ? light : `${light}, dark ${dark}`;
  return {
    description: `${description} Unless set: ${initial}.`,
    type: 'object', required: ['$value'], additionalProperties: false,
    properties: { ...ABOUT, $type: { const: type }, $deprecated: { type: ['boolean', 'string'] }, $value: { $ref: `#/$defs/${type}` } },
  };
}

/** Tokens as nested groups: `stage.1` is in the group `stage`. */
function group(tokens, description) {
  const properties = { ...ABOUT };
  for (const each of tokens) {
    const [first, second] = each.path.split('.');
    if (second === undefined) properties[first] = token(each);
    else (properties[first] ??= { type: 'object', additionalProperties: false, properties: { ...ABOUT } }).properties[second] = token(each);
  }
  return { description, type: 'object', additionalProperties: false, properties };
}

function schema() {
  const tokens = designTokens();
  const colours = tokens.filter(({ type }) => type === 'color');
  const text = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${VENDOR}/schemas/theme.json`,
    title: `Theme of ${VENDOR}`,
    description: 'Design tokens in the W3C format (DTCG). Groups of other names are a palette that aliases may name.',
    type: 'object',
    properties: {
      $schema: { type: 'string' }, ...ABOUT,
      light: group(colours, 'Colours where the colour scheme is light.'),
      dark: group(colours, 'Colours where it is dark.'),
      common: group(tokens, 'What is the same in both colour schemes.'),
    },
    anyOf: ['light', 'dark', 'common'].map((name) => ({ required: [name] })),
    additionalProperties: true,
    $defs: { hex: { type: 'string', pattern: '^#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$' }, ...VALUES },
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}

export const files = { 'schemas/theme.schema.json': schema };
