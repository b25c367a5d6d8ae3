interface Named {
  readonly name: string;
}

interface Declaration {
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const renamed = (items: readonly Named[] | undefined, name: (item: Named) => string): readonly Named[] => (items ?? []).map((item) => ({ ...item, name: name(item) }));

/**
 * The manifest with slots and parts under the names they are written by. Storybook keeps everything about an element under bare names, so
 * that the slot `heading` would take the place of the property `heading`, and its control with it.
 */
export const forControls = ({ modules, ...rest }: Manifest): Manifest => ({
  ...rest,
  modules: modules.map(({ declarations, ...module }) => ({
    ...module,
    declarations: declarations.map((declaration) => ({
      ...declaration,
      slots: renamed(declaration.slots, ({ name }) => (name === '' ? '<slot>' : `slot="${name}"`)),
      cssParts: renamed(declaration.cssParts, ({ name }) => `::part(${name})`),
    })),
  })),
});
