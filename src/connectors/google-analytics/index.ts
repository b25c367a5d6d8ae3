export * from '../public.js';
export { GOOGLE_ANALYTICS_MAPPING } from './mapping.js';
export { readGoogleAnalytics, type GoogleAnalyticsOptions, type GoogleAnalyticsSources } from './read-google-analytics.js';
