import { flatten, isObject } from './flatten.mjs';

/** The default set with the values of a theme in their places. */
export function fullSet(defaults, full, description) {
  const known = new Set(flatten(defaults).map(({ path }) => path));
  const fill = (group, path) => Object.fromEntries(Object.entries(group).map(([key, entry]) => {
    const here = path ? `${path}.${key}` : key;
    if (known.has(here)) return [key, { ...entry, $value: valueAt(full, here) }];
    return [key, isObject(entry) && key !== '$extensions' ? fill(entry, here) : entry];
  }));
  return { ...fill(defaults, ''), ...(description && { $description: description }) };
}

function valueAt(full, path) {
  const [group, ...rest] = path.split('.');
  return full.get(rest.join('.'))[group === 'dark' ? 'dark' : 'light'];
}

