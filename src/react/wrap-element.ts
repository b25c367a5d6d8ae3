import { createComponent } from '@lit/react';
import * as React from 'react';
import type { WidgetElements, WidgetEvents, WidgetListeners, WidgetProps, WidgetTag } from '../widget-types.js';

/** What a component of an element takes: the element's properties, its events, and what every HTML element has. */
export type WidgetComponentProps<Tag extends WidgetTag> =
  Omit<React.HTMLAttributes<WidgetElements[Tag]>, keyof WidgetProps[Tag] | keyof WidgetListeners<Tag>> & WidgetProps[Tag] & WidgetListeners<Tag>;

/** A component that draws an element; its `ref` is the element. */
export type WidgetComponent<Tag extends WidgetTag> = React.ForwardRefExoticComponent<WidgetComponentProps<Tag> & React.RefAttributes<WidgetElements[Tag]>>;

interface Wrapped<Tag extends WidgetTag> {
  readonly elementClass: new () => WidgetElements[Tag];
  readonly displayName: string;
  /** Event names by the names of their listeners. */
  readonly events: Record<keyof WidgetListeners<Tag>, keyof WidgetEvents[Tag] & string>;
}

/** A component that hands everything to an element as properties, and its events to listeners. */
export function wrapElement<Tag extends WidgetTag>(tagName: string, { elementClass, displayName, events }: Wrapped<Tag>): WidgetComponent<Tag> {
  // The library's own type takes methods for props, and knows nothing of settings written as text.
  return createComponent({ react: React, tagName, elementClass, displayName, events }) as unknown as WidgetComponent<Tag>;
}
