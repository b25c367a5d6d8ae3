import { theme, themeNames } from '../support/themes.mjs';

export const files = Object.fromEntries(themeNames().map((name) => [`src/themes/${name}.css`, () => theme(name).css]));
