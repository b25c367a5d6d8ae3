import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/widgets/segment-flow/define.js';
import type { SegmentFlow } from '../../../src/widgets/segment-flow/segment-flow.js';

const DATA = [['Digital first', 'Digital first', 72], ['Digital first', 'Field first', 8], ['Field first', 'Field first', 64], ['Field first', 'Hybrid', 8], ['Hybrid', 'Hybrid', 72], ['Hybrid', 'Digital first', 8], ['~outside', 'Hybrid', 12], ['Field first', '~outside', 20]]
  .map(([segmentFrom, segmentTo, movedHcps]) => ({ segmentFrom, segmentTo, movedHcps }));

/** The size of the page's root. */
function rootSize(size: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { font-size: ${size} }`);
  document.adoptedStyleSheets = [sheet];
}

afterEach(() => {
  document.adoptedStyleSheets = [];
});

async function flow(width: number): Promise<SegmentFlow> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.width = `${width}px`;
  const element = document.createElement('segment-flow');
  Object.assign(element, { data: DATA });
  box.append(element);
  await waitUntil(() => element.shadowRoot?.querySelector('.stage svg'), 'no picture');
  await aTimeout(60);
  return element;
}

const parts = (element: Element, selector: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((part) => part.checkVisibility());

function expectLegible(element: Element, why: string): void {
  const names = parts(element, '.node .name');
  expect(names.length, why).to.be.greaterThan(2);
  for (const name of names) {
    expect(name.clientHeight, `${why}: ${name.textContent}`).to.be.at.least(parseFloat(getComputedStyle(name).fontSize));
    expect(name.scrollHeight, `${why}: ${name.textContent} is cut off`).to.be.at.most(name.clientHeight + 1);
  }
  const top = Math.min(...parts(element, '.node-bar, .node').map((part) => part.getBoundingClientRect().top));
  for (const line of parts(element, '.date > *')) expect(line.getBoundingClientRect().bottom, `${why}: ${line.textContent}`).to.be.at.most(top + 1);
  const boxes = parts(element, '.node.first, .node.last').map((part) => [...part.children].filter((child) => child.checkVisibility() && !child.matches('.visually-hidden')).map((child) => child.getBoundingClientRect()));
  boxes.forEach((lines, at) => boxes.slice(at + 1).forEach((others) => lines.forEach((one) => others.forEach((other) => {
    const isApart = one.bottom <= other.top + 1 || other.bottom <= one.top + 1 || one.right <= other.left + 1 || other.right <= one.left + 1;
    expect(isApart, `${why}: ${JSON.stringify([one, other])}`).to.equal(true);
  }))));
}

describe('segment-flow in large text', () => {
  for (const width of [360, 640, 900, 1240]) {
    it(`keeps its names whole and its texts apart, ${width} pixels wide`, async () => {
      for (const size of ['100%', '150%', '200%']) {
        rootSize(size);
        const element = await flow(width);
        expectLegible(element, size);
        element.remove();
      }
    });
  }

  it('follows another size of the page', async () => {
    const element = await flow(900);
    rootSize('200%');
    await aTimeout(200);
    expectLegible(element, 'later');
  });
});
