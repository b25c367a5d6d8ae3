import { html, svg, type TemplateResult } from 'lit';
import type { Slice } from './donut.view.js';
import { hueOf, spoken, type Drawing } from './drawing.js';

/** A ring with its labels beside it and the whole in its middle. */
export function drawDonut({ view: { slices, wholeText, wholeLabel, frame }, direction, select }: Drawing): TemplateResult {
  return html`
    <div class="donut" role="group" aria-label=${frame.heading}>
      <svg class=${direction} viewBox="-64 -58 128 116" aria-hidden="true">
        ${slices.map(({ path, leader, hue, mark }) => svg`<path class=${hueOf(hue)} d=${path} @click=${() => select(mark.pick)}></path><polyline points=${leader}></polyline>`)}
      </svg>
      <span class="whole"><b>${wholeText}</b> <span>${wholeLabel}</span></span>
      ${slices.map((slice) => label(slice, select))}
    </div>
  `;
}

function label({ mark: { label: name, cells: [cell], pick }, hue, side, place }: Slice, select: Drawing['select']): TemplateResult {
  return html`<button class="mark slice ${side} ${hueOf(hue)}" part="mark" .style=${`--place:${place}`} @click=${() => select(pick)}>
    ${spoken(cell?.sentence ?? name)}<span class="label" aria-hidden="true" title=${name}><bdi>${name}</bdi></span>
    <span class="figures" aria-hidden="true"><span class="main">${cell?.text}</span> <span class="aside">${cell?.aside}</span></span>
  </button>`;
}
