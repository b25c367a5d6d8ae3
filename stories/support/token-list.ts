/** A design token as its file holds it. */
interface TokenLeaf {
  readonly $value: unknown;
  readonly $type?: string;
  readonly $description?: string;
  readonly $extensions?: { readonly 'omnichannel-widgets'?: { readonly follows?: string; readonly share?: number } };
}
interface TokenGroup { readonly [name: string]: unknown }

/** One token, ready to be shown. */
export interface Token {
  /** Custom property that a host sets. */
  readonly property: string;
  readonly description: string;
  readonly type: string;
  /** CSS that has the host's value, else the usual one. */
  readonly css: string;
}

const isLeaf = (value: unknown): value is TokenLeaf => typeof value === 'object' && value !== null && '$value' in value;
const isGroup = (value: unknown): value is TokenGroup => typeof value === 'object' && value !== null && !Array.isArray(value);

function leaves(group: TokenGroup, type = '', path: readonly string[] = []): readonly { readonly path: readonly string[]; readonly leaf: TokenLeaf; readonly type: string }[] {
  const inherited = typeof group['$type'] === 'string' ? group['$type'] : type;
  return Object.entries(group).flatMap(([name, value]) => {
    if (name.startsWith('$')) return [];
    if (isLeaf(value)) return [{ path: [...path, name], leaf: value, type: value.$type ?? inherited }];
    return isGroup(value) ? leaves(value, inherited, [...path, name]) : [];
  });
}

const propertyOf = (path: readonly string[]): string => `--omni-${path.join('-')}`;

function plainCss({ $value }: TokenLeaf): string {
  if (!isGroup($value)) return String($value);
  const { hex, alpha, value, unit } = $value as { readonly hex?: string; readonly alpha?: number; readonly value?: number; readonly unit?: string };
  if (hex !== undefined) return alpha === undefined ? hex : `color-mix(in srgb, ${hex} ${alpha * 100}%, transparent)`;
  return `${value ?? ''}${unit ?? ''}`;
}

/** All tokens of a file in its order; a colour is one token with a value for each scheme. */
export function tokensOf(file: TokenGroup): readonly Token[] {
  const { light = {}, dark = {}, common = {} } = file as Readonly<Record<string, TokenGroup>>;
  const darkOnes = new Map(leaves(dark).map(({ path, leaf }) => [propertyOf(path), leaf]));
  const colours = leaves(light).map(({ path, leaf, type }): Token => {
    const property = propertyOf(path);
    const { follows, share = 1 } = leaf.$extensions?.['omnichannel-widgets'] ?? {};
    const usual = `light-dark(${plainCss(leaf)}, ${plainCss(darkOnes.get(property) ?? leaf)})`;
    const css = follows === undefined ? `var(${property}, ${usual})` : `var(${property}, color-mix(in srgb, var(--omni-${follows}, ${usualOf(light, dark, follows)}) ${share * 100}%, transparent))`;
    return { property, description: leaf.$description ?? '', type, css };
  });
  const others = leaves(common).map(({ path, leaf, type }): Token => ({ property: propertyOf(path), description: leaf.$description ?? '', type, css: `var(${propertyOf(path)}, ${plainCss(leaf)})` }));
  return [...colours, ...others];
}

function usualOf(light: TokenGroup, dark: TokenGroup, name: string): string {
  const [bright, dim] = [light[name], dark[name]];
  return isLeaf(bright) && isLeaf(dim) ? `light-dark(${plainCss(bright)}, ${plainCss(dim)})` : 'currentcolor';
}
