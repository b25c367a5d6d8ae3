/** Registers an element; a name that is taken is skipped with a warning, so that two copies of the library can share a page. */
export function defineWidget(name: string, widget: CustomElementConstructor, registry: CustomElementRegistry = customElements): void {
  if (registry.get(name)) {
    console.warn(`omnichannel-widgets: duplicate element name "${name}"; the first registration stays. Use defineWidgets({ prefix }) to register under other names. (duplicate-id)`);
    return;
  }
  // A class can be registered once only, hence a class of its own for each name.
  registry.define(name, class extends widget {});
}
