import { css, html, LitElement, type TemplateResult } from 'lit';
import { ChartController, chartStyles, type ChartLook, type ChartPicture, type EngineOption } from '../../src/chart/index.js';
import { frameStyles, tooltipStyles } from '../../src/ui/index.js';

/** The smallest element that shows a chart. */
export class ChartHost extends LitElement {
  static override styles = [...frameStyles, tooltipStyles, chartStyles, css`.chart { height: 160px; }`];

  readonly chart = new ChartController(this);
  values: readonly (number | null)[] = [3, 5, 4, 6];
  along: 'x' | 'y' = 'x';
  direction: 'ltr' | 'rtl' = 'ltr';
  isShown = true;
  picked: number[] = [];
  looks: ChartLook[] = [];

  get box(): HTMLElement | null {
    return this.renderRoot.querySelector('.chart-box');
  }

  get area(): HTMLElement {
    return this.renderRoot.querySelector('.chart') as HTMLElement;
  }

  get cursor(): HTMLElement {
    return this.renderRoot.querySelector('.chart-cursor') as HTMLElement;
  }

  get spoken(): string {
    return this.renderRoot.querySelector('[aria-live]')?.textContent?.trim() ?? '';
  }

  protected override render(): TemplateResult {
    return html`${this.isShown ? this.chart.render(this.#picture()) : 'table'}`;
  }

  #picture(): ChartPicture {
    return {
      label: 'Four figures, from 3 to 6.', texts: { role: 'chart', keys: 'Use the arrow keys.', failed: 'No picture.', retry: 'Try again' },
      language: 'en', direction: this.direction, along: this.along,
      points: this.values.map((value, at) => ({ tooltip: { heading: `Point ${at}`, lines: [{ label: 'Figure', text: String(value) }] }, sentence: `Point ${at}: ${value}.` })),
      option: (look) => this.#option(look), select: (index) => this.picked.push(index),
    };
  }

  #option(look: ChartLook): EngineOption {
    this.looks.push(look);
    const category = { type: 'category' as const, data: this.values.map((_, at) => `c${at}`), inverse: this.direction === 'rtl' };
    const data = this.values.map((value) => value ?? '-');
    return {
      grid: { id: 'grid', left: 20, right: 20, top: 10, bottom: 20 }, xAxis: this.along === 'x' ? category : { type: 'value' }, yAxis: this.along === 'x' ? { type: 'value' } : category,
      series: [
        { type: 'bar', id: 'bars', data, silent: true, itemStyle: { color: look.colours['opt-in'], decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], color: look.colours.surface } } },
        { type: 'line', id: 'line', data: this.along === 'x' ? data : [], silent: true },
      ],
    };
  }
}

customElements.define('chart-host', ChartHost);
