import type { VirtualElement } from '@floating-ui/dom';
import { missingPart, WidgetErrorEvent } from '../contract/index.js';

const GAP = 6;
const EDGE = 8;

type Placement = 'bottom-start' | 'bottom-end' | 'top';
interface Point { readonly x: number; readonly y: number }

/** Panels that have told that the library is missing; it is tried again each time. */
const told = new WeakSet<HTMLElement>();

/**
 * Puts an open top-layer panel beside its anchor, inside the window; the positioning library loads on the first call.
 * Where it cannot be fetched, the panel stands simply above or below its anchor and raises `widget-error` once.
 */
export async function placeBeside(panel: HTMLElement, anchor: Element | VirtualElement, placement: Placement = 'bottom-end', load = () => import('@floating-ui/dom')): Promise<void> {
  const { x, y } = await load().then((library) => preciseSpot(library, panel, anchor, placement), (cause: unknown) => {
    if (!told.has(panel)) panel.dispatchEvent(new WidgetErrorEvent(missingPart('the positioning library', subjectOf(panel), cause)));
    told.add(panel);
    return simpleSpot(panel, anchor, placement);
  });
  // All of this is in pixels of the window; a page may have zoomed those of the panel.
  const { currentCSSZoom = 1 } = panel as HTMLElement & { readonly currentCSSZoom?: number };
  panel.style.left = `${x / currentCSSZoom}px`;
  panel.style.top = `${y / currentCSSZoom}px`;
}

function preciseSpot({ computePosition, flip, offset, platform, shift }: typeof import('@floating-ui/dom'), panel: HTMLElement, anchor: Element | VirtualElement, placement: Placement): Promise<Point> {
  return computePosition(anchor, panel, {
    strategy: 'fixed', placement, middleware: [offset(GAP), flip(), shift({ padding: EDGE })], platform: { ...platform, getDimensions: (element) => element.getBoundingClientRect() },
  });
}

function simpleSpot(panel: HTMLElement, anchor: Element | VirtualElement, placement: Placement): Point {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const x = placement === 'bottom-end' ? right - width : left;
  const y = placement === 'top' ? top - height - GAP : bottom + GAP;
  return { x: Math.max(EDGE, Math.min(x, innerWidth - width - EDGE)), y: Math.max(EDGE, Math.min(y, innerHeight - height - EDGE)) };
}

function subjectOf(panel: HTMLElement): string {
  const root = panel.getRootNode();
  return root instanceof ShadowRoot ? root.host.localName : panel.localName;
}
