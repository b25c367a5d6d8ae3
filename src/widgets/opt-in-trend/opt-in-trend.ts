import { html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BoxSize } from '../../chart/box-size.js';
import { ChartCursor } from '../../chart/chart-cursor.js';
import { chartKeyStyles } from '../../chart/chart-keys.styles.js';
import { cursorStyles } from '../../chart/cursor.styles.js';
import { GRAINS, requireAllowed, type Grain } from '../../contract/index.js';
import { orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { chartTexts, FrameController, frameStyles, tooltipStyles } from '../../ui/index.js';
import { optInDrawing } from './opt-in-drawing.js';
import { optInDrawingStyles } from './opt-in-drawing.styles.js';
import { optInPanels } from './opt-in-panels.js';
import { PlotPlaces } from './plot-places.js';
import { OPT_IN_MESSAGES } from './opt-in-trend.messages.js';
import { OPT_IN_MODES, optInQuestions, type OptInMode } from './opt-in-trend.query.js';
import { optInTrendStyles } from './opt-in-trend.styles.js';
import { optInView, type OptInKey, type OptInView } from './opt-in-trend.view.js';

const SWATCHES: Record<OptInKey['kind'], TemplateResult> = {
  objective: svg`<path class="objective" d="M1 5h13" />`,
  expired: svg`<rect class="expired" x="2" y="0" width="10" height="10" />`,
  unfounded: svg`<rect class="unfounded" x="2.5" y="0.5" width="9" height="9" />`,
};

/**
 * How consent develops: HCPs opted in at the end of each period, and aligned under it what came in
 * (up) and went out (down), with the net as a line.
 *
 * @tag opt-in-trend
 * @example <opt-in-trend by="channel" grain="month" period="last-12-months"></opt-in-trend>
 * @fires {SelectionEvent} category-select - A period or a member was picked; detail: dimension, code, label and the filters that narrow others to it (none for a period).
 * @csspart body - Where the picture stands.
 * @csspart chart - The picture; its height is free.
 * @csspart members - Buttons that choose whose opt-ins and opt-outs are shown.
 */
export class OptInTrend extends WidgetElement<OptInView> {
  static override styles = [...frameStyles, tooltipStyles, cursorStyles, chartKeyStyles, optInTrendStyles, optInDrawingStyles];

  /** Length of one period: `day`, `week`, `month`, `quarter` or `year`. */
  @property(orElse('month')) grain: Grain = 'month';

  /** Dimension that divides the picture, such as `channel`: a line for each member, flows of the one chosen. */
  @property() by?: string;

  /** `both`, or only the `stock`, the `flow`, or the `rate` of HCPs opted in. */
  @property(orElse('both')) mode: OptInMode = 'both';

  @state() private chosen?: string;

  readonly #frame = new FrameController(this);
  readonly #box = new BoxSize(this, '.chart', { width: 560, height: 320 });
  readonly #cursor = new ChartCursor(this, () => PlotPlaces.in(this.renderRoot, this.locale.direction));

  protected override check(): void {
    const { localName: subject, grain, mode } = this;
    requireAllowed(grain, GRAINS, { subject, setting: 'grain' });
    requireAllowed(mode, OPT_IN_MODES, { subject, setting: 'mode' });
  }

  protected ask(scope: Scope): Questions {
    const { grain, by } = this;
    return optInQuestions(scope, { grain, ...(by && { by }) });
  }

  protected look(showing: Showing): OptInView {
    const { grain, mode, by, heading, chosen } = this;
    return optInView(showing, { grain, mode, ...(by && { by }), ...(heading !== undefined && { heading }), ...(chosen !== undefined && { chosen }) });
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view));
  }

  #picture({ apart, keys, picture, label, points }: OptInView): TemplateResult {
    const { words, direction } = this.locale;
    const { width, height, fontSize } = this.#box;
    const rtl = direction === 'rtl';
    return html`
      <div class="trend ${this.mode}">
        ${apart ? html`<p class="apart">${apart}</p>` : nothing} ${this.#members(this.view)}
        ${this.#cursor.render({ label, points, direction, texts: chartTexts(words), select: this.#selectPeriod }, optInPanels(optInDrawing(picture, { width, height, fontSize }, rtl), rtl))}
        ${keys.length > 0 ? html`<ul class="keys">${keys.map(({ kind, text }) => html`<li><svg aria-hidden="true">${SWATCHES[kind]}</svg><span><bdi>${text}</bdi></span></li>`)}</ul>` : nothing}
      </div>
    `;
  }

  #members({ members }: OptInView): TemplateResult | typeof nothing {
    if (members.length === 0) return nothing;
    return html`<div class="members" part="members" role="group" aria-label=${this.locale.words.of('opt-in-trend', OPT_IN_MESSAGES)('choose')}>
      ${members.map(({ code, label, figure, tone, chosen }) => html`<button aria-pressed=${chosen ? 'true' : 'false'} @click=${() => this.#selectMember(code, label)}>
        <i class="tone-${tone}" aria-hidden="true"></i><span>${label}</span> <span>${figure}</span></button>`)}
    </div>`;
  }

  readonly #selectPeriod = (index: number): void => {
    const code = this.view.buckets[index]?.start;
    const label = this.view.points[index]?.name;
    if (code && label) this.dispatchEvent(new SelectionEvent('category-select', { dimension: 'time', code, label, filters: [] }));
  };

  #selectMember(code: string, label: string): void {
    const dimension = this.by ?? '';
    this.chosen = code;
    this.dispatchEvent(new SelectionEvent('category-select', { dimension, code, label, filters: code === '' ? [] : [{ dimension, in: [code] }] }));
  }
}
