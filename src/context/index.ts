// Whole files: of names picked one by one, bundlers that split put all into the first load.
export { ContextConsumer, ContextProvider } from '@lit/context';
export * from './dashboard-context.js';
export * from './dashboard-notes.js';
export * from './define-widget.js';
export * from './events.js';
export * from './hydratable-element.js';
export * from './load-watch.js';
export * from './members-controller.js';
export * from './questions.js';
export * from './read-setting.js';
export * from './require-context.js';
export * from './tile-slot.js';
export * from './widget-element.js';
