export * from '../public.js';
export type { PostDescriptions } from '../posts.js';
export { YOUTUBE_MAPPING } from './mapping.js';
export { readYouTube, type YouTubeOptions } from './read-youtube.js';
