import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { GRAINS, invalidSetting, requireAllowed, requireWhole, type Grain } from '../../contract/index.js';
import { asNumber, orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { FrameController, frameStyles, TooltipController, tooltipStyles } from '../../ui/index.js';
import { tableTwin } from '../../ui/table-twin.js';
import { tableTwinStyles } from '../../ui/table-twin.styles.js';
import { nodesInFront } from './flow-emphasis.js';
import { flowLabels } from './flow-labels.js';
import { flowLayout, type FlowLayout } from './flow-layout.js';
import { flowMovements } from './flow-movements.js';
import { flowMovementsStyles } from './flow-movements.styles.js';
import { flowDrawing } from './flow-picture.js';
import { FlowStage, type Scene } from './flow-stage.js';
import { Remembered } from './remembered.js';
import { flowQuestions } from './segment-flow.query.js';
import { segmentFlowStyles } from './segment-flow.styles.js';
import { flowView, type FlowView } from './segment-flow.view.js';

const MOST_STEPS = 366;

/**
 * How HCPs moved between segments from one date to the next: who stayed, who moved and where to, who
 * entered and who left, with the size of every segment on both dates.
 *
 * @tag segment-flow
 * @example <segment-flow grain="quarter" steps="2" with-table></segment-flow>
 * @fires {SelectionEvent} segment-select - A segment was picked; detail: dimension `segment`, its code and label, and the filters that narrow others to it.
 * @csspart body - Where the picture stands.
 * @csspart node - A segment on one date, with its figures.
 * @csspart movements - Movements as sentences.
 */
export class SegmentFlow extends WidgetElement<FlowView> {
  static override styles = [...frameStyles, tooltipStyles, tableTwinStyles, segmentFlowStyles, flowMovementsStyles];

  /** How long one step from column to column is. */
  @property(orElse('month')) grain: Grain = 'month';

  /** How many periods are shown, each a step between two dates; 1 unless set, or as many as `data` holds. */
  @property({ converter: asNumber }) steps?: number;

  /** Code of the segmentation, whose segments exclude each other. */
  @property() scheme?: string;

  /** Smallest movement drawn as a ribbon, in HCPs; smaller ones are drawn together as stubs. Unless set, only hair-thin ones are, where there are many. */
  @property({ converter: asNumber, attribute: 'min-flow' }) minFlow?: number;

  /** Code of a segment that is brought forward, all else fading to context. As attribute: `focus`. */
  @property({ attribute: 'focus' }) focusSegment?: string;

  /** Adds all movements as a table under the picture. */
  @property({ type: Boolean, attribute: 'with-table' }) withTable = false;

  readonly #frame = new FrameController(this);
  readonly #tooltip = new TooltipController(this);
  readonly #stage = new FlowStage(this, {
    scene: () => this.#scene,
    select: (code) => this.#select(code),
    tell: (view, at) => void this.#tooltip.show(view, at),
    hush: () => this.#tooltip.hide(),
  });
  readonly #seen = new Remembered<FlowView>();
  readonly #laidOut = new Remembered<FlowLayout>();

  protected override check(): void {
    const { localName: subject, grain, steps, minFlow } = this;
    requireAllowed(grain, GRAINS, { subject, setting: 'grain' });
    requireWhole(steps, { subject, setting: 'steps', least: 1, most: MOST_STEPS });
    if (minFlow !== undefined && !(minFlow >= 0)) throw invalidSetting(minFlow, { subject, setting: 'min-flow' }, 'Give a number of HCPs, 0 or more.');
  }

  protected ask(scope: Scope): Questions {
    const { grain, steps = 1, scheme } = this;
    return flowQuestions(scope, { grain, steps, scheme });
  }

  /** Pointing at the picture renders it anew; the figures are not looked through again for that. */
  protected look(showing: Showing): FlowView {
    const { answers: { results, periods, labels, catalog, status, error, filters, receivedAt }, words } = showing;
    const { data, grain, steps, scheme, minFlow, focusSegment: focus, heading } = this;
    const { isOpen, isNarrow } = this.#stage;
    const facts = [data ?? results['main'], results['sizes'], results['whole'], periods['main']?.start, periods['main']?.end, labels['segment'], catalog, status, error, JSON.stringify(filters), receivedAt];
    return this.#seen.from([words, ...facts, grain, steps, scheme, minFlow, focus, heading, isOpen, isNarrow], () => flowView(showing, { grain, steps, scheme, minFlow, focus, heading, isOpen, isNarrow, isGiven: data != null }));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('focusSegment')) this.#stage.reset();
  }

  get #scene(): Scene | undefined {
    const { model, words, isDrawn } = this.view ?? {};
    const { width, zoom } = this.#stage;
    if (!isDrawn || width === 0) return undefined;
    return { model, words, layout: this.#laidOut.from([model, width, zoom], () => flowLayout(model, width, words.longestName, zoom)), direction: this.locale.direction };
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture());
  }

  #picture(): TemplateResult {
    const { onClick, onKey, onFocus, onPointerMove, onPointerLeave, onTransition, isOpen, fold, release } = this.#stage;
    const { model, words, table } = this.view;
    const pinned = this.#stage.pinned(this.focusSegment);
    if (this.#scene) this.#tooltip.renew(this.#stage.told(this.#scene));
    return html`
      <div class="flow ${model.boundaries.length > 3 ? 'long' : ''}" @click=${onClick}>
        <div class="stage" @keydown=${onKey} @focusin=${onFocus} @focusout=${onPointerLeave} @pointermove=${onPointerMove} @pointerleave=${onPointerLeave} @transitionend=${onTransition}><i class="letter"></i>${this.#drawing()}</div>
        ${flowMovements({ model, words, pinned, isOpen, onFold: fold, onRelease: release })}
        ${this.withTable ? tableTwin(table, words.text('table')) : nothing}
      </div>
      ${this.#tooltip.render()}
    `;
  }

  #drawing(): TemplateResult | typeof nothing {
    const scene = this.#scene;
    if (!scene) return nothing;
    const { layout, model, words, direction } = scene;
    const emphasis = this.#stage.emphasis(this.focusSegment);
    const facts = { layout, model, words, current: this.#stage.current(model), pinned: this.#stage.pinned(this.focusSegment), lit: emphasis && nodesInFront(model, emphasis) };
    return html`<div class=${layout.isDense ? 'dense' : 'roomy'}>${flowDrawing({ layout, model, emphasis, direction })}${flowLabels(facts)}</div>`;
  }

  #select(code: string): void {
    this.dispatchEvent(new SelectionEvent('segment-select', { dimension: 'segment', code, label: this.view.words.name(code), filters: [{ dimension: 'segment', in: [code] }] }));
  }
}
