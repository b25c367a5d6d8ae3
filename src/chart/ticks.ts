/** About how wide a text is, in pixels: close enough to leave room for it. */
export function textWidth(text: string, fontSize: number): number {
  return Math.ceil([...text].length * fontSize * 0.6);
}

/** The same for a text in strong type. */
export function boldWidth(text: string, fontSize: number): number {
  return Math.ceil([...text].length * fontSize * 0.68);
}

/** What stands under a category: its name, the year where one begins, and a remark that goes before it. */
export interface Tick {
  readonly label: string;
  readonly year: string;
  readonly remark: string;
}

/**
 * The texts of a time axis in one width: where not all fit, every second, third … counted from the
 * last (or from `anchor`, which is always named), and nothing under the others. The year is said under the first and where it changes.
 */
export function tickTexts(ticks: readonly Tick[], width: number, fontSize: number, anchor = ticks.length - 1): string[] {
  const widest = Math.max(1, ...ticks.map(({ label }) => textWidth(label, fontSize)));
  const needed = Math.max(widest, ...ticks.map(({ remark }) => (widest + textWidth(remark, fontSize)) / 2)) + 8;
  const step = Math.max(1, Math.ceil((needed * ticks.length) / Math.max(1, width)));
  let year = '';
  return ticks.map((tick, at) => {
    if ((anchor - at) % step !== 0) return '';
    const second = tick.remark || (tick.year === year ? '' : tick.year);
    year = tick.year;
    return second === '' ? tick.label : `${tick.label}\n${second}`;
  });
}
