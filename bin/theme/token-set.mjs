/** The tokens that there are, as the default set describes them. */
import { flatten } from './flatten.mjs';
import { cssOf, TYPES } from './values.mjs';

/** The groups that hold tokens: colours of one scheme, and what is the same in both. */
export const GROUPS = ['light', 'dark', 'common'];

/** Of pictures with stages, series or consent; all others are of every widget, or of the one that they name. */
const OF_PICTURES = /^(opt-in|opt-out|pending|stage\.|series\.)/;

const withoutGroup = (path) => path.slice(path.indexOf('.') + 1);

/** The custom property of a token: `stage.1` is `--omni-stage-1`. */
export const propertyOf = (path) => `--omni-${path.replaceAll('.', '-')}`;

/**
 * All tokens of the default set, in its order: `{ name, path, group, type, description, follows, light, dark }`, values as the format
 * has them. `follows` says from which other token the value is made unless it is set.
 */
export function tokenSet(defaults) {
  const found = flatten(defaults);
  const dark = new Map(found.filter(({ path }) => path.startsWith('dark.')).map(({ path, value }) => [withoutGroup(path), value]));
  return found.filter(({ path }) => !path.startsWith('dark.')).map(({ path: full, type, value, description, extension: { follows, share, times, element } }) => {
    const path = withoutGroup(full);
    const light = TYPES[type].read(value);
    return {
      name: propertyOf(path), path, type, description, light,
      group: element ?? (OF_PICTURES.test(path) ? 'pictures' : 'everywhere'),
      dark: dark.has(path) ? TYPES[type].read(dark.get(path)) : light,
      ...(follows && { follows: { path: follows, share, times } }),
    };
  });
}

/** What a token is made from while it is not set, as CSS; `variable` names the custom property of another token. */
function followed({ path, share, times }, variable) {
  return share === undefined ? `calc(${times} * var(${variable(path)}))` : `color-mix(in srgb, var(${variable(path)}) ${share * 100}%, transparent)`;
}

const inBothSchemes = (light, dark) => (light === dark ? light : `light-dark(${light}, ${dark})`);

/** A value for each scheme as one CSS value. */
export const cssOfBoth = (type, light, dark) => inBothSchemes(cssOf(type, light), cssOf(type, dark));

/** The default of a token as CSS. */
export function cssOfDefault({ type, light, dark, follows }, variable) {
  return follows ? followed(follows, variable) : cssOfBoth(type, light, dark);
}

/** What a token that follows another is worth, given the other's value. */
export function valueOfFollower({ follows: { share, times } }, leading) {
  return share === undefined ? { value: times * leading.value, unit: leading.unit } : { ...leading, alpha: share };
}
