/**
 * Server rendering with `@lit-labs/ssr`. Importing this registers nothing.
 */
export { renderPage, type RenderedPage, type RenderPageOptions } from './render-page.js';
