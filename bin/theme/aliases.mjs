import { isObject } from './flatten.mjs';
import { nearest } from './nearest.mjs';

const ALIAS = /^\{([^{}]+)\}$/;

/** What is wrong with one token of a file. */
export class TokenProblem extends Error {}

const schemeOf = (path) => /^[^.]*\b(light|dark)\b/i.exec(path)?.[1].toLowerCase();

/**
 * Follows aliases such as `{palette.brand}` through the tokens of a file. Design tools that keep several sets in one file leave the
 * name of the set out of an alias; such an alias is found as well, in the set of the same colour scheme first.
 * @returns `resolve` gives the value of the token at a path or throws a `TokenProblem`; `targets` holds the paths that were named so far.
 */
export function aliases(tokens) {
  const values = new Map(tokens.map(({ path, value }) => [path, value]));
  const targets = new Set();

  function find(name, from) {
    if (values.has(name)) return name;
    const paths = [...values.keys()].filter((path) => path.endsWith(`.${name}`));
    return paths.find((path) => schemeOf(path) === schemeOf(from)) ?? paths[0];
  }

  function resolve(from, trail = [from]) {
    const value = values.get(from);
    if (isObject(value) && Object.hasOwn(value, '$ref')) throw new TokenProblem('"$ref" is not read. Name the other token as an alias: "{group.token}".');
    const name = typeof value === 'string' ? ALIAS.exec(value.trim())?.[1] : undefined;
    if (name === undefined) return value;
    const path = find(name, from);
    if (path === undefined) {
      const near = nearest(name, [...values.keys()]);
      throw new TokenProblem(`"{${name}}" names no token of this file. ${near ? `Did you mean "{${near}}"?` : 'Add the token, or write its value here.'}`);
    }
    if (trail.includes(path)) throw new TokenProblem(`"{${name}}" leads back to itself. Write a value instead of one of the aliases.`);
    targets.add(path);
    return resolve(path, [...trail, path]);
  }

  return { resolve, targets };
}
