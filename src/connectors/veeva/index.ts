export * from '../public.js';
export type { InteractionsPer } from './contacts.js';
export { readFromDataService, type DataService, type DataServiceOptions } from './data-service.js';
export { VEEVA_MAPPING } from './mapping.js';
export { readVeeva, type VeevaOptions, type VeevaSources } from './read-veeva.js';
