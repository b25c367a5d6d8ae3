import { html, nothing, type TemplateResult } from 'lit';
import { ribbonInFront, sameEmphasis, type Emphasis } from './flow-emphasis.js';
import { SMALLER, type FlowModel, type FlowMovement } from './flow-model.js';
import type { FlowText } from './flow-text.js';

const FEW = 5;
const FEW_OF_ONE = 8;

/** The movements to say in words: the largest of all, or those of the segment that is brought forward. */
export function tellingMovements({ movements }: FlowModel, pinned: Emphasis | undefined): readonly FlowMovement[] {
  return pinned?.kind === 'segment' ? movements.filter((movement) => ribbonInFront(pinned, movement)).slice(0, FEW_OF_ONE) : movements.slice(0, FEW);
}

export interface MovementsFacts {
  readonly model: FlowModel;
  readonly words: FlowText;
  readonly pinned: Emphasis | undefined;
  readonly isOpen: boolean;
  onFold(): void;
  onRelease(): void;
}

/** Movements as sentences, each a button that brings its ribbon forward. */
export function flowMovements({ model, words, pinned, isOpen, onFold, onRelease }: MovementsFacts): TemplateResult {
  const { text } = words;
  const of = pinned?.kind === 'segment' ? pinned.key : undefined;
  const told = tellingMovements(model, pinned).map((movement) => ({ ribbon: movement.ribbon, ...words.movement(movement) }));
  const timed = model.boundaries.length > 2;
  return html`
    <section class="movements" part="movements" aria-labelledby="movements">
      <h4 id="movements">${of === undefined ? text('largest') : text('movementsOf', { segment: words.name(of) })}</h4>
      ${told.length === 0 ? html`<p>${text('noMovements')}</p>` : html`<ol>${told.map((movement) => html`<li>
        <button class="movement" data-ribbon=${movement.ribbon} aria-pressed=${sameEmphasis(pinned, { kind: 'ribbon', key: movement.ribbon }) ? 'true' : 'false'}>
          <bdi>${movement.text}</bdi>${timed ? html` <span class="when">${movement.when}</span>` : nothing}</button></li>`)}</ol>`}
      ${model.bundled > 0 ? html`<p>${text('bundled', { count: model.bundled })}</p>` : nothing}
      ${model.idle > 0 ? html`<p>${text('idle', { count: model.idle })}</p>` : nothing}
      ${model.veiled > 0 ? html`<p>${text('veiled', { count: model.veiled })}</p>` : nothing}
      ${pinned ? html`<button class="quiet" @click=${onRelease}>${text('release')}</button>` : nothing}
      ${isOpen && !model.order.includes(SMALLER) ? html`<button class="quiet" @click=${onFold}>${text('foldSmaller')}</button>` : nothing}
    </section>
  `;
}
