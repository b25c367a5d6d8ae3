import type { MeasureDefinition } from '../../contract/catalog.js';
import { ADOPTION, SEGMENTS } from './adoption.js';
import { BASE, CONTENT } from './base.js';
import { CONSENT } from './consent.js';
import { EXECUTIVE, SOCIAL } from './digital.js';
import { EMAIL } from './email.js';
import { OBJECTIVES } from './objectives.js';
import { SALES } from './sales.js';
import { DATA, PROCESS, TECHNICAL } from './work.js';

/** The measures of the built-in catalog, by family. */
export const MEASURES: readonly MeasureDefinition[] = [...BASE, ...CONTENT, ...EMAIL, ...ADOPTION, ...SEGMENTS, ...CONSENT, ...SALES, ...OBJECTIVES, ...EXECUTIVE, ...SOCIAL, ...PROCESS, ...DATA, ...TECHNICAL];
