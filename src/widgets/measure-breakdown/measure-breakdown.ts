import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { invalidSetting, isTexts, requireAllowed, requireWhole } from '../../contract/index.js';
import { COUNTINGS, type Counting } from '../../context/counting.js';
import { asIds, asNumber, orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { choiceSwitch, choiceSwitchStyles } from '../../ui/choice-switch.js';
import { FrameController, frameStyles } from '../../ui/index.js';
import { barStyles } from './bars.styles.js';
import { donutStyles } from './donut.styles.js';
import { drawBars } from './draw-bars.js';
import { drawDonut } from './draw-donut.js';
import { drawMatrix } from './draw-matrix.js';
import { drawStacks } from './draw-stacks.js';
import type { Drawing } from './drawing.js';
import { matrixStyles } from './matrix.styles.js';
import { BREAKDOWN_MESSAGES } from './measure-breakdown.messages.js';
import { BREAKDOWN_MARKS, BREAKDOWN_SHARES, BREAKDOWN_SORTS, breakdownQuestions, type Breakdown, type BreakdownMark, type BreakdownShare, type BreakdownSort } from './measure-breakdown.query.js';
import { breakdownStyles } from './measure-breakdown.styles.js';
import { breakdownView, type BreakdownView } from './measure-breakdown.view.js';
import { stackStyles } from './stacks.styles.js';

const PICTURES: Record<BreakdownMark, (drawing: Drawing) => TemplateResult> = { bar: drawBars, 'stacked-bar': drawStacks, matrix: drawMatrix, donut: drawDonut };

/**
 * Any measure by one or two dimensions: bars, stacked bars, a matrix or a donut. Shares are of wholes that the source
 * computed; members beyond the largest stand together as one that the source computed too.
 *
 * @tag measure-breakdown
 * @example <measure-breakdown measure="interactions" by="channel" split="segment" mark="stacked-bar"></measure-breakdown>
 * @fires {SelectionEvent} category-select - A member was activated; detail: dimension, code, label and filters, those of both dimensions for a cell.
 * @csspart body - Where the picture stands.
 * @csspart foot - Date, source and reach.
 * @csspart mark - One bar, cell, slice or part of a stack.
 * @csspart switch - The choice of what is counted, or of figures and shares.
 */
export class MeasureBreakdown extends WidgetElement<BreakdownView> {
  static override styles = [...frameStyles, choiceSwitchStyles, breakdownStyles, barStyles, matrixStyles, stackStyles, donutStyles];

  /** Id of the measure in the catalog, such as `interactions`. */
  @property() measure?: string;

  /** Several measures side by side, each with a scale of its own: `engagementPoints pointsPerHcp`. */
  @property({ converter: asIds }) measures: readonly string[] = [];

  /** Dimension of the rows, such as `channel`. */
  @property() by = '';

  /** Second dimension: columns of a matrix, parts of a stack, bars beside each other. */
  @property() split?: string;

  /** Figures, or shares of the row, of the column or of all. */
  @property(orElse('none')) share: BreakdownShare = 'none';

  /** Bars, bars stacked by `split`, a matrix of both dimensions, or a donut. */
  @property(orElse('bar')) mark: BreakdownMark = 'bar';

  /** How many members stand by themselves; the rest as one. */
  @property({ converter: asNumber }) top?: number;

  /** By value, `lowest` first, by label, or in the dimension's own order, which is the default where it has one. */
  @property() sort?: BreakdownSort;

  /** Counts events in total, different ones, or the part of a whole, where the catalog knows the measure so. */
  @property() counting?: Counting;

  /** A figure that all bars are held against, shares as 0 to 1: a line over them, and a sign for each whether it stands on the good side. */
  @property({ converter: asNumber }) reference?: number;

  /** A tick at the objective of each bar. */
  @property({ type: Boolean, attribute: 'with-objective' }) withObjective = false;

  /** Lets the reader choose what is counted, and figures or shares. */
  @property({ type: Boolean, attribute: 'with-switch' }) withSwitch = false;

  @state() private isOpen = false;
  @state() private focused = 0;
  @state() private chosenShare?: BreakdownShare;
  @state() private chosenCounting?: Counting;
  readonly #frame = new FrameController(this);

  protected override check(): void {
    const { localName: subject, by, split, mark, share, sort, counting, top, measures, reference } = this;
    requireAllowed(mark, BREAKDOWN_MARKS, { subject, setting: 'mark' });
    requireAllowed(share, BREAKDOWN_SHARES, { subject, setting: 'share' });
    if (sort != null) requireAllowed(sort, BREAKDOWN_SORTS, { subject, setting: 'sort' });
    if (counting != null) requireAllowed(counting, COUNTINGS, { subject, setting: 'counting' });
    if (reference != null && !Number.isFinite(reference)) throw invalidSetting(reference, { subject, setting: 'reference' }, 'Write a plain number with a point, such as 0.8 for 80 %.');
    if (reference != null && (mark !== 'bar' || measures.length > 1)) throw invalidSetting(reference, { subject, setting: 'reference' }, 'Bars of one measure have a reference: leave out "mark" and further measures.');
    requireWhole(top ?? undefined, { subject, setting: 'top', least: 1 });
    if (!isTexts(measures)) throw invalidSetting(measures, { subject, setting: 'measures' }, 'Give a list of measure ids.');
    if (!by) throw invalidSetting(by, { subject, setting: 'by' }, 'Name a dimension of the catalog.');
    if (!split && (mark === 'matrix' || mark === 'stacked-bar')) throw invalidSetting(mark, { subject, setting: 'mark' }, 'Name a second dimension in "split".');
    if (split && mark === 'donut') throw invalidSetting(mark, { subject, setting: 'mark' }, 'Leave out "split", or use mark="stacked-bar".');
    if (split && split === by) throw invalidSetting(split, { subject, setting: 'split' }, 'Name another dimension than in "by".');
    if (measures.length > 1 && (split || mark !== 'bar')) throw invalidSetting(measures, { subject, setting: 'measures' }, 'Several measures stand side by side as bars: leave out "split" and "mark".');
  }

  protected ask(scope: Scope): Questions {
    return breakdownQuestions(scope, this.#breakdown());
  }

  protected look(showing: Showing): BreakdownView {
    return breakdownView(showing, { ...this.#breakdown(), heading: this.heading ?? undefined, withSwitch: this.withSwitch, isGiven: this.data != null });
  }

  /** Attributes that are taken away come as `null`. */
  #breakdown(): Breakdown {
    const { measure, measures, by, split, mark, top, sort, reference, withObjective, isOpen } = this;
    return {
      measure: measure ?? undefined, measures, by, split: split || undefined, mark, top: top ?? undefined, sort: sort ?? undefined, reference: reference ?? undefined, withObjective, isOpen,
      share: this.chosenShare ?? this.share, counting: this.chosenCounting ?? this.counting ?? undefined,
    };
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view));
  }

  #picture(view: BreakdownView): TemplateResult {
    const text = this.locale.words.of('measure-breakdown', BREAKDOWN_MESSAGES);
    const drawing: Drawing = {
      view, text, direction: this.locale.direction, focused: this.focused,
      focus: (at) => (this.focused = at), select: (pick) => void this.dispatchEvent(new SelectionEvent('category-select', pick)),
    };
    return html`
      ${this.#switches(view)}
      ${view.baseText ? html`<p class="base"><bdi>${view.baseText}</bdi></p>` : nothing}
      ${PICTURES[view.mark](drawing)}
      ${view.canFold ? html`<button class="action" aria-expanded=${this.isOpen ? 'true' : 'false'} @click=${() => (this.isOpen = !this.isOpen)}>${text(this.isOpen ? 'showFewer' : 'showAll')}</button>` : nothing}
    `;
  }

  #switches({ countings, counting, shares, share }: BreakdownView): TemplateResult | typeof nothing {
    if (countings.length === 0 && shares.length === 0) return nothing;
    const text = this.locale.words.of('measure-breakdown', BREAKDOWN_MESSAGES);
    return html`<div class="tools">
      ${countings.length > 0 ? choiceSwitch({ name: 'counting', label: text('counting'), choices: countings, chosen: counting }, (value) => (this.chosenCounting = value)) : nothing}
      ${shares.length > 0 ? choiceSwitch({ name: 'share', label: text('shares'), choices: shares, chosen: share }, (value) => (this.chosenShare = value)) : nothing}
    </div>`;
  }
}
