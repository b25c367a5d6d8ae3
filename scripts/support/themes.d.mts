/** A colour as the design-token format has it. */
export interface Colour {
  colorSpace: string;
  components: number[];
  alpha?: number;
  hex: string;
}
export type TokenValue = number | { value: number; unit: string } | Colour;
export interface MadeTheme {
  errors: string[];
  warnings: string[];
  description: string;
  full: Map<string, { light: TokenValue; dark: TokenValue }>;
  css: string;
  tokens: Record<string, unknown>;
}
export function themeNames(): string[];
export function themeOf(name: string, file: unknown, dark?: unknown): MadeTheme;
export function theme(name: string): MadeTheme;
export function tokensText(set: unknown): string;
