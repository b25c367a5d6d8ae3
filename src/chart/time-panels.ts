import type { ChartLook } from './chart-look.js';
import type { EngineGrid, EngineXAxis, EngineYAxis } from './engine-option.js';
import type { Scale } from './nice-scale.js';

/** Height of a line of text under the time axis, in pixels. */
export const tickLine = (fontSize: number): number => Math.round((fontSize * 4) / 3);
/** Height of the title over a panel: its line, and as much above the highest mark of the scale. */
export const panelTitle = (fontSize: number): number => Math.round((fontSize * 13) / 6);
/** Between the foot of one panel and the title of the next. */
export const PANEL_GAP = 14;

/** Room at the sides of panels that stand above each other, in pixels: the side where reading starts holds the scale, the other the last figures. */
export interface PanelSides {
  readonly start: number;
  readonly end: number;
  readonly rtl: boolean;
}

/** Where a panel stands, in pixels from the top. */
export interface PanelPlace {
  readonly y: number;
  readonly height: number;
}

export function panelGrid(id: string, { y, height }: PanelPlace, { start, end, rtl }: PanelSides): EngineGrid {
  return { id, top: y, height, left: rtl ? end : start, right: rtl ? start : end, outerBoundsMode: 'none' };
}

/** The title stands over the scale, at the edge where reading starts. */
export function panelScale(id: string, gridIndex: number, title: string, { min, max, interval }: Scale, say: (value: number) => string, { start, rtl }: PanelSides, { fontSize }: ChartLook): EngineYAxis {
  return {
    id, gridIndex, type: 'value', min, max, interval, position: rtl ? 'right' : 'left',
    name: title, nameLocation: 'end', nameGap: fontSize, nameTextStyle: { align: rtl ? 'right' : 'left', padding: rtl ? [0, -start, 0, 0] : [0, 0, 0, -start] },
    axisLabel: { formatter: say, showMinLabel: true, showMaxLabel: true },
  };
}

/** The line on zero, and under the lowest panel (`isFoot`) the names of the categories, `offset` pixels lower than they would stand. */
export function panelTime(id: string, gridIndex: number, labels: readonly string[], { isFoot, offset = 0 }: { readonly isFoot: boolean; readonly offset?: number }, look: ChartLook, { rtl }: PanelSides): EngineXAxis {
  return {
    id, gridIndex, type: 'category', data: [...labels], inverse: rtl, boundaryGap: true, position: 'bottom',
    axisLine: { show: true, onZero: true, lineStyle: { color: look.colours.neutral, width: 1 } },
    axisLabel: { show: isFoot, interval: 0, lineHeight: tickLine(look.fontSize), margin: 8 + offset },
  };
}
