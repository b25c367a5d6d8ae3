import { widgetOf } from '../../context/index.js';

const isDashboard = (node: EventTarget): boolean => node instanceof Element && node.localName.endsWith('omnichannel-dashboard');
const parentOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);

/** Whether an event came from a widget whose nearest dashboard is this one: a dashboard within it settles its own. */
export function isNearest(dashboard: Element, event: Event): boolean {
  const path = event.composedPath();
  // Closed shadow roots stand before the path begins.
  for (let at: Node | null = widgetOf(event); at && !path.includes(at); at = parentOf(at)) if (isDashboard(at)) return false;
  return path.find(isDashboard) === dashboard;
}

/** Whether a node is inside an element, through shadow roots. */
export function isInside(element: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === element) return true;
  return false;
}
