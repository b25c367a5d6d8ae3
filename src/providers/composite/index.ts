export { createCompositeProvider, type CompositeProviderOptions } from './composite-provider.js';
export type { CompositeSource } from './source.js';
