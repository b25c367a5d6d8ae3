import { html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { invalidSetting, OmnichannelError, requireAllowed, resolvePeriod, isPreset, type Verdict } from '../../contract/index.js';
import { asNumber, asObject, orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { FrameController, frameStyles } from '../../ui/index.js';
import { KPI_COMPARISONS, kpiQuestions, type KpiComparison } from './kpi-tile.query.js';
import { kpiTileStyles } from './kpi-tile.styles.js';
import { kpiView, type KpiView } from './kpi-tile.view.js';
import { SPARK_HEIGHT, SPARK_WIDTH } from './sparkline.js';

/** A point of the sparkline is drawn as a stroke of no length, so that stretching the box leaves it round. */
const SHAPES: Record<Verdict, TemplateResult | typeof nothing> = {
  met: svg`<path d="M5 1 9.5 9H.5z" />`,
  near: svg`<circle cx="5" cy="5" r="4" />`,
  missed: svg`<path d="M5 9 .5 1h9z" />`,
  none: nothing,
};

/**
 * One figure: its value and unit, whether the objective is met, near or missed, how far there is to
 * go, and the way it came.
 *
 * @tag kpi-tile
 * @slot heading - Replaces the title.
 * @slot actions - More entries of the menu.
 * @slot caveat - A remark under the foot.
 * @slot empty - Replaces the sentence for no figures.
 * @slot error - Replaces the sentence for a failure.
 * @fires {SelectionEvent} kpi-select - The figure was activated; detail: measure and value.
 * @fires {WidgetStatusEvent} widget-status - The status has changed.
 * @fires {WidgetErrorEvent} widget-error - Something went wrong.
 * @csspart tile - The box of the tile.
 * @csspart header - Title, menu and summary.
 * @csspart body - Where the figure stands.
 * @csspart foot - Period, source and reach.
 * @csspart figure - The value with its unit.
 * @csspart chip - The gap with its shape and word.
 */
export class KpiTile extends WidgetElement<KpiView> {
  static override styles = [...frameStyles, kpiTileStyles];

  /** Id of the measure in the catalog, such as `activeHcps`. */
  @property() measure?: string;

  /** The figure itself, for a prototype; shares as printed (5.3 for 5.3 %). */
  @property({ converter: asNumber }) value?: number;

  /** The objective, for a prototype. */
  @property({ converter: asNumber }) objective?: number;

  /** The figure before, for a prototype. */
  @property({ converter: asNumber }) previous?: number;

  /** Unit of a prototype's figures: `%`, `points`, `HCPs` or any word. */
  @property() unit?: string;

  /** What the chip compares with. */
  @property(orElse('objective')) comparison: KpiComparison = 'objective';

  /** Adds the last twelve months as a small line. */
  @property({ type: Boolean, attribute: 'with-sparkline' }) withSparkline = false;

  /** `near`: how large a miss, as a share of the objective, still counts as near. As attribute: JSON. */
  @property({ converter: asObject }) thresholds?: { readonly near?: number };

  readonly #frame = new FrameController(this);

  protected override check(): void {
    const { localName: subject, comparison, value, objective, previous, thresholds, period } = this;
    requireAllowed(comparison, KPI_COMPARISONS, { subject, setting: 'comparison' });
    for (const [setting, number] of Object.entries({ value, objective, previous })) {
      if (number !== undefined && !Number.isFinite(number)) throw invalidSetting(number, { subject, setting }, 'Write a plain number with a point, such as 2.58.');
    }
    const { near = 0 } = thresholds ?? {};
    if (thresholds !== undefined && (typeof thresholds !== 'object' || !(Number.isFinite(near) && near >= 0))) {
      throw invalidSetting(thresholds, { subject, setting: 'thresholds' }, 'Give an object such as {"near":0.05}.');
    }
    if (value !== undefined && period != null && !isPreset(period)) resolvePeriod(period, undefined, subject);
  }

  protected ask(scope: Scope): Questions {
    if (!this.measure) {
      throw new OmnichannelError('missing-measure', { subject: this.localName, problem: 'missing attribute "measure"', remedy: 'Name a measure of the catalog, such as measure="activeHcps", or give value="…".' });
    }
    return kpiQuestions(scope, { measure: this.measure, comparison: this.comparison, withSparkline: this.withSparkline });
  }

  protected look(showing: Showing): KpiView {
    const { measure, value, objective, previous, unit, heading, comparison, period, thresholds } = this;
    return kpiView(showing, { measure, value, objective, previous, unit, heading, comparison, period, tolerance: thresholds?.near });
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view), { skeleton: 'figure' });
  }

  #picture({ valueText, unitText, stateText, chip, comparedWith }: KpiView): TemplateResult {
    return html`
      <div class="kpi ${this.locale.direction}">
        <div class="line">
          <button id="figure" class="figure" part="figure" aria-labelledby="heading figure" @click=${this.#select}
            ><span class="value ${valueText.length > 8 ? 'long' : ''}">${valueText}</span> <span class="unit">${unitText}</span></button>
          ${chip ? html`<span class="chip ${chip.verdict}" part="chip">${chip.verdict === 'none' ? nothing : html`<svg viewBox="0 0 10 10" aria-hidden="true">${SHAPES[chip.verdict]}</svg>`}
            ${chip.word ? `${chip.word} ·` : nothing} <bdi>${chip.text}</bdi></span>` : nothing}
          ${stateText ? html`<span class="state-text">${stateText}</span>` : nothing}
          ${comparedWith ? html`<span class="compared">${comparedWith}</span>` : nothing}
        </div>
        ${this.#bullet(this.view)} ${this.#spark(this.view)}
      </div>
    `;
  }

  #bullet({ bullet }: KpiView): TemplateResult | typeof nothing {
    if (!bullet) return nothing;
    const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
    return html`<div class="bullet">
      <svg aria-hidden="true"><rect class="track" y="2" width="100%" height="6" rx="2" /><rect class="fill" y="2" width=${percent(bullet.filled)} height="6" rx="2" />
        <line class="mark" x1=${percent(bullet.mark)} x2=${percent(bullet.mark)} y1="0" y2="10" /></svg>
      <span>${bullet.text}</span>
    </div>`;
  }

  #spark({ spark }: KpiView): TemplateResult | typeof nothing {
    if (!spark) return nothing;
    return html`<div class="spark">
      <svg viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${spark.text}>
        ${spark.objective ? svg`<path class="objective" d=${spark.objective} />` : nothing}<path d=${spark.path} />${spark.last ? svg`<path class="last" d="M${spark.last.x} ${spark.last.y}h0" />` : nothing}
      </svg>
    </div>`;
  }

  readonly #select = (): void => {
    const { measure, value } = this;
    this.dispatchEvent(new SelectionEvent('kpi-select', { measure: measure ?? this.view.measure, value: value ?? this.toTable().rows[0]?.[1]?.value ?? null }));
  };
}
