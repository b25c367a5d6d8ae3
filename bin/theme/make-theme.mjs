import { contrastWarnings } from './contrast.mjs';
import { differing, filledIn } from './filled-in.mjs';
import { isObject } from './flatten.mjs';
import { fullSet } from './full-set.mjs';
import { joined, readTheme } from './read-theme.mjs';
import { themeCss } from './theme-css.mjs';
import { tokenSet } from './token-set.mjs';

/**
 * A theme from design tokens.
 * @param file parsed JSON of a file in the design-token format; `dark` that of a second one where there is a file for each scheme.
 * @param defaults the default set, parsed.
 * @returns `errors` and `warnings` as sentences; without errors also `css`, the style sheet of the class `omni-<name>`; `tokens`, the
 * whole set with the defaults filled in; `full`, the value of every token by path.
 */
export function makeTheme({ name, file, dark, defaults }) {
  const set = tokenSet(defaults);
  const both = dark !== undefined && isObject(file) && isObject(dark) ? joined(file, dark, set) : file;
  const { values, errors } = readTheme(both, set);
  if (errors.length > 0) return { errors, warnings: [] };
  const description = both.$description;
  const full = filledIn(values, set);
  return {
    errors, full, description,
    warnings: contrastWarnings(full, values),
    css: themeCss({ name, description, values: differing(values, set), set }),
    tokens: fullSet(defaults, full, description),
  };
}
