import { BarChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Along, CursorPlaces } from './chart-cursor.js';
import type { ChartLook } from './chart-look.js';
import { chartTheme } from './chart-theme.js';
import type { EngineOption } from './engine-option.js';
import { noHtml } from './no-html.js';

// SVG: sharp at any zoom, on paper and on every screen a window is dragged to; our pictures hold hundreds of marks, not the many thousands where a canvas is quicker.
use([BarChart, LineChart, GridSimpleComponent, SVGRenderer]);

const UPDATE_MS = 180;

/** One chart in one box. */
export class Engine implements CursorPlaces {
  readonly #chart: EChartsType;
  #plan = '';

  constructor(box: HTMLElement, look: ChartLook) {
    noHtml(box);
    this.#chart = init(box, chartTheme(look), { renderer: 'svg', width: look.width, height: look.height });
    const svg = box.querySelector('svg');
    if (svg) noHtml(svg);
  }

  /** Draws; what is there already moves to its new place only where `moving`. Other grids or axes begin on an empty sheet: those that are gone would leave their numbers, and lines their old places, behind. */
  paint(option: EngineOption, moving: boolean): void {
    const plan = planOf(option);
    const isNew = plan !== this.#plan;
    if (isNew) this.#chart.clear();
    this.#chart.setOption(
      { ...option, animation: moving && !isNew, animationDuration: 0, animationDurationUpdate: UPDATE_MS, stateAnimation: { duration: 0 } },
      { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis'] },
    );
    this.#plan = plan;
  }

  dress(look: ChartLook): void {
    this.#chart.setTheme(chartTheme(look));
  }

  resize({ width, height }: Pick<ChartLook, 'width' | 'height'>): void {
    this.#chart.resize({ width, height });
  }

  /** Index of the category nearest to a place in the box, in pixels. */
  categoryAt(place: number, along: Along, count: number): number {
    const index = Number(this.#chart.convertFromPixel(finder(along), place));
    return Math.min(count - 1, Math.max(0, Math.round(index)));
  }

  /** Where a category stands in the box, in pixels. */
  placeOf(index: number, along: Along): number {
    return Number(this.#chart.convertToPixel(finder(along), index));
  }

  dispose(): void {
    this.#chart.dispose();
  }
}

/** Which grids and axes there are. */
function planOf({ grid, xAxis, yAxis }: EngineOption): string {
  return JSON.stringify([grid, xAxis, yAxis].map((part) => [part ?? []].flat().map(({ id, type }: { id?: unknown; type?: unknown }) => [id, type])));
}

function finder(along: Along): { xAxisIndex: number } | { yAxisIndex: number } {
  return along === 'x' ? { xAxisIndex: 0 } : { yAxisIndex: 0 };
}
