/** Names that were warned about, by registry. */
const warned = new WeakMap<CustomElementRegistry, Set<string>>();

/** Registers an element; a name that is taken is skipped with one warning, so that two copies of the library can share a page. */
export function defineWidget(name: string, widget: CustomElementConstructor, registry: CustomElementRegistry = customElements): void {
  // A class can be registered once only, hence a class of its own for each name.
  if (!registry.get(name)) return registry.define(name, class extends widget {});
  const names = warned.get(registry) ?? new Set();
  if (names.has(name)) return;
  warned.set(registry, names.add(name));
  console.warn(`omnichannel-widgets: duplicate element name "${name}"; the first registration stays. Use defineWidgets({ prefix }) to register under other names. (duplicate-id)`);
}
