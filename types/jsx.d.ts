/** Types of the elements in JSX, without wrappers. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { WidgetAttributes, WidgetElements, WidgetPlainListeners, WidgetProps, WidgetTag } from 'omnichannel-widgets';

/** What JSX takes for an element: properties and events as React 19 sets and hears them, attributes as any React writes them. */
export type WidgetJsx<Tag extends WidgetTag> =
  Omit<DetailedHTMLProps<HTMLAttributes<WidgetElements[Tag]>, WidgetElements[Tag]>, keyof WidgetProps[Tag] | keyof WidgetAttributes[Tag]> &
  WidgetProps[Tag] & WidgetAttributes[Tag] & WidgetPlainListeners<Tag> & { class?: string };

/**
 * All elements under names with a prefix, for whoever registers them so:
 * `declare module 'react' { namespace JSX { interface IntrinsicElements extends WidgetsInJsx<'acme-'> {} } }`.
 */
export type WidgetsInJsx<Prefix extends string = ''> = { [Tag in WidgetTag as `${Prefix}${Tag}`]: WidgetJsx<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends WidgetsInJsx {}
  }
}
