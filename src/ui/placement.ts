import type { VirtualElement } from '@floating-ui/dom';

/** Puts an open top-layer panel beside its anchor, inside the window; the positioning library loads on the first call. */
export async function placeBeside(panel: HTMLElement, anchor: Element | VirtualElement, placement: 'bottom-end' | 'top' = 'bottom-end'): Promise<void> {
  const { computePosition, flip, offset, shift } = await import('@floating-ui/dom');
  const { x, y } = await computePosition(anchor, panel, { strategy: 'fixed', placement, middleware: [offset(6), flip(), shift({ padding: 8 })] });
  panel.style.left = `${x}px`;
  panel.style.top = `${y}px`;
}
