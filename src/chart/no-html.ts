/**
 * Under Trusted Types the engine's painters may not empty their root by assigning an empty text to
 * `innerHTML`. On this one element such an assignment empties it as nodes; anything else is refused.
 */
export function noHtml(element: Element): void {
  Object.defineProperty(element, 'innerHTML', {
    configurable: true,
    get: () => '',
    set(this: Element, text: unknown) {
      if (text !== '' && text !== null) throw new TypeError('omnichannel-widgets: HTML in a chart');
      this.replaceChildren();
    },
  });
}
