import { html, nothing, type TemplateResult } from 'lit';

/** Something that narrows the figures and can be taken away. */
export interface Chip {
  /** `Specialty: Cardiology +2`. */
  readonly label: string;
  /** What the button says aloud: `Remove Specialty: Cardiology`. */
  readonly removeLabel: string;
  readonly remove: () => void;
}

/** Chips in a row, and one button that takes all of them away where there are several. */
export function chipList(label: string, chips: readonly Chip[], clear?: { readonly label: string; readonly act: () => void }): TemplateResult | typeof nothing {
  if (chips.length === 0) return nothing;
  return html`
    <ul class="chips" part="chips" aria-label=${label}>
      ${chips.map((chip) => html`<li class="chip" part="chip"><bdi>${chip.label}</bdi><button aria-label=${chip.removeLabel} title=${chip.removeLabel} @click=${chip.remove}>×</button></li>`)}
      ${clear && chips.length > 1 ? html`<li><button class="clear" @click=${clear.act}>${clear.label}</button></li>` : nothing}
    </ul>
  `;
}
