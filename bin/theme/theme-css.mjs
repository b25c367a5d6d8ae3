import { cssOfBoth, propertyOf } from './token-set.mjs';

/** A theme as a style sheet of one class, to be put on any element above the widgets. */
export function themeCss({ name, description, values, set }) {
  const lines = set.filter(({ path }) => values.has(path)).map(({ path, type }) => {
    const { light, dark } = values.get(path);
    return `  ${propertyOf(path)}: ${cssOfBoth(type, light, dark)};`;
  });
  const words = description ? `/* ${description.replaceAll('*/', '* /')} */\n` : '';
  return `${words}.omni-${name} {\n${lines.join('\n')}\n}\n`;
}
