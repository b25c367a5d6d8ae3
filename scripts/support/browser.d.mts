export const BROWSER_ARGS: string[];
export function ensureBrowser(): string;
export function findBrowser(): string | undefined;
export function onPath(...names: string[]): string | undefined;
