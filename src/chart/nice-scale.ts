/** A value axis: where it begins and ends, and how far apart its lines are. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round ends and round steps around the figures, about `lines` steps. Zero is on it unless `zero` is
 * false; counts (`whole`) get no fractions of one.
 */
export function niceScale(values: readonly (number | null)[], { lines = 3, zero = true, whole = false }: { lines?: number; zero?: boolean; whole?: boolean } = {}): Scale {
  const known = values.filter((value) => value !== null);
  if (zero || known.length === 0) known.push(0);
  let low = Math.min(...known);
  let high = Math.max(...known);
  if (low === high) {
    if (low === 0 || whole) high = low + 1;
    else [low, high] = [low - Math.abs(low) / 10, high + Math.abs(high) / 10];
  }
  const rough = (high - low) / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough * 0.999) ?? 10) * power;
  const interval = whole ? Math.max(1, Math.ceil(step)) : step;
  const at = (steps: number): number => Number((steps * interval).toPrecision(12));
  return { min: at(Math.floor(low / interval + 1e-9)), max: at(Math.ceil(high / interval - 1e-9)), interval };
}
