import { theme, themeNames, type Colour } from '../../scripts/support/themes.mjs';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The colours of a theme in one scheme, by path of the token, as six hexadecimal digits. */
export interface Palette {
  readonly title: string;
  readonly scheme: Scheme;
  readonly colour: (path: string) => string;
  readonly alpha: (path: string) => number;
}

/** Every theme in both schemes, the default first. */
export function palettes(): Palette[] {
  return ['default', ...themeNames()].flatMap((name) => {
    const { full } = theme(name);
    return SCHEMES.map((scheme) => {
      const value = (path: string): Colour => {
        const both = full.get(path);
        if (!both) throw new Error(`There is no token ${path}.`);
        return both[scheme] as Colour;
      };
      return { title: `${name}, ${scheme}`, scheme, colour: (path: string) => value(path).hex, alpha: (path: string) => value(path).alpha ?? 1 };
    });
  });
}

const numbered = (group: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${group}.${at + 1}`);

export const STAGES = numbered('stage', 5);
export const SERIES = numbered('series', 8);
export const CONSENT = ['opt-in', 'opt-out', 'pending'];
