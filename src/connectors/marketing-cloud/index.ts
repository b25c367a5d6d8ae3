export * from '../public.js';
export { MARKETING_CLOUD_MAPPING } from './mapping.js';
export { readMarketingCloud, type MarketingCloudOptions } from './read-marketing-cloud.js';
