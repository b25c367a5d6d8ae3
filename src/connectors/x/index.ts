export * from '../public.js';
export type { PostDescriptions } from '../posts.js';
export { X_MAPPING } from './mapping.js';
export { readX, type XOptions } from './read-x.js';
