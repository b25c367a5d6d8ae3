import { css, unsafeCSS } from 'lit';
import { HUES } from './flow-model.js';

const SERIES = 8;
const hues = unsafeCSS(Array.from({ length: HUES }, (_, hue) => {
  const series = `var(--_series-${(hue % SERIES) + 1})`;
  return `.hue-${hue + 1} { --_hue: ${hue < SERIES ? series : `color-mix(in srgb, ${series} 55%, var(--_surface))`}; }`;
}).join('\n'));

export const segmentFlowStyles = css`
  ${hues}
  .plain {
    --_hue: color-mix(in srgb, var(--_neutral) 75%, var(--_surface));
  }
  :host {
    --_picture: 400px;
  }
  .flow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(4 * var(--_space)) calc(6 * var(--_space));
  }
  .stage {
    position: relative;
    min-width: 0;
    min-height: 64px;
    touch-action: pan-y;
  }
  /* As wide as texts are tall. */
  .letter {
    position: absolute;
    width: 1em;
    height: 0;
  }
  .drawing {
    position: relative;
    display: block;
    overflow: visible;
  }
  canvas.ribbons {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .ribbons,
  .stub,
  .node-bar,
  .node {
    transition: opacity var(--_duration);
  }
  .ribbon,
  .stub,
  .node-bar {
    fill: var(--_hue);
  }
  .ribbon.stayed {
    fill-opacity: 0.13;
  }
  .ribbon.moved {
    fill-opacity: 0.36;
  }
  .ribbon.stayed.front {
    fill-opacity: 0.32;
  }
  .ribbon.moved.front {
    fill-opacity: 0.72;
  }
  .ribbon.veiled {
    fill: none;
    stroke: var(--_hue);
    stroke-width: 1.25;
    stroke-dasharray: 3 3;
    stroke-opacity: 0.7;
  }
  .stub {
    fill-opacity: 0.55;
  }
  .ribbons.faded {
    opacity: 0.3;
  }
  .stub.faded,
  .node-bar.faded {
    opacity: 0.3;
  }
  .node.faded :is(.name, .figures b, .count) {
    color: var(--_muted);
  }
  .node-bar {
    transition: opacity var(--_duration), fill 1ms step-start !important;
  }
  .leader {
    fill: none;
    stroke: var(--_muted);
    stroke-opacity: 0.45;
  }
  .date,
  .node {
    position: absolute;
  }
  .date {
    display: flex;
    flex-direction: column;
    color: var(--_muted);
    font-size: var(--_size-s);
    line-height: 1.35;
    white-space: nowrap;
    pointer-events: none;
  }
  .date b {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .date.first {
    text-align: end;
  }
  .date.last.short {
    text-align: end;
    white-space: normal;
  }
  .date.middle {
    text-align: center;
  }
  .node {
    display: flex;
    flex-direction: column;
    justify-content: center;
    line-height: 1.3;
    border-radius: 3px;
  }
  .node.first {
    text-align: end;
    align-items: flex-end;
  }
  .node.last {
    align-items: flex-start;
  }
  .name {
    max-width: 100%;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.2;
    font-weight: var(--_weight-strong);
  }
  .count {
    white-space: nowrap;
  }
  .figures {
    color: var(--_muted);
    white-space: nowrap;
  }
  .figures b {
    color: var(--_text);
    font-weight: var(--_weight);
  }
  .figures b,
  .share,
  .change {
    unicode-bidi: plaintext;
  }
  .share {
    margin-inline-start: var(--_space);
  }
  .change {
    margin-inline-start: calc(1.5 * var(--_space));
  }
  .dense .node.first,
  .dense .node.last {
    flex-direction: row;
    align-items: center;
    gap: calc(2 * var(--_space));
    font-size: var(--_size-s);
  }
  .dense .node.first {
    justify-content: flex-end;
  }
  .dense .node.last {
    justify-content: flex-start;
  }
  .dense .name {
    display: block;
    min-width: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--_weight);
  }
  .dense .share {
    display: none;
  }
  .node.middle {
    overflow: visible;
  }
  .node.middle .count {
    display: none;
    padding-inline-start: 14px;
    font-size: var(--_size-s);
    color: var(--_text);
    line-height: 1;
  }
  .node.middle.told .count {
    display: block;
  }
  .node.caption {
    display: block;
    font-size: var(--_size-s);
    color: var(--_muted);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.5;
  }
  .node.caption.middle {
    text-align: center;
  }
  .node.caption.wide {
    text-align: start;
  }
  .node:hover .name,
  .node[aria-pressed='true'] .name,
  .caption:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .flow .twin {
    grid-column: 1 / -1;
  }
  @container (min-width: 880px) {
    .flow:not(.long) {
      grid-template-columns: minmax(0, 1fr) 232px;
    }
  }
  @container (min-width: 1120px) {
    .flow {
      grid-template-columns: minmax(0, 1fr) 232px;
    }
  }
  /* 480 pixels of texts in the usual size. */
  @container (max-width: 36.9em) {
    .name {
      font-size: var(--_size-s);
    }
    .node.last:not(.caption) .name,
    .node.last .share {
      display: none;
    }
    .roomy .node.last .figures {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      white-space: normal;
      line-height: 1.2;
    }
    .roomy .node.last .change {
      margin: 0;
    }
    .node.caption.last {
      text-align: end;
    }
  }
  @media (forced-colors: active) {
    .ribbon,
    .stub {
      fill: GrayText;
    }
    .node-bar {
      fill: CanvasText;
    }
  }
`;
