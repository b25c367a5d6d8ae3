import { html, type TemplateResult } from 'lit';

export { choiceSwitchStyles } from './choice-switch.styles.js';

export interface SwitchChoice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

/** A few choices side by side, one of them taken; `name` tells several switches of one widget apart. */
export function choiceSwitch<Value extends string>({ name, label, choices, chosen }: { readonly name: string; readonly label: string; readonly choices: readonly SwitchChoice<Value>[]; readonly chosen: Value }, choose: (value: Value) => void): TemplateResult {
  return html`
    <div class="switch" part="switch" role="radiogroup" aria-label=${label}>
      ${choices.map(({ value, label: text }) => html`
        <label><input type="radio" name=${name} .checked=${value === chosen} @change=${() => choose(value)} /><span>${text}</span></label>
      `)}
    </div>
  `;
}
