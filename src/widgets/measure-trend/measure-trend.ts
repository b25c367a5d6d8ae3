import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChartController, chartKeyStyles, chartStyles } from '../../chart/index.js';
import { probeClass } from '../../chart/chart-look.js';
import { COMPARISONS, GRAINS, invalidSetting, OmnichannelError, requireAllowed, type Comparison, type Grain } from '../../contract/index.js';
import { COUNTINGS, type Counting } from '../../context/counting.js';
import { asIds, orElse, SelectionEvent, WidgetElement, WidgetErrorEvent, type Questions, type Scope, type Showing } from '../../context/index.js';
import { choiceSwitch, choiceSwitchStyles } from '../../ui/choice-switch.js';
import { chartTexts, FrameController, frameStyles, tooltipStyles } from '../../ui/index.js';
import { tableTwin } from '../../ui/table-twin.js';
import { tableTwinStyles } from '../../ui/table-twin.styles.js';
import { guideKeys } from './guide-keys.js';
import { TREND_MESSAGES } from './measure-trend.messages.js';
import { trendOption } from './measure-trend.option.js';
import { TREND_MARKS, trendQuestions, type TrendMark } from './measure-trend.query.js';
import { measureTrendStyles } from './measure-trend.styles.js';
import { trendView, type TrendEntry, type TrendSettings, type TrendView } from './measure-trend.view.js';

const MOST_PANELS = 4;

/**
 * Measures over time: lines, areas or bars, with objective, forecast and an earlier time to hold them
 * against, or divided by the members of a dimension.
 *
 * @tag measure-trend
 * @example <measure-trend measures="sent openedMessages" grain="week" mark="bar"></measure-trend>
 * @fires {SelectionEvent} category-select - A period or a member was picked; detail: dimension, code, label and the filters that narrow others to it (none for a period, none where a member is let go).
 * @csspart body - Where the picture stands.
 * @csspart chart - The picture; its height is free.
 * @csspart members - Buttons that let one row of figures stand out.
 * @csspart switch - The choice of what is counted.
 */
export class MeasureTrend extends WidgetElement<TrendView> {
  static override styles = [...frameStyles, tooltipStyles, chartStyles, chartKeyStyles, choiceSwitchStyles, tableTwinStyles, measureTrendStyles];

  /** Ids of the catalog, apart by space or comma, or as a list. Measures of one unit share a scale, others have panels of their own. */
  @property({ converter: asIds }) measures: readonly string[] = [];

  /** Length of one period: `day`, `week`, `month`, `quarter` or `year`. */
  @property(orElse('month')) grain: Grain = 'month';

  /** `line`, `bar`, `area` or `stacked-bar`; parts that do not add up to the whole are never stacked. */
  @property(orElse('line')) mark: TrendMark = 'line';

  /** Dimension that divides one measure: the six largest members, or the first six of an ordered dimension, and the others as one. */
  @property() by?: string;

  /** An earlier time to hold the figures against, position by position. */
  @property(orElse('none')) comparison: Comparison | 'none' = 'none';

  /** Takes the measures' counterpart: events in `total`, different HCPs (`unique`) or their `share`. */
  @property() counting?: Counting;

  /** Lets the reader choose among the countings that the catalog names. */
  @property({ type: Boolean, attribute: 'with-switch' }) withSwitch = false;

  /** Adds the objective as a stepped line. */
  @property({ type: Boolean, attribute: 'with-objective' }) withObjective = false;

  /** Adds the forecast after the last whole period. */
  @property({ type: Boolean, attribute: 'with-forecast' }) withForecast = false;

  @state() private chosen: string | undefined;

  readonly #frame = new FrameController(this);
  readonly #chart = new ChartController(this, { failed: (error) => this.dispatchEvent(new WidgetErrorEvent(error)) });

  protected override check(): void {
    const { localName: subject, measures, grain, mark, by, comparison, counting } = this;
    requireAllowed(grain, GRAINS, { subject, setting: 'grain' });
    requireAllowed(mark, TREND_MARKS, { subject, setting: 'mark' });
    requireAllowed(comparison, ['none', ...COMPARISONS], { subject, setting: 'comparison' });
    if (counting) requireAllowed(counting, COUNTINGS, { subject, setting: 'counting' });
    if (!Array.isArray(measures) || measures.some((id) => typeof id !== 'string')) throw invalidSetting(measures, { subject, setting: 'measures' }, 'Give ids of measures, such as measures="sent openedMessages".');
    if (by && measures.length > 1) throw invalidSetting(by, { subject, setting: 'by' }, `Name one measure to divide, not ${measures.length}, or leave "by" away.`);
  }

  protected ask(scope: Scope): Questions {
    if (this.measures.length === 0) {
      throw new OmnichannelError('missing-measure', { subject: this.localName, problem: 'missing attribute "measures"', remedy: 'Name measures of the catalog, such as measures="sent openedMessages".' });
    }
    return trendQuestions(scope, { ...this.#settings, withObjective: this.withObjective, withForecast: this.withForecast });
  }

  protected look(showing: Showing): TrendView {
    return trendView(showing, this.#settings);
  }

  get #settings(): TrendSettings {
    const { measures, grain, mark, by, comparison, counting, heading, withSwitch, chosen } = this;
    return {
      measures, grain, mark, withSwitch, ...(by && { by }), ...(comparison !== 'none' && { comparison }), ...(counting && { counting }),
      ...(heading !== undefined && { heading }), ...(chosen !== undefined && { chosen }),
    };
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view));
  }

  #picture({ countings, counting, picture, label, points, keys }: TrendView): TemplateResult {
    const { words, direction } = this.locale;
    const text = words.of('measure-trend', TREND_MESSAGES);
    return html`
      <div class="trend panels-${Math.min(MOST_PANELS, picture.panels.length)}">
        ${countings.length > 0 ? choiceSwitch({ name: 'counting', label: text('counting'), choices: countings, chosen: counting ?? this.counting ?? 'total' }, (value) => (this.counting = value)) : nothing}
        ${this.#entries(this.view, text('series'))}
        ${this.#chart.render({
          label, points, direction, texts: chartTexts(words), language: words.language, figures: () => tableTwin(this.view.frame.table, label),
          option: (look) => trendOption(picture, look, direction === 'rtl'), select: this.#selectPeriod,
        })}
        ${guideKeys(keys)}
      </div>
    `;
  }

  #entries({ entries, picture: { namedFrom } }: TrendView, label: string): TemplateResult | typeof nothing {
    if (entries.length === 0) return nothing;
    return html`<div class="entries ${this.by ? '' : 'naming'} named-${namedFrom ?? 'never'}" part="members" role="group" aria-label=${label}>
      ${entries.map((entry) => html`<button aria-pressed=${entry.chosen ? 'true' : 'false'} @click=${() => this.#choose(entry)}>
        <i class=${probeClass(entry.tone)} aria-hidden="true"></i><span>${entry.label}</span> <span class="figure">${entry.figure}</span></button>`)}
    </div>`;
  }

  readonly #selectPeriod = (index: number): void => {
    const code = this.view.buckets[index]?.start;
    const label = this.view.points[index]?.name;
    if (code && label) this.dispatchEvent(new SelectionEvent('category-select', { dimension: 'time', code, label, filters: [] }));
  };

  #choose({ key, label, chosen, filter }: TrendEntry): void {
    this.chosen = chosen ? undefined : key;
    const { by: dimension } = this;
    if (!dimension) return;
    this.dispatchEvent(new SelectionEvent('category-select', { dimension, code: key, label, filters: chosen || key === '' ? [] : [filter ?? { dimension, in: [key] }] }));
  }
}
