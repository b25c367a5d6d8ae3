import type { VirtualElement } from '@floating-ui/dom';

/** Puts an open top-layer panel beside its anchor, inside the window; the positioning library loads on the first call. */
export async function placeBeside(panel: HTMLElement, anchor: Element | VirtualElement, placement: 'bottom-start' | 'bottom-end' | 'top' = 'bottom-end'): Promise<void> {
  const { computePosition, flip, offset, platform, shift } = await import('@floating-ui/dom');
  const { x, y } = await computePosition(anchor, panel, {
    strategy: 'fixed', placement, middleware: [offset(6), flip(), shift({ padding: 8 })], platform: { ...platform, getDimensions: (element) => element.getBoundingClientRect() },
  });
  // All of this is in pixels of the window; a page may have zoomed those of the panel.
  const { currentCSSZoom = 1 } = panel as HTMLElement & { readonly currentCSSZoom?: number };
  panel.style.left = `${x / currentCSSZoom}px`;
  panel.style.top = `${y / currentCSSZoom}px`;
}
