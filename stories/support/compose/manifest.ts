/** One attribute of an element as `custom-elements.json` tells it. */
export interface ManifestAttribute {
  readonly name: string;
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
  readonly description?: string;
  readonly default?: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly ManifestAttribute[];
}

/** What is read of `custom-elements.json`. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

/** The attributes of an element; none where the manifest does not know it. */
export function attributesOf(manifest: Manifest, element: string): readonly ManifestAttribute[] {
  const declarations = manifest.modules.flatMap(({ declarations: list = [] }) => list);
  return declarations.find(({ tagName }) => tagName === element)?.attributes ?? [];
}
