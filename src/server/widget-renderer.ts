import { LitElementRenderer } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import type { RenderInfo } from '@lit-labs/ssr/lib/render-value.js';
import { HydratableElement } from '../context/index.js';

/** Marks what a server drew, so that a dashboard shows it before the element is defined. */
const DRAWN = 'data-drawn';

/** What all elements of one page are rendered with. */
export interface PageSettings {
  readonly nonce?: string;
  /** Dashboards, whose cells are drawn once their tiles are known. */
  readonly dashboards: Map<string, () => string>;
}

/** What Lit's renderer calls before it draws. */
type Served = Element & { willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void };

/** The renderer of our elements for one page, to stand before Lit's own. */
export function widgetRenderer({ nonce, dashboards }: PageSettings): typeof LitElementRenderer {
  return class WidgetRenderer extends LitElementRenderer {
    static override matchesClass(widget: typeof HTMLElement): boolean {
      return widget.prototype instanceof HydratableElement;
    }

    constructor(tagName: string) {
      super(tagName);
      this.element.setAttribute(DRAWN, '');
      if (tagName.endsWith('omnichannel-dashboard')) gatherTiles(this.element as unknown as Served);
    }

    override renderShadow(info: RenderInfo): string[] {
      const draw = (): string => inStyleSheets(collectResultSync(super.renderShadow({ ...info, customElementHostStack: [this] }) ?? []), nonce);
      if (!this.tagName.endsWith('omnichannel-dashboard')) return [draw()];
      const place = `<!--dashboard ${dashboards.size}-->`;
      dashboards.set(place, draw);
      return [place];
    }
  };
}

/** Lets a dashboard know its tiles as they come; it tells each its slot. */
function gatherTiles(dashboard: Served): void {
  const tiles: Element[] = [];
  Object.defineProperty(dashboard, 'children', { value: tiles });
  dashboard.addEventListener('context-request', (event) => {
    const [tile, parent] = event.composedPath() as [Element, Element];
    if (parent !== dashboard || tiles.includes(tile)) return;
    tiles.push(tile);
    Object.defineProperties(tile, {
      matches: { value: (selector: string) => selector === ':defined' },
      slot: { get: () => tile.getAttribute('slot') ?? '', set: (slot: string) => tile.setAttribute('slot', slot) },
      id: { get: () => tile.getAttribute('id') ?? '' },
    });
    dashboard.willUpdate(new Map());
  });
}

/** Style attributes need `unsafe-inline`: under a nonce, what they say stands in a style sheet. */
function inStyleSheets(drawing: string, nonce: string | undefined): string {
  if (nonce === undefined) return drawing;
  const rules: string[] = [];
  const text = drawing.replaceAll('<style>', `<style nonce="${nonce}">`).replace(/ style="([^"]*)"/g, (_, style: string) => {
    if (style.trim() === '') return '';
    const mark = `[data-first="${rules.length}"]`;
    rules.push(`${mark}${mark}${mark}{${style}}`);
    return ` data-first="${rules.length - 1}"`;
  });
  return rules.length > 0 ? `${text}<style nonce="${nonce}">${rules.join('')}</style>` : text;
}
