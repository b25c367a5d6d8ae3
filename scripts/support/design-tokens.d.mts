/** A token that a host may set, with its defaults as CSS. */
export interface DesignToken {
  name: string;
  path: string;
  /** `everywhere`, `pictures`, or the tag of the one element that reads it. */
  group: string;
  type: 'color' | 'dimension' | 'duration' | 'fontWeight';
  description: string;
  light: string;
  dark: string;
  initial: string;
}
export function defaultTokens(): Record<string, unknown>;
export function designTokens(): DesignToken[];
