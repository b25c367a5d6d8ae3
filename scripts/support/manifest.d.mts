export interface Described {
  name: string;
  description?: string;
  inheritedFrom?: { name: string; module: string };
}
export interface Member extends Described {
  kind: 'field' | 'method';
  type?: { text: string };
  attribute?: string;
  readonly?: boolean;
}
export interface Declaration {
  kind: 'class';
  name: string;
  tagName?: string;
  description: string;
  attributes?: (Described & { fieldName: string; type: { text: string } })[];
  members?: Member[];
  events?: (Described & { type: { text: string } })[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: (Described & { default?: string })[];
  cssStates?: Described[];
}
export interface ManifestModule {
  path: string;
  declarations: Declaration[];
  exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
}
export function freshManifest(): Promise<{ modules: ManifestModule[] }>;
export function elementDeclarations(): Promise<(Declaration & { tagName: string })[]>;
export function settable(declaration: Declaration): Member[];
