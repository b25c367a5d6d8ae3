import { html, nothing, type TemplateResult } from 'lit';
import type { TrendView } from './measure-trend.view.js';

/** What the lines are that figures are held against. */
export function guideKeys(keys: TrendView['keys']): TemplateResult | typeof nothing {
  if (keys.length === 0) return nothing;
  return html`<ul class="keys">${keys.map(({ kind, text }) => html`
    <li><svg aria-hidden="true"><path class=${kind} d="M1 5h18" /></svg><span><bdi>${text}</bdi></span></li>
  `)}</ul>`;
}
