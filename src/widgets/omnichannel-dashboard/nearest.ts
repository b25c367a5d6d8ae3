/** Whether an event came from a widget whose nearest dashboard is this one: a dashboard within it settles its own. */
export function isNearest(dashboard: Element, event: Event): boolean {
  return event.composedPath().find((node) => node instanceof Element && node.localName.endsWith('omnichannel-dashboard')) === dashboard;
}

/** Whether a node is inside an element, through shadow roots. */
export function isInside(element: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) if (at === element) return true;
  return false;
}
