import { drawnBox, NODE_WIDTH, STUB_LENGTH, type FlowLayout, type PlacedNode, type PlacedRibbon } from './flow-layout.js';

/** A pointer this near, in pixels, still finds a thin ribbon. */
const REACH = 2.5;
const round = (value: number): number => Math.round(value * 100) / 100;

/** The outline of a ribbon as an SVG path: as thick upright as it is at its ends, everywhere. */
export function ribbonPath({ x0, x1, y0, y1, width }: PlacedRibbon): string {
  const half = Math.max(width, 0.8) / 2;
  const middle = round((x0 + x1) / 2);
  const [a, b, c, d] = [y0 - half, y1 - half, y1 + half, y0 + half].map(round) as [number, number, number, number];
  return `M${round(x0)} ${a}C${middle} ${a} ${middle} ${b} ${round(x1)} ${b}V${c}C${middle} ${c} ${middle} ${d} ${round(x0)} ${d}Z`;
}

/** The line along the middle of a ribbon. */
export function middlePath({ x0, x1, y0, y1 }: PlacedRibbon): string {
  const middle = round((x0 + x1) / 2);
  return `M${round(x0)} ${round(y0)}C${middle} ${round(y0)} ${middle} ${round(y1)} ${round(x1)} ${round(y1)}`;
}

/** How far along its curve (0 to 1) a ribbon is at a share (0 to 1) of its way across. */
function alongAt(share: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 24; round += 1) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t ** 3 < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** The ribbon at a point, the topmost where several cross. */
export function ribbonAt({ ribbons }: Pick<FlowLayout, 'ribbons'>, x: number, y: number): PlacedRibbon | undefined {
  const along = new Map<number, number>();
  for (let at = ribbons.length - 1; at >= 0; at -= 1) {
    const ribbon = ribbons[at];
    if (!ribbon || x < ribbon.x0 || x > ribbon.x1) continue;
    let t = along.get(ribbon.x0);
    if (t === undefined) along.set(ribbon.x0, (t = alongAt((x - ribbon.x0) / (ribbon.x1 - ribbon.x0))));
    const middle = ribbon.y0 + (ribbon.y1 - ribbon.y0) * (3 * t * t - 2 * t ** 3);
    if (Math.abs(y - middle) <= Math.max(REACH, ribbon.width / 2)) return ribbon;
  }
  return undefined;
}

/** The node at a point, or the one whose stub is there. */
export function nodeAt({ nodes, stubs }: Pick<FlowLayout, 'nodes' | 'stubs'>, x: number, y: number): PlacedNode | undefined {
  const touched = nodes.find((placed) => {
    const box = drawnBox(placed);
    return box && x >= placed.x - 4 && x <= placed.x + NODE_WIDTH + 4 && y >= box.y - REACH && y <= box.y + box.height + REACH;
  });
  if (touched) return touched;
  const stub = stubs.find((each) => Math.abs(y - each.y) <= Math.max(REACH, each.width / 2) && (each.arriving ? x > each.x - STUB_LENGTH && x <= each.x : x >= each.x && x < each.x + STUB_LENGTH));
  return stub && nodes.find(({ node }) => node.column === stub.stub.column && node.code === stub.stub.code);
}
