import { html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChartController, chartKeyStyles, chartStyles } from '../../chart/index.js';
import { GRAINS, requireAllowed, type Grain } from '../../contract/index.js';
import { orElse, SelectionEvent, WidgetElement, WidgetErrorEvent, type Questions, type Scope, type Showing } from '../../context/index.js';
import { chartTexts, FrameController, frameStyles, tooltipStyles } from '../../ui/index.js';
import { OPT_IN_MESSAGES } from './opt-in-trend.messages.js';
import { optInOption } from './opt-in-trend.option.js';
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
 * @slot heading - Replaces the title.
 * @slot actions - More entries of the menu.
 * @slot caveat - A remark under the foot.
 * @slot empty - Replaces the sentence for no figures.
 * @slot error - Replaces the sentence for a failure.
 * @fires {SelectionEvent} category-select - A period or a member was picked; detail: dimension, code, label and the filters that narrow others to it (none for a period).
 * @fires {WidgetStatusEvent} widget-status - The status has changed.
 * @fires {WidgetErrorEvent} widget-error - Something went wrong.
 * @csspart tile - The box of the tile.
 * @csspart header - Title, menu and summary.
 * @csspart body - Where the picture stands.
 * @csspart foot - Period, source and reach.
 * @csspart chart - The picture; its height is free.
 * @csspart members - Buttons that choose whose opt-ins and opt-outs are shown.
 */
export class OptInTrend extends WidgetElement<OptInView> {
  static override styles = [...frameStyles, tooltipStyles, chartStyles, chartKeyStyles, optInTrendStyles];

  /** Length of one period: `day`, `week`, `month`, `quarter` or `year`. */
  @property(orElse('month')) grain: Grain = 'month';

  /** Dimension that divides the picture, such as `channel`: a line for each member, flows of the one chosen. */
  @property() by?: string;

  /** `both`, or only the `stock`, the `flow`, or the `rate` of HCPs opted in. */
  @property(orElse('both')) mode: OptInMode = 'both';

  @state() private chosen?: string;

  readonly #frame = new FrameController(this);
  readonly #chart = new ChartController(this, { failed: (error) => this.dispatchEvent(new WidgetErrorEvent(error)) });

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
    return html`
      <div class="trend ${this.mode}">
        ${apart ? html`<p class="apart">${apart}</p>` : nothing} ${this.#members(this.view)}
        ${this.#chart.render({
          label, points, direction, texts: chartTexts(words), language: words.language,
          option: (look) => optInOption(picture, look, direction === 'rtl'), select: this.#selectPeriod,
        })}
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
