/** A designer's file, read against the default set. */
import { aliases, TokenProblem } from './aliases.mjs';
import { flatten, isObject } from './flatten.mjs';
import { misspelt, nearest } from './nearest.mjs';
import { GROUPS } from './token-set.mjs';
import { TYPES } from './values.mjs';

const said = (value) => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value));
const nothing = (error) => ({ values: new Map(), errors: [error] });

/** Tools that keep sets in folders write "brand/light". */
const groupNamed = (segment) => GROUPS.find((group) => segment.split('/').at(-1).trim().toLowerCase() === group);

/** Which token a path is about, and in which group it stands; nothing where it is in a palette. */
function place(path, known) {
  const [first, ...rest] = path.split('.');
  const group = groupNamed(first);
  if (group) return { group, name: rest.join('.') };
  return known.has(path) ? { group: 'common', name: path } : undefined;
}

/** Names of an older format of design tools, in which nothing begins with a dollar. */
const isOldFormat = (entry) => isObject(entry) && ((Object.hasOwn(entry, 'value') && Object.hasOwn(entry, 'type')) || Object.values(entry).some(isOldFormat));

/**
 * Reads a file in the design-token format. Colours stand in the groups `light`, `dark` or, for both schemes, `common`; all else in `common`.
 * Other groups are a palette that aliases may name.
 * @param file the parsed file.
 * @param set what `tokenSet` gives.
 * @returns `values`: what the file sets, `{ light, dark }` by path of the token; `errors`: a sentence for each thing that cannot be read.
 */
export function readTheme(file, set) {
  if (!isObject(file)) return nothing('The file holds no groups of design tokens.');
  const tokens = flatten(file);
  if (tokens.length === 0 && isOldFormat(file)) return nothing('The file is in an older format of design tools: its tokens have "value" instead of "$value". Export it in the W3C format (DTCG).');

  const known = new Map(set.map((token) => [token.path, token]));
  const { resolve, targets } = aliases(tokens);
  const values = new Map();
  const errors = [];
  for (const { path, value } of tokens) {
    try {
      const resolved = resolve(path);
      const placed = place(path, known);
      const token = placed && known.get(placed.name);
      if (token) put(values, token.path, placed.group, parsed(token.type, value, resolved));
    } catch (problem) {
      if (!(problem instanceof TokenProblem)) throw problem;
      errors.push(`${path}: ${problem.message}`);
    }
  }
  errors.push(...splitLengths(values, known), ...strangers(tokens, targets, known));
  if (values.size === 0 && errors.length === 0) return nothing('The file sets no token. Colours stand in the groups "light" and "dark", all else in "common": { "light": { "accent": { "$type": "color", "$value": "#1f5fa8" } } }.');
  return { values, errors };
}

function parsed(type, value, resolved) {
  const { noun, read, remedy } = TYPES[type];
  const found = read(resolved);
  if (found === undefined) throw new TokenProblem(`${said(resolved)}${resolved === value ? '' : `, from ${said(value)},`} is no ${noun}. ${remedy}`);
  return found;
}

/** What is said of one scheme goes before what is said of both. */
function put(values, path, group, value) {
  const before = values.get(path) ?? {};
  values.set(path, group === 'common' ? { light: value, dark: value, ...before } : { ...before, [group]: value });
}

/** Only colours differ between the schemes. */
function splitLengths(values, known) {
  return [...values].flatMap(([path, { light, dark }]) => {
    const { type } = known.get(path);
    if (type === 'color') return [];
    const value = light ?? dark;
    values.set(path, { light: value, dark: value });
    return dark === undefined || JSON.stringify(value) === JSON.stringify(dark) ? [] : [`dark.${path}: ${said(dark)} differs from light. A ${TYPES[type].noun} is the same in both colour schemes: put it into the group "common".`];
  });
}

/** What nobody takes: in a group in which all is ours, or misspelt. */
function strangers(tokens, targets, known) {
  const names = [...known.keys()];
  return tokens.flatMap(({ path }) => {
    const placed = place(path, known);
    if (placed && known.has(placed.name)) return [];
    if (placed) {
      const near = nearest(placed.name, names);
      return [`${path}: unknown token. ${near ? `Did you mean "${placed.group}.${near}"?` : 'If others take their value from it, put it into a group of its own, such as "palette".'}`];
    }
    if (targets.has(path)) return [];
    const [first, ...rest] = path.split('.');
    const group = rest.length > 0 && misspelt(first, GROUPS);
    const token = misspelt(path, names);
    return group || token ? [`${path}: unknown ${group ? 'group' : 'token'}. Did you mean "${group ? [group, ...rest].join('.') : token}"?`] : [];
  });
}

/** Two files, one for each scheme, as one: what is no token of ours is a palette of that scheme. */
export function joined(light, dark, set) {
  const firsts = set.map(({ path }) => path.split('.')[0]);
  const parts = (file, scheme) => {
    const own = Object.entries(file).filter(([key]) => !key.startsWith('$'));
    const isOurs = ([key, entry]) => firsts.includes(key) || (Object.hasOwn(Object(entry), '$value') && misspelt(key, firsts));
    const type = file.$type && { $type: file.$type };
    return { [scheme]: { ...type, ...Object.fromEntries(own.filter(isOurs)) }, [`palette ${scheme}`]: { ...type, ...Object.fromEntries(own.filter((entry) => !isOurs(entry))) } };
  };
  return { ...(light.$description && { $description: light.$description }), ...parts(light, 'light'), ...parts(dark, 'dark') };
}
