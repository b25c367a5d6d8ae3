import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Verdict } from '../../contract/index.js';
import type { KpiView } from './kpi-tile.view.js';
import { SPARK_HEIGHT, SPARK_WIDTH } from './sparkline.js';

const SHAPES: Record<Verdict, TemplateResult | typeof nothing> = {
  met: svg`<path d="M5 1 9.5 9H.5z" />`,
  near: svg`<circle cx="5" cy="5" r="4" />`,
  missed: svg`<path d="M5 9 .5 1h9z" />`,
  none: nothing,
};

/** The comparison, told by shape and word. */
export function drawChip({ chip }: KpiView): TemplateResult | typeof nothing {
  if (!chip) return nothing;
  return html`<span class="chip ${chip.verdict}" part="chip">${chip.verdict === 'none' ? nothing : html`<svg viewBox="0 0 10 10" aria-hidden="true">${SHAPES[chip.verdict]}</svg>`}
    ${chip.word ? `${chip.word} ·` : nothing} <bdi>${chip.text}</bdi></span>`;
}

/** A bar from zero, the objective across. */
export function drawBullet({ bullet }: KpiView): TemplateResult | typeof nothing {
  if (!bullet) return nothing;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return html`<div class="bullet">
    <svg aria-hidden="true"><rect class="track" y="2" width="100%" height="6" rx="2" /><rect class="fill" y="2" width=${percent(bullet.filled)} height="6" rx="2" />
      <line class="mark" x1=${percent(bullet.mark)} x2=${percent(bullet.mark)} y1="0" y2="10" /></svg>
    <span>${bullet.text}</span>
  </div>`;
}

/** A small line; its last point is a stroke of no length, so that stretching the box leaves it round. */
export function drawSpark({ spark }: KpiView): TemplateResult | typeof nothing {
  if (!spark) return nothing;
  return html`<div class="spark">
    <svg viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${spark.text}>
      ${spark.objective ? svg`<path class="objective" d=${spark.objective} />` : nothing}<path d=${spark.path} />${spark.last ? svg`<path class="last" d="M${spark.last.x} ${spark.last.y}h0" />` : nothing}
    </svg>
  </div>`;
}
