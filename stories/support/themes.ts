/// <reference types="vite/client" />
const sheets = import.meta.glob<string>('../../src/themes/*.css', { eager: true, query: '?inline', import: 'default' });
const DENSITIES = ['compact'];

/** The style sheets of `src/themes` by name; a new one appears by itself. */
export const THEMES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(sheets).map(([file, css]) => [/([^/]+)\.css$/.exec(file)?.[1] ?? file, css]));

/** Those that are brands. */
export const BRANDS = Object.keys(THEMES).filter((name) => !DENSITIES.includes(name)).sort();

/** The names of the style sheets that the toolbar has chosen, the density last. */
export const themesOf = ({ brand, density }: Readonly<Record<string, unknown>>): readonly string[] => [brand, density].map(String).filter((name) => name in THEMES);
