import { isVeiled, type FlowLayout } from './flow-layout.js';

/** More ribbons than this are stroked on one canvas: far cheaper to paint than as many shapes. */
export const CANVAS_FROM = 250;

export interface RibbonPaint {
  /** The colour of a segment, as the style sheet computes it. */
  colourOf(code: string): string;
  readonly stayedOpacity: number;
  readonly movedOpacity: number;
  readonly isMirrored: boolean;
}

/** Strokes every ribbon as one curve as wide as the ribbon. */
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
  for (const { ribbon, x0, x1, y0, y1, width: thickness } of ribbons) {
    const middle = (x0 + x1) / 2;
    context.globalAlpha = ribbon.from === ribbon.to ? paint.stayedOpacity : paint.movedOpacity;
    context.strokeStyle = paint.colourOf(ribbon.from);
    context.lineWidth = Math.max(thickness, 0.8);
    context.setLineDash(isVeiled(ribbon) ? [3, 3] : []);
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
    context.stroke();
  }
}
