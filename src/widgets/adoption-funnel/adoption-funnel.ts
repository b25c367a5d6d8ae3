import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dayNumber, invalidSetting, requireAllowed, type IsoDate } from '../../contract/index.js';
import { orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { FrameController, frameStyles, moveFocus } from '../../ui/index.js';
import { FUNNEL_MESSAGES } from './adoption-funnel.messages.js';
import { FUNNEL_MODES, funnelQuestions, type FunnelMode } from './adoption-funnel.query.js';
import { funnelStyles } from './adoption-funnel.styles.js';
import { funnelView, type FunnelGroup, type FunnelView } from './adoption-funnel.view.js';
import { gapText, keyLine, stageContent, stripPair, type Drawing } from './drawing.js';
import type { StageMark } from './marks.view.js';
import { matrixStyles } from './matrix.styles.js';

/**
 * How many HCPs stand at each stage of the adoption scale, in rank order, beside the objective. The
 * stages are parts of one population on one day, not steps that some of them survived.
 *
 * @tag adoption-funnel
 * @example <adoption-funnel mode="share" with-objective></adoption-funnel>
 * @fires {SelectionEvent} stage-select - A stage was activated; detail: dimension, code, label and filters.
 * @csspart body - Where the scale stands.
 * @csspart foot - Date, source and reach.
 * @csspart stage - One stage.
 */
export class AdoptionFunnel extends WidgetElement<FunnelView> {
  static override styles = [...frameStyles, funnelStyles, matrixStyles];

  /** HCPs at each stage, their shares, HCPs at the stage or above, or the change since the baseline. */
  @property(orElse('count')) mode: FunnelMode = 'count';

  /** Adds the objective to each stage and the gap to it. */
  @property({ type: Boolean, attribute: 'with-objective' }) withObjective = false;

  /** The day from which `won` counts, such as the start of a campaign: `2026-05-01`; else the start of the period. */
  @property() baseline?: IsoDate;

  /** One scale for each member of a dimension, such as `segment` or `specialty`. */
  @property() by?: string;

  @state() private isOpen = false;
  @state() private focused = 0;
  readonly #frame = new FrameController(this);

  protected override check(): void {
    const { localName: subject, mode, baseline } = this;
    requireAllowed(mode, FUNNEL_MODES, { subject, setting: 'mode' });
    if (baseline && dayNumber(baseline) === null) throw invalidSetting(baseline, { subject, setting: 'baseline' }, 'Write an existing date as YYYY-MM-DD.');
  }

  protected ask(scope: Scope): Questions {
    return funnelQuestions(scope, this);
  }

  protected look(showing: Showing): FunnelView {
    const { withObjective, baseline, by, heading, isOpen } = this;
    const mode = FUNNEL_MODES.find((allowed) => allowed === this.mode) ?? 'count';
    return funnelView(showing, { mode, withObjective, baseline, by, heading, isOpen });
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(this.view));
  }

  #picture(view: FunnelView): TemplateResult {
    const drawing: Drawing = { text: this.locale.words.of('adoption-funnel', FUNNEL_MESSAGES), hasObjective: view.hasObjective, zero: view.zero, isTwoSided: view.mode === 'won' };
    return html`
      ${stripPair(view.strips)}
      ${view.by === undefined ? this.#list(view, drawing) : this.#matrix(view, drawing)}
      ${view.moves.length > 0 ? html`<p class="remark moves">${view.moves.map((move) => html`<bdi>${move}</bdi>`)}</p>` : nothing}
      ${view.unclassified ? html`<p class="remark">${view.unclassified}</p>` : nothing}
    `;
  }

  #list({ groups: [group], frame }: FunnelView, drawing: Drawing): TemplateResult {
    return html`
      ${keyLine(drawing)}
      <ol class="scale" aria-label=${frame.heading} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.stage', columns: 1, direction: this.locale.direction })}>
        ${group?.marks.map((mark) => html`<li><button class="stage" part="stage" @click=${() => this.#select(mark)}>
          ${stageContent(mark, drawing)}${gapText(mark)}
        </button></li>`)}
      </ol>
    `;
  }

  #matrix({ groups, by, frame, folded, canFold }: FunnelView, drawing: Drawing): TemplateResult {
    const stages = groups[0]?.marks ?? [];
    const isTabStop = (at: number): boolean => at === (this.focused < groups.length * stages.length ? this.focused : 0);
    return html`
      ${keyLine(drawing, false)}
      <div class="matrix" role="grid" aria-label=${frame.heading} .style=${`--stages:${stages.length}`} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.stage', columns: stages.length, direction: this.locale.direction })}>
        <div role="row" class="row head"><span role="columnheader">${by}</span>${stages.map(({ label }) => html`<span role="columnheader">${label}</span>`)}</div>
        ${groups.map((group, row) => html`<div role="row" class="row">
          <span role="rowheader" class="group"><span class="group-label">${group.label}</span> <span class="total">${group.totalText}</span></span>
          ${group.marks.map((mark, column) => html`<span role="gridcell"><button class="stage" part="stage" tabindex=${isTabStop(row * stages.length + column) ? 0 : -1}
            @focus=${() => (this.focused = row * stages.length + column)} @click=${() => this.#select(mark, group)}>${stageContent(mark, drawing)}</button></span>`)}
        </div>`)}
      </div>
      ${canFold ? html`<button class="action" aria-expanded=${this.isOpen ? 'true' : 'false'} @click=${() => (this.isOpen = !this.isOpen)}>${this.isOpen ? drawing.text('showFewer') : drawing.text('showMore', { count: folded })}</button>` : nothing}
    `;
  }

  #select({ code, label, codes }: StageMark, group?: FunnelGroup): void {
    const filters = [{ dimension: 'adoptionStage', in: codes }, ...(group && this.by && group.code !== null ? [{ dimension: this.by, in: [group.code] }] : [])];
    this.dispatchEvent(new SelectionEvent('stage-select', { dimension: 'adoptionStage', code, label, filters }));
  }
}
