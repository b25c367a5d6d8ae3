/** Types of the elements in Svelte. */
import type { HTMLAttributes } from 'svelte/elements';
import type { WidgetAttributes, WidgetElements, WidgetEvents, WidgetPlainListeners, WidgetProps, WidgetTag } from 'omnichannel-widgets';

/** What markup takes for an element: properties, attributes, and listeners: `onkpi-select` in Svelte 5, `on:kpi-select` in Svelte 4. */
export type WidgetInSvelte<Tag extends WidgetTag> =
  Omit<HTMLAttributes<WidgetElements[Tag]>, keyof WidgetProps[Tag] | keyof WidgetAttributes[Tag]> &
  WidgetProps[Tag] & WidgetAttributes[Tag] & WidgetPlainListeners<Tag> &
  { [Name in keyof WidgetEvents[Tag] as `on:${Name & string}`]?: (event: WidgetEvents[Tag][Name]) => void };

/**
 * All elements under names with a prefix, for whoever registers them so:
 * `declare module 'svelte/elements' { interface SvelteHTMLElements extends WidgetsInSvelte<'acme-'> {} }`.
 */
export type WidgetsInSvelte<Prefix extends string = ''> = { [Tag in WidgetTag as `${Prefix}${Tag}`]: WidgetInSvelte<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends WidgetsInSvelte {}
}
