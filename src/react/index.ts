/**
 * Components for React 18, typed; React 19 needs none. Importing this registers nothing: the elements are registered by
 * `omnichannel-widgets/define`, one by one by `omnichannel-widgets/define/<tag>`, or under a prefix by `defineWidgets`.
 */
export * from './wrappers.js';
export { widgetComponents, type WidgetComponents } from './widget-components.js';
export type { WidgetComponent, WidgetComponentProps } from './wrap-element.js';
