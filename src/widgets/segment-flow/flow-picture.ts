import { html, isServer, nothing, svg, type TemplateResult } from 'lit';
import { NO_SEGMENT } from './flow-figures.js';
import { CANVAS_FROM } from './flow-canvas.js';
import { nodesInFront, ribbonInFront, stubInFront, stubsKey, type Emphasis } from './flow-emphasis.js';
import { middlePath, ribbonPath } from './flow-geometry.js';
import { drawnBox, isVeiled, NODE_WIDTH, STUB_LENGTH, type FlowLayout, type PlacedNode, type PlacedRibbon, type PlacedStub } from './flow-layout.js';
import { SMALLER, type FlowModel } from './flow-model.js';
import { amountOf, type Amount, type CaptionKind } from './flow-text.js';

export interface PictureFacts {
  readonly layout: FlowLayout;
  readonly model: FlowModel;
  readonly emphasis: Emphasis | undefined;
  readonly direction: 'ltr' | 'rtl';
}

/** The class that gives a segment its colour. */
export function hueClass({ hues }: FlowModel, code: string): string {
  const hue = code === NO_SEGMENT || code === SMALLER ? undefined : hues.get(code);
  return hue === undefined ? 'plain' : `hue-${hue + 1}`;
}

/** A caption over or under a column: HCPs who entered before it or left after it. */
export interface Caption { readonly key: string; readonly column: number; readonly kind: CaptionKind; readonly amount: Amount; readonly row: number }

const ABOVE: readonly CaptionKind[] = ['entered', 'created'];
const BELOW: readonly CaptionKind[] = ['left', 'closed'];

/** Captions of one side, each kind on a row of its own. */
export function captionsOf({ stubs, boundaries }: FlowModel, side: 'above' | 'below'): Caption[] {
  const kinds = (side === 'above' ? ABOVE : BELOW).filter((kind) => stubs.some((stub) => stub.kind === kind));
  return boundaries.flatMap((_, column) => kinds.flatMap((kind, row) => {
    const parts = stubs.filter((stub) => stub.column === column && stub.kind === kind);
    return parts.length > 0 ? [{ key: stubsKey(column, kind), column, kind, amount: amountOf(parts), row }] : [];
  }));
}

/** Keys of all stops for the keyboard, column by column from top to bottom. */
export function stopColumns(model: FlowModel): string[][] {
  const [above, below] = [captionsOf(model, 'above'), captionsOf(model, 'below')];
  return model.boundaries.map((_, column) => [
    ...above.filter((caption) => caption.column === column).map(({ key }) => key),
    ...model.nodes.filter((node) => node.column === column && (node.drawn > 0 || node.size !== null || node.isHidden)).map(({ key }) => key),
    ...below.filter((caption) => caption.column === column).map(({ key }) => key),
  ]);
}

function ribbonShape(model: FlowModel, placed: PlacedRibbon, className: string): TemplateResult {
  const { from, to } = placed.ribbon;
  const kind = from === to ? 'stayed' : 'moved';
  const hue = hueClass(model, from);
  return isVeiled(placed.ribbon)
    ? svg`<path class="ribbon veiled ${hue} ${className}" d=${middlePath(placed)} />`
    : svg`<path class="ribbon ${kind} ${hue} ${className}" d=${ribbonPath(placed)} />`;
}

function stubShape({ stub, x, y, width, arriving }: PlacedStub, model: FlowModel, faded: boolean): TemplateResult | typeof nothing {
  if (width === 0) return nothing;
  const height = Math.max(width, 1);
  const small = stub.kind === 'smallIn' || stub.kind === 'smallOut';
  return svg`<rect class="stub ${small ? hueClass(model, stub.code) : 'plain'} ${faded ? 'faded' : ''}" x=${arriving ? x - STUB_LENGTH : x} y=${y - height / 2} width=${STUB_LENGTH} height=${height} mask=${arriving ? 'url(#arriving)' : 'url(#leaving)'} />`;
}

function nodeShape(placed: PlacedNode, model: FlowModel, faded: boolean): TemplateResult | typeof nothing {
  const box = drawnBox(placed);
  if (!box) return nothing;
  const { code, isHidden } = placed.node;
  return svg`<rect class="node-bar ${hueClass(model, code)} ${isHidden ? 'veiled' : ''} ${faded ? 'faded' : ''}" data-code=${code} x=${placed.x} y=${box.y} width=${NODE_WIDTH} height=${box.height} rx=${Math.min(2, box.height / 2)} />`;
}

/** A hairline from a node to a label that had to make room. */
function leader({ x, y, height, label }: PlacedNode, isFirst: boolean): TemplateResult | typeof nothing {
  if (!label) return nothing;
  const [middle, target] = [y + height / 2, label.y + label.height / 2];
  if (Math.abs(middle - target) <= Math.max(4, height / 2 - 2)) return nothing;
  const [near, far] = isFirst ? [x - 1, label.x + label.width + 2] : [x + NODE_WIDTH + 1, label.x - 2];
  return svg`<path class="leader" d="M${near} ${middle}L${far} ${target}" />`;
}

const fade = (id: string, from: string, to: string): TemplateResult => svg`
  <linearGradient id="${id}-fade"><stop offset="0" stop-color=${from} /><stop offset="1" stop-color=${to} /></linearGradient>
  <mask id=${id} maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#${id}-fade)" /></mask>`;

/** Everything that is drawn and not read: ribbons, stubs, nodes. */
export function flowDrawing({ layout, model, emphasis, direction }: PictureFacts): TemplateResult {
  const { width, height, ribbons, stubs, nodes } = layout;
  const onCanvas = ribbons.length > CANVAS_FROM;
  const inFront = emphasis ? ribbons.filter(({ ribbon }) => ribbonInFront(emphasis, ribbon)) : [];
  const lit = emphasis && nodesInFront(model, emphasis);
  const mirror = direction === 'rtl' ? `translate(${width} 0) scale(-1 1)` : nothing;
  return html`
    ${onCanvas ? html`<canvas class="ribbons ${emphasis ? 'faded' : ''}" aria-hidden="true"></canvas>` : nothing}
    <svg class="drawing" width="100%" height=${height} viewBox=${isServer ? `0 0 ${width} ${height}` : nothing} preserveAspectRatio="none" aria-hidden="true">
      <defs>${fade('arriving', 'black', 'white')}${fade('leaving', 'white', 'black')}</defs>
      <g transform=${mirror}>
        ${onCanvas ? nothing : svg`<g class="ribbons ${emphasis ? 'faded' : ''}">${ribbons.map((ribbon) => ribbonShape(model, ribbon, ''))}</g>`}
        ${inFront.map((ribbon) => ribbonShape(model, ribbon, 'front'))}
        ${stubs.map((stub) => stubShape(stub, model, emphasis !== undefined && !stubInFront(emphasis, stub.stub)))}
        ${nodes.map((node) => leader(node, node.node.column === 0))}
        ${nodes.map((node) => nodeShape(node, model, lit !== undefined && !lit.has(node.node.key)))}
      </g>
    </svg>
  `;
}

