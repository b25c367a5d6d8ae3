/** The ready themes, read from `src/themes`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatTokens } from '../../bin/theme/format.mjs';
import { makeTheme } from '../../bin/theme/make-theme.mjs';
import { defaultTokens } from './design-tokens.mjs';
import { ROOT } from './root.mjs';

const FOLDER = path.join(ROOT, 'src/themes');
const ENDING = '.tokens.json';

/** Names of the token files beside the default set. */
export const themeNames = () => readdirSync(FOLDER).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)).filter((name) => name !== 'default').sort();

/** What a token file, or one for each scheme, makes of the default set: see `makeTheme`. */
export const themeOf = (name, file, dark) => makeTheme({ name, file, dark, defaults: defaultTokens() });

/** A theme of this package, or the default set. */
export function theme(name) {
  const made = themeOf(name, JSON.parse(readFileSync(path.join(FOLDER, `${name}${ENDING}`), 'utf8')));
  if (made.errors.length > 0) throw new Error(`src/themes/${name}${ENDING}:\n${made.errors.join('\n')}`);
  return made;
}

/** A set of design tokens as the text of its file. */
export const tokensText = formatTokens;
