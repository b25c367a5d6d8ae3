/** A set of design tokens as text: a line for each token. */
export function formatTokens(set) {
  return `${group(set, '')}\n`;
}

const isGroup = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '$value');

function group(entries, indent) {
  // Words about a group stand before what is in it, also where its names are numbers.
  const ordered = Object.entries(entries).sort(([a], [b]) => Number(b.startsWith('$')) - Number(a.startsWith('$')));
  const lines = ordered.map(([key, value]) => {
    const text = isGroup(value) && !key.startsWith('$') ? group(value, `${indent}  `) : inline(value);
    return `${indent}  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${inline(part)}`).join(', ')} }`;
}
