import type { ChartLook } from './chart-look.js';
import { boldWidth } from './ticks.js';

/** Height of one label, in pixels: neighbours stand at least so far apart. */
export const LABEL_GAP = 15;
const DOT = 16;

/** A mark that has its last figure at its end. */
export interface EndLabelled {
  readonly name: string;
  readonly endText: string;
}

/** Room that texts take at the ends of marks, in pixels. */
export function endRoom(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => boldWidth(text, fontSize))) + (texts.length > 1 ? DOT : 0);
}

/** Figures with the names of what they are of. */
export function namedEnds(marks: readonly EndLabelled[]): string[] {
  return marks.map(({ name, endText }) => (marks.length > 1 && name !== '' ? `${name} ${endText}` : endText));
}

/** A text beside the end of a mark, `shift` pixels lower than the end stands; a dot in the mark's colour where there are several. */
export function endLabel(text: string, { shift, colour, dotted, rtl }: { readonly shift: number; readonly colour: string; readonly dotted: boolean; readonly rtl: boolean }, { colours, fontSize }: ChartLook) {
  return {
    // Not the opacity of its mark.
    show: true, opacity: 1, position: rtl ? 'left' as const : 'right' as const, distance: 6, offset: [0, shift], formatter: `${dotted ? '{dot|●} ' : ''}{text|${text}}`,
    rich: { dot: { color: colour, fontSize: fontSize - 2 }, text: { color: colours.text, fontSize, fontWeight: 600 } },
  };
}
