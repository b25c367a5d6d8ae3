import { baseStyles } from './base.styles.js';
import { menuStyles } from './menu.styles.js';
import { pictureTokens } from './picture-tokens.js';
import { tokens } from './tokens.js';

/** Tokens, ground and frame: the styles that every widget begins with. */
export const plainFrameStyles = [tokens, baseStyles, menuStyles];

/** The same for a widget whose picture has colours of its own. */
export const frameStyles = [pictureTokens, tokens, baseStyles, menuStyles];
