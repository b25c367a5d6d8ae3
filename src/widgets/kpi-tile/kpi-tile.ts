import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { invalidSetting, OmnichannelError, isPreset, requireAllowed, writtenPeriod } from '../../contract/index.js';
import { COUNTINGS, type Counting } from '../../context/counting.js';
import { asNumber, asObject, orElse, SelectionEvent, WidgetElement, type KpiSelection, type Questions, type Scope, type Showing } from '../../context/index.js';
import { FrameController } from '../../ui/frame-controller.js';
import { plainFrameStyles } from '../../ui/frame.styles.js';
import { PartOnDemand } from '../../ui/part-on-demand.js';
import { drawBullet, drawChip, drawSpark } from './draw-kpi.js';
import { KPI_COMPARISONS, kpiQuestions, type KpiComparison } from './kpi-tile.query.js';
import { kpiTileStyles } from './kpi-tile.styles.js';
import { kpiView, type KpiView } from './kpi-tile.view.js';

/**
 * One figure: its value and unit, whether the objective is met, near or missed, how far there is to
 * go, and the way it came.
 *
 * @tag kpi-tile
 * @example <kpi-tile measure="activeHcps" period="last-6-months" with-sparkline></kpi-tile>
 * @fires {SelectionEvent<KpiSelection>} kpi-select - The figure was activated; detail: the measure and its value. Inside a dashboard it narrows nothing.
 * @csspart body - Where the figure stands.
 * @csspart figure - The value with its unit.
 * @csspart switch - The choice of what is counted.
 * @csspart chip - The gap with its shape and word.
 */
export class KpiTile extends WidgetElement<KpiView> {
  static override styles = [...plainFrameStyles, kpiTileStyles];

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

  /** What the figure is held against: its objective, the time before of the same length, the same time a year ago, or nothing. */
  @property(orElse('objective')) comparison: KpiComparison = 'objective';

  /** Adds the last twelve months as a small line. */
  @property({ type: Boolean, attribute: 'with-sparkline' }) withSparkline = false;

  /** Takes the measure's counterpart: events in `total`, different HCPs (`unique`) or their `share`. */
  @property() counting?: Counting;

  /** Lets the reader choose among the countings that the catalog names. */
  @property({ type: Boolean, attribute: 'with-switch' }) withSwitch = false;

  /** `near`: how large a miss, as a share of the objective, still counts as near. As attribute: JSON. */
  @property({ converter: asObject }) thresholds?: { readonly near?: number };

  readonly #frame = new FrameController(this);
  readonly #switch = new PartOnDemand(this, { name: 'the switch', load: () => import('./kpi-switch.js'), sheets: (part) => part.switchSheets() });

  protected override check(): void {
    const { localName: subject, comparison, counting, value, objective, previous, thresholds, period } = this;
    requireAllowed(comparison, KPI_COMPARISONS, { subject, setting: 'comparison' });
    if (counting) requireAllowed(counting, COUNTINGS, { subject, setting: 'counting' });
    for (const [setting, number] of Object.entries({ value, objective, previous })) {
      if (number !== undefined && !Number.isFinite(number)) throw invalidSetting(number, { subject, setting }, 'Write a plain number with a point, such as 2.58.');
    }
    const { near = 0 } = thresholds ?? {};
    if (thresholds !== undefined && (typeof thresholds !== 'object' || !(Number.isFinite(near) && near >= 0))) {
      throw invalidSetting(thresholds, { subject, setting: 'thresholds' }, 'Give an object such as {"near":0.05}.');
    }
    if (value !== undefined && period != null && !isPreset(period)) writtenPeriod(period, subject);
  }

  protected override isWritten(): boolean {
    return this.value !== undefined && !this.measure && this.data == null;
  }

  protected ask(scope: Scope): Questions {
    if (!this.measure) {
      throw new OmnichannelError('missing-measure', { subject: this.localName, problem: 'missing attribute "measure"', remedy: 'Name a measure of the catalog, such as measure="activeHcps", or give value="…".' });
    }
    return kpiQuestions(scope, { measure: this.measure, counting: this.counting, comparison: this.comparison, withSparkline: this.withSparkline });
  }

  protected look(showing: Showing): KpiView {
    const { measure, counting, value, objective, previous, unit, heading, comparison, period, thresholds } = this;
    return kpiView(showing, { measure, counting: counting ?? undefined, value, objective, previous, unit, heading, comparison, period, tolerance: thresholds?.near });
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view), { skeleton: 'figure' });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.withSwitch) void this.#switch.load();
  }

  #picture({ valueText, exactText, unitText, stateText, comparedWith }: KpiView): TemplateResult {
    return html`
      <div class="kpi ${this.locale.direction}">
        ${this.withSwitch && this.measure ? this.#switch.part?.kpiSwitch(this.measure, this.view, this.locale.words, (counting) => (this.counting = counting)) : nothing}
        <div class="line">
          <button id="figure" class="figure" part="figure" aria-labelledby="heading figure" title=${exactText ?? nothing} @click=${this.#select}
            ><span class="value ${valueText.length > 8 ? 'long' : ''}">${valueText}</span> <span class="unit">${unitText}</span></button>
          ${drawChip(this.view)}
          ${stateText ? html`<span class="state-text">${stateText}</span>` : nothing}
          ${comparedWith ? html`<span class="compared">${comparedWith}</span>` : nothing}
        </div>
        ${drawBullet(this.view)} ${drawSpark(this.view)}
      </div>
    `;
  }

  readonly #select = (): void => {
    this.dispatchEvent(new SelectionEvent<KpiSelection>('kpi-select', { measure: this.view.measure, value: this.value ?? this.toTable().rows[0]?.[1]?.value ?? null }));
  };
}
