import { ribbonPath } from './flow-geometry.js';
import { isVeiled, type FlowLayout } from './flow-layout.js';

/** More ribbons than this are stroked on one canvas: far cheaper to paint than as many shapes. */
export const CANVAS_FROM = 250;

/** Pixels above which a ribbon is filled. */
const BROAD = 6;

export interface RibbonPaint {
  /** The colour of a segment, as the style sheet computes it. */
  colourOf(code: string): string;
  readonly stayedOpacity: number;
  readonly movedOpacity: number;
  readonly isMirrored: boolean;
}

/** Strokes ribbons as curves, and fills only the broad ones, whose edges can be told from a stroke's. */
export function paintRibbons(canvas: HTMLCanvasElement, { width, height, ribbons }: FlowLayout, paint: RibbonPaint): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  if (paint.isMirrored) {
    context.translate(width, 0);
    context.scale(-1, 1);
  }
  for (const placed of ribbons) {
    const { ribbon, x0, x1, y0, y1, width: thickness } = placed;
    context.globalAlpha = ribbon.from === ribbon.to ? paint.stayedOpacity : paint.movedOpacity;
    if (thickness > BROAD) {
      context.fillStyle = paint.colourOf(ribbon.from);
      context.fill(new Path2D(ribbonPath(placed)));
      continue;
    }
    const middle = (x0 + x1) / 2;
    context.strokeStyle = paint.colourOf(ribbon.from);
    context.lineWidth = Math.max(0.6, thickness * slimness(x1 - x0, y1 - y0));
    context.setLineDash(isVeiled(ribbon) ? [3, 3] : []);
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
    context.stroke();
  }
}

/** How much slimmer a ribbon of constant upright thickness is where it is steepest, so that strokes weigh no more than shapes. */
function slimness(across: number, down: number): number {
  return across / Math.hypot(across, 1.5 * down);
}
