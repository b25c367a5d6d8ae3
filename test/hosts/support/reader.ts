import type { ElementHandle, Frame, Page } from 'puppeteer-core';

const PATIENCE_MS = 15_000;
const TURN_MS = 50;

/** What is there once the picture of a widget is. */
const DRAWN: Readonly<Record<string, string>> = {
  'filter-bar': '[part~=filter]', 'kpi-tile': '#figure', 'adoption-funnel': '.stage', 'segment-flow': '[data-stop]', 'opt-in-trend': '.chart path',
  'measure-trend': '.chart-box path', 'measure-breakdown': '.mark', 'asset-performance-table': '.rows [data-position]',
};

export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type Part = ElementHandle<HTMLElement>;
/** An element, and its shadow root where that is closed to everybody else. */
type Watched = Element & { readonly closedRoot?: ShadowRoot };

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the page again, with every shadow root open to a reader. */
export async function seeThrough(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      Object.defineProperty(this, 'closedRoot', { value: root });
      return root;
    };
  });
  await page.reload({ waitUntil: 'load' });
}

/** In the page: the first element that matches, through all shadow roots, or a part of its own. No function within: the page does not know the names that the loader gives them. */
function find(host: string, selector: string): Element | null {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll<Watched>('*')) {
      const inner = element.closedRoot ?? element.shadowRoot;
      if (element.matches(host)) return selector === '' ? element : inner?.querySelector(selector) ?? null;
      if (inner) roots.push(inner);
    }
  }
  return null;
}

/** Uses widgets as a reader does: by pointer and keyboard. Widgets are named by a selector, their parts by another within them. */
export class Reader {
  readonly page: Page;
  readonly frame: Frame;
  #parts: Part[] = [];

  constructor(page: Page, frame = page.mainFrame()) {
    this.page = page;
    this.frame = frame;
  }

  /** Waits for it. */
  async part(host: string, selector = ''): Promise<Part> {
    let found: Part | undefined;
    await this.until(async () => (found = await this.#look(host, selector)) !== undefined, `no ${host} ${selector}`);
    return found as Part;
  }

  async has(host: string, selector = ''): Promise<boolean> {
    return (await this.#look(host, selector)) !== undefined;
  }

  async #look(host: string, selector: string): Promise<Part | undefined> {
    const handle = await this.frame.evaluateHandle(find, host, selector);
    const part = (handle.asElement() as Part | null) ?? undefined;
    if (part) this.#parts.push(part);
    else await handle.dispose();
    return part;
  }

  /** Lets go of all that was looked at, so that nothing holds it but the page. */
  async letGo(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.dispose()));
    this.#parts = [];
  }

  async until(isTrue: () => boolean | Promise<boolean>, complaint: string | (() => string)): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await isTrue())) {
      if (Date.now() > end) throw new Error(typeof complaint === 'string' ? complaint : complaint());
      await wait(TURN_MS);
    }
  }

  /** Until the widget has figures and its picture stands. */
  async sees(host: string): Promise<void> {
    const widget = await this.part(host);
    const name = await widget.evaluate(({ localName }) => localName);
    await this.until(() => widget.evaluate((element) => !('status' in element) || element.status === 'ready'), `${host} is not ready`);
    await widget.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await this.part(host, DRAWN[name] ?? '*');
  }

  async text(host: string, selector: string): Promise<string> {
    return (await this.part(host, selector)).evaluate((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '');
  }

  /** As the window of the page has it. */
  async box(host: string, selector = ''): Promise<Box> {
    const box = await (await this.part(host, selector)).boundingBox();
    if (!box) throw new Error(`${host} ${selector} has no box`);
    return box;
  }

  async click(host: string, selector = ''): Promise<void> {
    const part = await this.part(host, selector);
    await part.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await part.click();
  }

  /** Points into the part, at a share of its width and height; the tooltip then, and where the pointer stands. */
  async tooltipAt(host: string, selector: string, [across, down] = [0.5, 0.5]): Promise<{ readonly text: string; readonly box: Box; readonly at: { readonly x: number; readonly y: number } }> {
    const part = await this.part(host, selector);
    await part.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await wait(2 * TURN_MS);
    const box = await this.box(host, selector);
    const at = { x: box.x + box.width * across, y: box.y + box.height * down };
    await this.page.mouse.move(at.x + 3, at.y);
    await this.page.mouse.move(at.x, at.y);
    const open = '.tooltip:popover-open';
    await this.part(host, open);
    await wait(3 * TURN_MS);
    return { text: await this.text(host, open), box: await this.box(host, open), at };
  }

  /** Opens the menu of a tile. */
  async openMenu(host: string): Promise<{ readonly button: Box; readonly menu: Box }> {
    await this.click(host, '[part=menu]');
    await this.part(host, '.choices:popover-open');
    await wait(3 * TURN_MS);
    return { button: await this.box(host, '[part=menu]'), menu: await this.box(host, '.choices') };
  }

  /** Shows the table in place of the picture, or the picture again. */
  async switchTable(host: string): Promise<void> {
    await this.openMenu(host);
    await this.click(host, '.choices button');
    await wait(2 * TURN_MS);
  }
}
