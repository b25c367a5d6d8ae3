/** The design tokens, read from `src/themes/default.tokens.json`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cssOfDefault, tokenSet } from '../../bin/theme/token-set.mjs';
import { cssOf } from '../../bin/theme/values.mjs';
import { ROOT } from './root.mjs';

/** The default set as it stands in its file. */
export const defaultTokens = () => JSON.parse(readFileSync(path.join(ROOT, 'src/themes/default.tokens.json'), 'utf8'));

const privateName = (token) => `--_${token.replaceAll('.', '-')}`;

/**
 * Every token: the custom property (`name`), its `path` in a token file, `type`, `description`, the defaults `light` and `dark` as CSS, and
 * its `group`: `everywhere` where all widgets read it, `pictures` where only pictures with stages, series or consent do, else the tag of
 * the one element that does. `initial` is the declaration of the default inside a widget.
 */
export function designTokens() {
  return tokenSet(defaultTokens()).map((token) => ({
    name: token.name, path: token.path, group: token.group, type: token.type, description: token.description,
    light: cssOf(token.type, token.light), dark: cssOf(token.type, token.dark),
    initial: `${privateName(token.path)}: var(${token.name}, ${cssOfDefault(token, privateName)})`,
  }));
}
