import { expect } from 'chai';
import type { ElementHandle, Page } from 'puppeteer-core';

interface StatusElement extends HTMLElement {
  readonly status?: string;
  readonly measure?: string;
}

/** The status of every widget in the dashboards of the page, by tag; `not defined` where an element was not upgraded. */
export const statuses = (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<StatusElement>('omnichannel-dashboard, omnichannel-dashboard > *')]
    .map((element) => `${element.localName}: ${element.matches(':defined') ? element.status ?? 'defined' : 'not defined'}`));

/** Waits until every widget in the dashboards of the page is ready and every chart drawn. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll<StatusElement>('omnichannel-dashboard > :not(filter-bar)')];
    return widgets.length > 0 && widgets.every(({ localName, status, shadowRoot }) => status === 'ready' && (localName !== 'measure-trend' || shadowRoot?.querySelector('.chart-box path')));
  }, { timeout: 20_000, polling: 50 });
}

/** Waits until what is read is what is wanted; in the end says what it is instead. */
export async function until<Value>(read: () => Promise<Value>, wanted: Value): Promise<void> {
  for (let turn = 0; turn < 100 && (await read()) !== wanted; turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await read()).to.equal(wanted);
}

/** A part of the tile of a measure, once it is there. */
export async function partOf(page: Page, measure: string, selector: string): Promise<ElementHandle> {
  const found = await page.waitForFunction((wanted: string, inside: string) =>
    [...document.querySelectorAll<StatusElement>('kpi-tile')].find((tile) => tile.measure === wanted)?.shadowRoot?.querySelector(inside), { timeout: 10_000, polling: 50 }, measure, selector);
  return found.asElement() as ElementHandle;
}

const plainText = (part: ElementHandle | null): Promise<string> | undefined => part?.evaluate(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());

/** What a part of the tile of a measure says. */
export const textIn = async (page: Page, measure: string, selector: string): Promise<string | undefined> => plainText(await partOf(page, measure, selector));

/** The figure that the tile of a measure shows, as it stands there. */
export const figure = (page: Page, measure: string): Promise<string | undefined> => textIn(page, measure, '#figure');

export const untilFigure = (page: Page, measure: string, wanted: string): Promise<void> => until(() => figure(page, measure), wanted);

/** Clicks what a selector finds first, once it is there; `>>>` steps into shadow roots. */
export const click = (page: Page, selector: string): Promise<void> => page.locator(selector).click();

/** The text a selector finds first, once it is there. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return (await plainText(await page.waitForSelector(selector))) ?? '';
}
