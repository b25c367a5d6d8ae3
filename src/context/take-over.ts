import { adoptStyles, render, type LitElement } from 'lit';

/** The attribute of Lit's support for hydration, which is there only where a page has loaded it. */
const SUPPORT = 'defer-hydration';
/** Said otherwise in a page: by the element's own styles, and as properties. */
const UNLIKE: readonly string[] = ['style', 'data-first'];

/**
 * Draws for the first time over what a server drew. Its nodes are kept where they say exactly what is drawn
 * here and the page has loaded Lit's support for hydration; otherwise they are replaced, within one frame.
 */
export function takeOver(element: LitElement, picture: () => unknown, draw: () => void): void {
  const root = element.shadowRoot as ShadowRoot;
  const { observedAttributes, elementStyles } = element.constructor as typeof LitElement;
  const canHydrate = observedAttributes.includes(SUPPORT);
  const fresh = document.createElement('div');
  render(picture(), fresh);
  const served = [...root.children].filter((child) => child.localName === 'style');
  element.renderOptions.renderBefore = null;
  if (!canHydrate) {
    root.replaceChildren();
    draw();
  } else {
    // Lit refuses a mark that is not of its template, and draws anew when it is asked again.
    if (contentOf(fresh) !== contentOf(root)) root.replaceChildren(new Comment('lit-part'));
    try {
      draw();
    } catch {
      root.replaceChildren();
      draw();
    }
    adoptStyles(root, elementStyles);
  }
  for (const style of served) style.remove();
}

/** All that a tree says, in one text: its elements with their attributes, and what stands in them. */
function contentOf(tree: Node): string {
  return [...tree.childNodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.localName === 'style') return '';
    const attributes = [...node.attributes].filter(({ name }) => !UNLIKE.includes(name)).map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
    return `<${[node.localName, ...attributes.sort()].join(' ')}>${contentOf(node)}</>`;
  }).join('');
}
