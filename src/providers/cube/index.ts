export { createCubeProvider, type CubeProviderOptions } from './cube-provider.js';
export type { CubeMapping } from './model-map.js';
export type { Token } from '../token-source.js';
