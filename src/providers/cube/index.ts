export { createCubeProvider, type CubeProviderOptions } from './cube-provider.js';
export type { CubeMapping } from './model-map.js';
export type { CubeToken } from './wire.js';
