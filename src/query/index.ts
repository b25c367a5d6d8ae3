export * from './comparisons.js';
export { Desk, type Answer, type DeskOptions, type Watch } from './desk.js';
