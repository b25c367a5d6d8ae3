import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PeriodInput } from '../../contract/index.js';
import type { Translate } from '../../i18n/index.js';
import { FILTER_BAR_MESSAGES, type FilterBarText } from './filter-bar.messages.js';
import { rangeFault, rangePeriod, type PeriodFacts, type PeriodView, type PresetView, type StepView, type StretchView } from './period-choices.view.js';

type PickerHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** What a choice in the panel does. */
interface PeriodActions {
  readonly choose: (period: PeriodInput) => void;
  readonly close: () => void;
}

/** The panel in which a period is chosen: a usual one, a stretch of the calendar, or from day to day. */
export class PeriodPicker implements ReactiveController {
  readonly #host: PickerHost;
  readonly #actions: PeriodActions;
  #facts: PeriodFacts | undefined;
  #isChecked = false;
  #fault: string | undefined;

  constructor(host: PickerHost, actions: PeriodActions) {
    this.#host = host;
    this.#actions = actions;
    host.addController(this);
  }

  hostConnected(): void {}

  /** The panel opens: nothing is wrong yet. */
  start(): void {
    this.#isChecked = false;
    this.#fault = undefined;
  }

  render(view: PeriodView, facts: PeriodFacts): TemplateResult {
    this.#facts = facts;
    const text = facts.words.of('filter-bar', FILTER_BAR_MESSAGES);
    const first = view.presets.find(({ chosen }) => chosen) ?? view.presets[0];
    return html`
      <div class="period">
        <ul class="presets" aria-label=${text('presets')}>${view.presets.map((preset) => this.#preset(preset, preset === first))}</ul>
        <div class="calendar">
          ${view.steps.length > 0 ? html`<ul class="steps" aria-label=${text('steps')}>${view.steps.map((step) => this.#step(step, text))}</ul>` : nothing}
          ${this.#range(view, text)}
        </div>
      </div>
    `;
  }

  #preset({ preset, label, dates, chosen }: PresetView, isFirst: boolean): TemplateResult {
    return html`<li><button class="choice" aria-pressed=${chosen ? 'true' : 'false'} ?data-first=${isFirst} @click=${() => this.#finish(preset)}
      ><span>${label}</span>${dates ? html`<span class="dates">${dates}</span>` : nothing}</button></li>`;
  }

  #step({ label, current, chosen, previous, next }: StepView, text: Translate<FilterBarText>): TemplateResult {
    const [back, forth] = this.#host.matches(':dir(rtl)') ? (['›', '‹'] as const) : (['‹', '›'] as const);
    return html`<li class="step">
      <span class="step-label">${label}</span>
      <button class="arrow" aria-label=${text('previous', { name: previous.name })} @click=${() => this.#actions.choose(previous.period)}>${back}</button>
      <button class="choice" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => this.#actions.choose(current.period)}>${current.name}</button>
      ${this.#next(next, forth, text)}
    </li>`;
  }

  /** Stays in its place at the end of what the source holds, so that the one before does not move under the finger. */
  #next(next: StretchView | undefined, sign: string, text: Translate<FilterBarText>): TemplateResult {
    if (!next) return html`<button class="arrow" disabled aria-hidden="true" tabindex="-1">${sign}</button>`;
    return html`<button class="arrow" aria-label=${text('next', { name: next.name })} @click=${() => this.#actions.choose(next.period)}>${sign}</button>`;
  }

  #range({ from, to, max, reachText }: PeriodView, text: Translate<FilterBarText>): TemplateResult {
    const day = (id: string, label: string, value: string): TemplateResult => html`
      <label class="day"><span>${label}</span><input id=${id} type="date" .value=${value} max=${max ?? nothing} aria-invalid=${this.#fault ? 'true' : 'false'} aria-describedby="range-note" @input=${this.#onInput} /></label>
    `;
    return html`
      <form class="range" aria-label=${text('range')} novalidate @submit=${this.#apply}>
        ${day('from', text('from'), from)}${day('to', text('to'), to)}
        <button class="action">${text('apply')}</button>
        <p id="range-note" class="remark ${this.#fault ? 'fault' : ''}" role=${this.#fault ? 'alert' : nothing}><bdi>${this.#fault ?? reachText ?? nothing}</bdi></p>
      </form>
    `;
  }

  #finish(period: PeriodInput): void {
    this.#actions.choose(period);
    this.#actions.close();
  }

  /** Once something was wrong, it is said no longer than it is. */
  readonly #onInput = (): void => {
    if (this.#isChecked) this.#check();
  };

  readonly #apply = (event: Event): void => {
    event.preventDefault();
    this.#isChecked = true;
    this.#check();
    if (this.#fault) this.#day('to')?.focus();
    else this.#finish(rangePeriod(this.#day('from')?.value ?? '', this.#day('to')?.value ?? ''));
  };

  #check(): void {
    if (!this.#facts) return;
    this.#fault = rangeFault(this.#day('from')?.value ?? '', this.#day('to')?.value ?? '', this.#facts);
    this.#host.requestUpdate();
  }

  #day(id: string): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }
}
