import { registerLocale } from '../../i18n/index.js';
import { fr } from './fr.js';

registerLocale(fr);

export { fr };
