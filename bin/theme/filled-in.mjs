import { valueOfFollower } from './token-set.mjs';
import { cssOf } from './values.mjs';

/** The value of every token for each scheme, `{ light, dark }` by path: what a theme sets, what follows from it, else the default. */
export function filledIn(values, set) {
  const full = new Map();
  for (const token of set) {
    const own = values.get(token.path) ?? {};
    full.set(token.path, { light: own.light ?? initial(token, full, 'light'), dark: own.dark ?? initial(token, full, 'dark') });
  }
  return full;
}

function initial(token, full, scheme) {
  return token.follows ? valueOfFollower(token, full.get(token.follows.path)[scheme]) : token[scheme];
}

/** Of what a theme sets, what differs from what would stand there without it. */
export function differing(values, set) {
  const full = filledIn(values, set);
  const isInitial = (token, scheme) => cssOf(token.type, full.get(token.path)[scheme]) === cssOf(token.type, initial(token, full, scheme));
  return new Map(set.filter((token) => values.has(token.path) && !(isInitial(token, 'light') && isInitial(token, 'dark'))).map(({ path }) => [path, full.get(path)]));
}
