import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EndText, OptInDrawing, Panel, PanelLine } from './opt-in-drawing.js';

type Row = 'level' | 'flow';

/** The picture: a column for the scales, one for the panels, one for the last figures, all as wide as their texts. */
export function optInPanels({ level, flows, bands, times, room }: OptInDrawing, rtl: boolean): TemplateResult {
  return html`
    <div class="drawing ${level && flows ? 'both' : level ? 'level' : 'flow'}" aria-hidden="true">
      ${level ? html`<p class="title">${level.title}</p>${scale(level, 'level')}${plot(level, 'level', [], rtl, level.objective)}` : nothing}
      ${flows ? html`
        <p class="title up"><i>▲</i> ${flows.upTitle}</p>${scale(flows, 'flow')}${plot(flows, 'flow', bands, rtl, '')}
        <p class="title down"><i>▼</i> ${flows.downTitle}</p>` : nothing}
      <div class="times">${times.map(({ label, second }) => html`<span><span>${label}</span>${second ? html`<span>${second}</span>` : nothing}</span>`)}</div>
      <div class="room">${room.map((text) => html`<b>${text}</b>`)}</div>
    </div>
  `;
}

const scale = ({ marks }: Panel, row: Row): TemplateResult => html`<div class="scale ${row}-row">${marks.map(({ text }) => html`<span>${text}</span>`)}</div>`;

function plot({ marks, lines, ends }: Panel, row: Row, bands: OptInDrawing['bands'], rtl: boolean, objective: string): TemplateResult {
  const isBase = (y: number): boolean => marks.some((mark) => mark.isBase && mark.y === y);
  const line = (y: number): TemplateResult => svg`<line class=${isBase(y) ? 'base' : 'grid'} x2="100%" y1="${y}%" y2="${y}%" />`;
  return html`<svg class="plot ${row}-row">
    ${bands.length > 0 ? svg`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" /></pattern></defs>` : nothing}
    ${marks.map(({ y }) => (isBase(y) ? nothing : line(y)))}
    ${bands.map((band, at) => svg`<svg class="band" x="${(at * 100) / bands.length}%" width="${100 / bands.length}%">${bars(band)}</svg>`)}
    ${marks.map(({ y }) => (isBase(y) ? line(y) : nothing))}
    <svg class="lines" viewBox="0 0 100 100" preserveAspectRatio="none">
      ${repeat(lines, ({ code }) => code, path)}
      ${objective ? svg`<path class="objective" d=${objective} />` : nothing}
    </svg>
    ${repeat(lines, ({ code }) => code, dots)}
    ${ends.map((end) => endText(end, row === 'flow' ? 14 : 9, rtl))}
  </svg>`;
}

function bars({ bars: parts, hatched }: OptInDrawing['bands'][number]): TemplateResult {
  const top = Math.min(...parts.map(({ y }) => y));
  const foot = Math.max(...parts.map(({ y, height }) => y + height));
  return svg`${parts.map(({ kind, y, height }) => svg`<rect class="bar ${kind}" y="${y}%" height="${height}%" />`)}
    ${hatched && foot > top ? svg`<rect class="bar hatch" y="${top}%" height="${foot - top}%" fill="url(#hatch)" />` : nothing}`;
}

function path({ tone, look, path: solid, area, openPath, openArea }: PanelLine): TemplateResult {
  return svg`<g class="line ${look} tone-${tone}">
    ${area ? svg`<path class="area" d=${area} />` : nothing}${openArea ? svg`<path class="area open" d=${openArea} />` : nothing}
    <path d=${solid} />${openPath ? svg`<path class="open" d=${openPath} />` : nothing}
  </g>`;
}

function dots({ tone, look, alone, end }: PanelLine): TemplateResult {
  return svg`<g class="line ${look} tone-${tone}">
    ${alone.map(({ x, y }) => svg`<circle cx="${x}%" cy="${y}%" r="2" />`)}
    ${end ? svg`<circle class=${end.open ? 'open' : ''} cx="${end.x}%" cy="${end.y}%" r="3" />` : nothing}
  </g>`;
}

function endText({ text, x, y, shift, tone }: EndText, gap: number, rtl: boolean): TemplateResult {
  return svg`<text class="end" x="${x}%" y="${y}%" dx=${rtl ? -gap : gap} dy=${shift} text-anchor=${rtl ? 'end' : 'start'}>${tone === undefined ? nothing : svg`<tspan class="tone-${tone}">●</tspan> `}${text}</text>`;
}
