export { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
export { validateDocument, type DocumentFault, type ValidateOptions, type Validation } from './validate.js';
export { elementSettings, type ElementSettings } from './tile-settings.js';
