import { baseStyles } from './base.styles.js';
import { menuStyles } from './menu.styles.js';
import { tokens } from './tokens.js';

/** Tokens, ground and frame: the styles that every widget begins with. */
export const frameStyles = [tokens, baseStyles, menuStyles];
