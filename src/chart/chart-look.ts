/** Colours that a chart may use: names of tokens. */
export const CHART_TOKENS = [
  'surface', 'text', 'muted', 'line', 'track', 'accent', 'positive', 'negative', 'warning', 'neutral', 'opt-in', 'opt-out', 'pending',
  'stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6', 'series-7', 'series-8',
] as const;
export type ChartToken = (typeof CHART_TOKENS)[number];

/** What the surroundings say a chart must look like: colours the engine can read, type, and the box in pixels. */
export interface ChartLook {
  readonly colours: Readonly<Record<ChartToken, string>>;
  readonly fontFamily: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly width: number;
  readonly height: number;
}

/** The class of the element that carries a token's colour. */
export const probeClass = (token: ChartToken): string => `probe-${token}`;

/** Reads the tokens off their probes, in one pass. */
export function readLook(probes: Element, box: Element): ChartLook {
  const { fontFamily, fontSize } = getComputedStyle(probes);
  const colours = Object.fromEntries(CHART_TOKENS.map((token, at) => [token, plainColour(getComputedStyle(probes.children[at] as Element).color)]));
  return { colours: colours as ChartLook['colours'], fontFamily, fontSize: Math.max(12, parseFloat(fontSize)), width: box.clientWidth, height: box.clientHeight };
}

const MIXED = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

/** A computed colour as `rgb()` or `rgba()`, which is all that the engine reads besides names. */
export function plainColour(computed: string): string {
  if (computed.startsWith('rgb')) return computed;
  const mixed = MIXED.exec(computed);
  if (mixed) return rgba(mixed.slice(1, 4).map((part) => Math.round(Math.min(1, Math.max(0, Number(part))) * 255)), Number(mixed[4] ?? 1));
  return paintedColour(computed);
}

/** Colours of other spaces, taken from a painted pixel. */
function paintedColour(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return rgba([red, green, blue], Math.round((alpha / 255) * 1000) / 1000);
}

function rgba(parts: readonly number[], alpha: number): string {
  return `rgba(${parts.join(', ')}, ${alpha})`;
}
