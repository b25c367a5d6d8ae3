import { html, nothing, type TemplateResult } from 'lit';
import type { FunnelText, StageMark } from './marks.view.js';
import type { Strip } from './strips.view.js';

export interface Drawing {
  readonly text: FunnelText;
  readonly hasObjective: boolean;
  /** Where zero stands, 0 to 1; drawn where bars go both ways. */
  readonly zero: number;
  readonly isTwoSided: boolean;
}

/** One sentence for those who listen; label, bar, objective and figures for those who look. */
export function stageContent(mark: StageMark, drawing: Drawing): TemplateResult {
  return html`<span class="visually-hidden">${mark.sentence}</span><span class="label" aria-hidden="true">${mark.label}</span>${plot(mark, drawing)}`;
}

function plot(mark: StageMark, { zero, isTwoSided }: Drawing): TemplateResult {
  const { start, size, tick, state, tint, text, aside } = mark;
  const goesBack = isTwoSided && size > 0 && start < zero;
  const end = Math.max(goesBack ? zero : start + size, tick ?? 0);
  return html`
    <span class="plot ${isTwoSided ? 'two-sided' : ''}" aria-hidden="true" .style=${`--start:${start};--size:${size};--end:${end};--from:${Math.min(start, tick ?? 1)};--zero:${zero}`}>
      ${isTwoSided ? html`<span class="zero"></span>` : nothing}
      ${state === 'suppressed' ? html`<span class="bar hatched"></span>` : size > 0 ? html`<span class="bar ${tint}"></span>` : nothing}
      ${tick === undefined ? nothing : html`<span class="tick" .style=${`--at:${tick}`}></span>`}
      <span class="figures ${goesBack ? 'before' : ''} ${state}"><span class="main">${text}</span>${aside ? html` <span class="aside">${aside}</span>` : nothing}</span>
    </span>
  `;
}

export function gapText({ gap }: StageMark): TemplateResult | typeof nothing {
  if (!gap) return nothing;
  return html`<span class="gap ${gap.verdict}" aria-hidden="true">${gap.word ? html`<span class="word">${gap.word}</span> ` : nothing}<span class="distance">${gap.text}</span></span>`;
}

/** The one explanation that a tick needs, and the heading of the gaps. */
export function keyLine({ text, hasObjective }: Drawing, withGap = true): TemplateResult | typeof nothing {
  if (!hasObjective) return nothing;
  return html`<div class="key" aria-hidden="true"><span class="objective-key"><span class="tick-key"></span>${text('objective')}</span>${withGap ? html`<span>${text('gap')}</span>` : nothing}</div>`;
}

/** Actual and objective as two lengths that touch, the names outside. */
export function stripPair(strips: readonly Strip[]): TemplateResult | typeof nothing {
  if (strips.length === 0) return nothing;
  return html`<div class="strips" aria-hidden="true">${strips.map((strip) => html`
    <span class="strip-label">${strip.label}</span>
    <div class="strip ${strip.isObjective ? 'wanted' : ''}">${strip.parts.map(({ label, text, share, tint }) => html`
      <div class="part" .style=${`--share:${share}`}>
        <span class="part-text">${strip.isObjective ? nothing : html`<span class="part-label">${label}</span>`}<span class="part-share">${text}</span></span>
        <span class="block ${tint}"></span>
      </div>`)}</div>`)}</div>`;
}
