import { html, isServer, noChange, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sameEmphasis, type Emphasis } from './flow-emphasis.js';
import { drawnBox, NODE_WIDTH, type Box, type FlowLayout, type PlacedNode } from './flow-layout.js';
import { SMALLER, type FlowModel, type FlowNode } from './flow-model.js';
import { captionsOf, hueClass, type Caption } from './flow-picture.js';
import type { FlowText } from './flow-text.js';

export interface LabelFacts {
  readonly layout: FlowLayout;
  readonly model: FlowModel;
  readonly words: FlowText;
  /** The one stop that the Tab key reaches. */
  readonly current: string;
  readonly pinned: Emphasis | undefined;
  readonly lit: ReadonlySet<string> | undefined;
}

const CAPTION_HEIGHT = 20;
/** Under this height a node in a middle column has no figure beside it. */
const FIGURE_HEIGHT = 13;
/** Columns nearer than this leave no room for words between them. */
const WORDS_ROOM = 84;
const CAPTION_ROOM = 110;
/** After a last column with less room its date stands at the edge of the picture. */
const DATE_ROOM = 110;
const DATE_GAP = 12;

const round = (value: number): number => Math.round(value * 10) / 10;
const placing = ({ x, y, width, height }: Box): string => [x, y, width, height].map(round).join(' ');

/** A server does not know how wide the picture is: there, places across it are shares of its width. */
function placeOnServer({ x, y, width, height }: Box, layout: FlowLayout): string | typeof noChange {
  const share = (value: number): string => `${round((value / layout.width) * 100)}%`;
  return isServer ? `inset-inline-start:${share(x)};inset-block-start:${round(y)}px;width:${share(width)};height:${round(height)}px` : noChange;
}

/** Columns' dates and wholes. */
function header({ layout, words }: LabelFacts, column: number): TemplateResult {
  const last = layout.columns.length - 1;
  const x = layout.columns[column] ?? 0;
  const room = Math.max(64, ((layout.columns[1] ?? 0) - (layout.columns[0] ?? 0)) - 6);
  const isShort = layout.margins[1] < DATE_ROOM * layout.zoom;
  const end = isShort && last === 1 ? (layout.columns[0] ?? 0) + NODE_WIDTH + DATE_GAP : x;
  const across = column === 0 ? { x: 0, width: x + NODE_WIDTH } : column === last ? { x: end, width: layout.width - end } : { x: x + NODE_WIDTH / 2 - room / 2, width: room };
  const box = { ...across, y: 0, height: 40 * layout.zoom };
  const side = column === 0 ? 'first' : column === last ? 'last' : 'middle';
  return html`<div class="date ${side} ${isShort ? 'short' : ''}" data-box=${placing(box)} .style=${placeOnServer(box, layout)}><b><bdi>${words.date(column, layout.columns.length > 3)}</bdi></b><span><bdi>${side === 'middle' && room < WORDS_ROOM * layout.zoom ? nothing : words.whole(column)}</bdi></span></div>`;
}

function nodeContent(facts: LabelFacts, node: FlowNode, side: string): TemplateResult {
  const { words } = facts;
  const sentence = html`<span class="visually-hidden">${words.nodeSentence(node)}</span>`;
  if (side === 'middle') return html`<span class="count" aria-hidden="true">${words.size(node)}</span>${sentence}`;
  const change = side === 'last' ? words.change(node.change) : '';
  return html`${sentence}<span class="name" aria-hidden="true">${words.name(node.code)}</span>
    <span class="figures" aria-hidden="true"><b>${words.size(node)}</b>${words.share(node) ? html` <span class="share">${words.share(node)}</span>` : nothing}${change ? html` <span class="change">${change}</span>` : nothing}</span>`;
}

function nodeButton(facts: LabelFacts, placed: PlacedNode): TemplateResult | typeof nothing {
  const { layout, model, current, pinned, lit } = facts;
  const { node, label } = placed;
  const last = layout.columns.length - 1;
  const side = node.column === 0 ? 'first' : node.column === last ? 'last' : 'middle';
  const bar = drawnBox(placed);
  if (side === 'middle' ? !bar && !node.isHidden : !label) return nothing;
  const room = (layout.columns[1] ?? 0) - (layout.columns[0] ?? 0);
  const shown = placed.height >= FIGURE_HEIGHT * layout.zoom && room > 56 * layout.zoom ? 'told' : '';
  const box = label ?? { x: placed.x - 2, y: (bar?.y ?? placed.y) - 1, width: shown ? Math.min(56 * layout.zoom, room * 0.6) : NODE_WIDTH + 4, height: Math.max(6, (bar?.height ?? 0) + 2) };
  const isPinned = sameEmphasis(pinned, { kind: 'segment', key: node.code });
  return html`<button class="node ${side} ${shown} ${hueClass(model, node.code)} ${lit && !lit.has(node.key) ? 'faded' : ''}" part="node"
    data-stop=${node.key} data-box=${placing(box)} .style=${placeOnServer(box, layout)} tabindex=${node.key === current ? 0 : -1}
    aria-pressed=${node.code === SMALLER ? nothing : isPinned ? 'true' : 'false'}>${nodeContent(facts, node, side)}</button>`;
}

function captionButton(facts: LabelFacts, { key, column, kind, amount, row }: Caption, side: 'above' | 'below'): TemplateResult {
  const { layout, words, current, pinned } = facts;
  const last = layout.columns.length - 1;
  const x = layout.columns[column] ?? 0;
  const room = (layout.columns[1] ?? 0) - (layout.columns[0] ?? 0);
  const rowHeight = CAPTION_HEIGHT * layout.zoom;
  const y = (side === 'above' ? 42 * layout.zoom : layout.bottom + 4) + row * rowHeight;
  const wide = last > 1 ? 0 : layout.width;
  const isMiddle = column > 0 && column < last;
  const across = column === 0 ? { x: 0, width: layout.margins[0] >= 150 * layout.zoom ? layout.margins[0] - 10 : Math.max(layout.margins[0] - 10, wide) } : column === last ? lastPlace(layout, wide) : { x: x + NODE_WIDTH / 2 - room / 2, width: room };
  const place = { ...across, y, height: rowHeight - 2 };
  return html`<button class="node caption ${column === 0 ? 'first' : column === last ? 'last' : 'middle'} ${column === 0 && place.width > layout.margins[0] ? 'wide' : ''}" data-stop=${key} data-box=${placing(place)} .style=${placeOnServer(place, layout)}
    tabindex=${key === current ? 0 : -1} aria-pressed=${sameEmphasis(pinned, { kind: 'stubs', key }) ? 'true' : 'false'}><span class="visually-hidden">${words.date(column)}: ${words.caption(kind, amount)}</span><bdi aria-hidden="true">${words.caption(kind, amount, isMiddle && room < CAPTION_ROOM * layout.zoom)}</bdi></button>`;
}

/** Beside the last column, or over it where the margin is too small for words. */
function lastPlace({ width, margins, zoom }: FlowLayout, wide: number): { x: number; width: number } {
  const room = margins[1] - 10;
  return room >= wide || room >= 140 * zoom ? { x: width - room, width: room } : { x: width - wide, width: wide };
}

interface Stop { readonly key: string; readonly button: TemplateResult | typeof nothing }

/** Dates, segments and ends as texts and buttons over the drawing; each says in `data-box` where it stands. */
export function flowLabels(facts: LabelFacts): TemplateResult {
  const { layout, model, words } = facts;
  const [above, below] = [captionsOf(model, 'above'), captionsOf(model, 'below')];
  const last = layout.columns.length - 1;
  const caption = (one: Caption, side: 'above' | 'below'): Stop => ({ key: `${side} ${one.key}`, button: captionButton(facts, one, side) });
  // By key, so that the focus stays where it is when a segment or an end comes or goes.
  const stops = layout.columns.flatMap((_, column): readonly Stop[] => [
    ...above.filter((one) => one.column === column).map((one) => caption(one, 'above')),
    ...layout.nodes.filter(({ node }) => node.column === column).map((placed): Stop => ({ key: placed.node.key, button: nodeButton(facts, placed) })),
    ...below.filter((one) => one.column === column).map((one) => caption(one, 'below')),
  ]);
  return html`
    ${layout.columns.map((_, column) => header(facts, column))}
    <div class="stops" role="group" aria-label=${words.text('picture', { from: words.date(0), to: words.date(last) })}>
      ${repeat(stops, ({ key }) => key, ({ button }) => button)}
    </div>
  `;
}
