/** Types of the elements in templates of Vue. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { WidgetAttributes, WidgetElements, WidgetListeners, WidgetProps, WidgetTag } from 'omnichannel-widgets';

/** What a template takes for an element: properties, attributes, and listeners such as `@kpi-select`. */
export type WidgetInVue<Tag extends WidgetTag> = new () => {
  $props: Omit<HTMLAttributes & ReservedProps, keyof WidgetProps[Tag] | keyof WidgetAttributes[Tag]> & WidgetProps[Tag] & WidgetAttributes[Tag] & WidgetListeners<Tag>;
  $el: WidgetElements[Tag];
};

/**
 * All elements under names with a prefix, for whoever registers them so:
 * `declare module 'vue' { interface GlobalComponents extends WidgetsInVue<'acme-'> {} }`.
 */
export type WidgetsInVue<Prefix extends string = ''> = { [Tag in WidgetTag as `${Prefix}${Tag}`]: WidgetInVue<Tag> };

declare module 'vue' {
  interface GlobalComponents extends WidgetsInVue {}
  interface HTMLAttributes {
    /** Every element may stand in a slot of an element around it; Vue's own types leave it out. */
    slot?: string;
  }
}
