import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import type { Selection } from '../../../src/context/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/segment-flow/define.js';
import type { SegmentFlow } from '../../../src/widgets/segment-flow/segment-flow.js';
import { FOUR_SEGMENTS, FOUR_WITH_HIDDEN, manySegments } from '../../../stories/support/segment-flow-figures.js';

const all = (flow: SegmentFlow, selector: string): HTMLElement[] => [...(flow.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const stop = (flow: SegmentFlow, key: string): HTMLElement => {
  const found = all(flow, '[data-stop]').find(({ dataset }) => dataset['stop'] === key);
  if (!found) throw new Error(`no stop ${key} among ${all(flow, '[data-stop]').map(({ dataset }) => dataset['stop']).join(', ')}`);
  return found;
};
const label = (flow: SegmentFlow, key: string): string => [...stop(flow, key).querySelectorAll('.name, .figures')].map(({ textContent }) => textContent?.trim()).join(' ').replace(/\s+/g, ' ');
const drawn = async (flow: SegmentFlow): Promise<void> => {
  for (let turn = 0; all(flow, '[data-stop]').length === 0 && turn < 2000; turn += 1) await nextFrame();
};
async function shown(template: ReturnType<typeof html>): Promise<SegmentFlow> {
  const flow = await fixture<SegmentFlow>(template);
  await drawn(flow);
  return flow;
}
const press = async (flow: SegmentFlow, key: string): Promise<string> => {
  flow.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await flow.updateComplete;
  await flow.updateComplete;
  return (flow.shadowRoot?.activeElement as HTMLElement).dataset['stop'] ?? '';
};
const inked = (canvas: HTMLCanvasElement): number => {
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  return Array.from(data).filter((value, at) => at % 4 === 3 && value > 0).length;
};

describe('segment-flow', () => {
  it('draws ribbons and labels outside, with figures in its labels, accessibly', async () => {
    const flow = await shown(html`<segment-flow .data=${FOUR_SEGMENTS} with-table></segment-flow>`);
    expect(all(flow, '.ribbon')).to.have.length(15);
    expect(label(flow, '1|Active')).to.equal('Active 1,212 43% ▲ 50');
    expect(stop(flow, '1|Active').getBoundingClientRect().left).to.be.greaterThan(stop(flow, '0|Active').getBoundingClientRect().right);
    expect(flow.toTable().rows).to.have.length(FOUR_SEGMENTS.rows.length);
    expect(all(flow, 'tbody tr')).to.have.length(FOUR_SEGMENTS.rows.length);
    await expect(flow).to.be.accessible();
  });

  it('asks a provider about the last bucket, and takes its sizes', async () => {
    const days = { 'a→a': 6, 'a→b': 5, 'b→b': 7 };
    const people = Object.entries(days).flatMap(([path, count]) => Array.from({ length: count }, (_, at) => ({ hcp: `${path}${at}`, path })));
    const provider = createMemoryProvider({
      k: 1, source: 'CRM', completeThrough: '2026-10-31',
      tables: {
        hcps: people.map(({ hcp }) => ({ hcp, validFrom: '2020-01-01' })),
        segments: [{ segment: 'a', label: 'Alpha', segmentScheme: 's' }, { segment: 'b', label: 'Beta', segmentScheme: 's' }],
        memberships: people.flatMap(({ hcp, path }) => {
          const [from, to] = path.split('→');
          if (from === to) return [{ hcp, segment: from ?? '', validFrom: '2026-01-01' }];
          return [{ hcp, segment: from ?? '', validFrom: '2026-01-01', validTo: '2026-10-10' }, { hcp, segment: to ?? '', validFrom: '2026-10-10' }];
        }),
      },
    });
    const flow = await shown(html`<segment-flow scheme="s" period="last-6-months" .provider=${provider}></segment-flow>`);
    for (let turn = 0; !stop(flow, '1|b').textContent?.includes('Beta') && turn < 100; turn += 1) await nextFrame();
    expect(label(flow, '1|b')).to.equal('Beta 12 67% ▲ 5');
    expect(flow.shadowRoot?.querySelector('.summary')?.textContent).to.match(/^(Beta grew by 5, mostly from Alpha|Alpha shrank by 5, mostly to Beta)\.$/);
  });

  it('has one stop for Tab, and arrow keys for the rest', async () => {
    const flow = await shown(html`<segment-flow .data=${FOUR_SEGMENTS}></segment-flow>`);
    expect(all(flow, '.stops [tabindex="0"]')).to.have.length(1);
    stop(flow, '0|Active').focus();
    expect(await press(flow, 'ArrowDown')).to.equal('0|Left');
    expect(await press(flow, 'ArrowRight')).to.equal('1|Left');
    expect(await press(flow, 'Home')).to.equal('1|entered');
    expect(all(flow, '.stops [tabindex="0"]').map(({ dataset }) => dataset['stop'])).to.deep.equal(['1|entered']);
  });

  it('says which segment was picked, and brings its movements forward', async () => {
    const flow = await shown(html`<segment-flow .data=${FOUR_SEGMENTS}></segment-flow>`);
    setTimeout(() => stop(flow, '0|New clients').click());
    const { detail } = await oneEvent<CustomEvent<Selection>>(flow, 'segment-select');
    expect(detail).to.deep.equal({ dimension: 'segment', code: 'New clients', label: 'New clients', filters: [{ dimension: 'segment', in: ['New clients'] }] });
    await flow.updateComplete;
    expect(all(flow, '.ribbon.front')).to.have.length(4);
    expect(all(flow, '.ribbons.faded')).to.have.length(1);
    expect(stop(flow, '1|New clients').getAttribute('aria-pressed')).to.equal('true');
    expect(flow.shadowRoot?.querySelector('h4')?.textContent).to.equal('Movements of New clients');
  });

  it('says movements as sentences, each of which selects its ribbon', async () => {
    const flow = await shown(html`<segment-flow .data=${FOUR_SEGMENTS}></segment-flow>`);
    const [first] = all(flow, '.movement');
    expect(first?.textContent?.trim()).to.equal('132 HCPs from New clients to Active');
    first?.click();
    await flow.updateComplete;
    expect(first?.getAttribute('aria-pressed')).to.equal('true');
    expect(all(flow, '.ribbon.front')).to.have.length(1);
    first?.click();
    await flow.updateComplete;
    expect(all(flow, '.ribbon.front')).to.have.length(0);
  });

  it('brings the segment of `focus` forward, and never folds it', async () => {
    const last = 'Paediatrics, lapsed';
    const flow = await shown(html`<segment-flow focus=${last} .data=${manySegments(34, 6)}></segment-flow>`);
    expect(all(flow, '.ribbon.front').length).to.be.greaterThan(5);
    expect(stop(flow, `0|${last}`).getAttribute('aria-pressed')).to.equal('true');
    await expect(flow).to.be.accessible();
    stop(flow, `0|${last}`).click();
    await flow.updateComplete;
    all(flow, '.quiet')[0]?.click();
    await flow.updateComplete;
    expect(all(flow, '.ribbon.front')).to.have.length(0);
  });

  it('breaks no figure over two lines, however close the columns stand', async () => {
    const host = await fixture<HTMLElement>(html`<div><segment-flow .data=${manySegments(34, 6)}></segment-flow></div>`);
    host.style.width = '1190px';
    host.style.fontFamily = 'monospace';
    const flow = host.firstElementChild as SegmentFlow;
    await drawn(flow);
    const counts = all(flow, '.node.middle .count');
    expect(counts.length).to.be.greaterThan(10);
    for (const count of counts) expect(count.getBoundingClientRect().height, count.textContent ?? '').to.be.below(24);
  });

  it('folds the smaller of 34 segments, and opens them onto one painted canvas', async () => {
    const flow = await fixture<SegmentFlow>(html`<segment-flow min-flow="0" .data=${manySegments(34, 6)}></segment-flow>`);
    await drawn(flow);
    const folded = all(flow, '[data-stop^="0|"]').length;
    stop(flow, '0|~smaller').click();
    await flow.updateComplete;
    await nextFrame();
    expect(all(flow, '[data-stop^="0|"]').length).to.be.greaterThan(folded + 20);
    const [canvas] = all(flow, 'canvas.ribbons') as HTMLCanvasElement[];
    if (!canvas) throw new Error('no canvas');
    expect(inked(canvas)).to.be.greaterThan(20000);
    expect(all(flow, '.ribbon')).to.have.length(0);
  });

  it('paints the canvas anew when a colour of the host changes', async () => {
    const host = await fixture<HTMLElement>(html`<div><segment-flow min-flow="0" .data=${manySegments(34, 6)}></segment-flow></div>`);
    const flow = host.querySelector<SegmentFlow>('segment-flow');
    if (!flow) throw new Error('no flow');
    await drawn(flow);
    const [canvas] = all(flow, 'canvas.ribbons') as HTMLCanvasElement[];
    const before = canvas?.toDataURL();
    host.style.setProperty('--omni-series-1', 'rgb(255, 0, 0)');
    for (let turn = 0; canvas?.toDataURL() === before && turn < 60; turn += 1) await nextFrame();
    expect(canvas?.toDataURL()).not.to.equal(before);
  });

  it('waits in a hidden box, and follows its width', async () => {
    const host = await fixture<HTMLElement>(html`<div hidden><segment-flow .data=${FOUR_SEGMENTS}></segment-flow></div>`);
    const flow = host.querySelector<SegmentFlow>('segment-flow');
    if (!flow) throw new Error('no flow');
    await aTimeout(60);
    expect(all(flow, '.ribbon')).to.have.length(0);
    host.hidden = false;
    host.style.width = '640px';
    await drawn(flow);
    const before = stop(flow, '1|Active').getBoundingClientRect().left;
    host.style.width = '500px';
    for (let turn = 0; stop(flow, '1|Active').getBoundingClientRect().left === before && turn < 60; turn += 1) await nextFrame();
    expect(stop(flow, '1|Active').getBoundingClientRect().left).to.be.lessThan(before);
    expect(flow.shadowRoot?.querySelector('.stage')?.scrollWidth).to.be.at.most(500);
  });

  it('runs from right to left where the page does', async () => {
    const host = await fixture<HTMLElement>(html`<div dir="rtl"><segment-flow .data=${FOUR_SEGMENTS}></segment-flow></div>`);
    const flow = host.querySelector<SegmentFlow>('segment-flow');
    if (!flow) throw new Error('no flow');
    await drawn(flow);
    expect(stop(flow, '1|Active').getBoundingClientRect().right).to.be.lessThan(stop(flow, '0|Active').getBoundingClientRect().left);
    stop(flow, '0|Active').focus();
    expect(await press(flow, 'ArrowLeft')).to.equal('1|Active');
  });

  it('draws hidden movements as dashes, and says how many there are', async () => {
    const flow = await shown(html`<segment-flow .data=${FOUR_WITH_HIDDEN}></segment-flow>`);
    expect(all(flow, '.ribbon.veiled')).to.have.length(1);
    expect(flow.shadowRoot?.querySelector('.movements')?.textContent).to.contain('2 movements are hidden to protect privacy.');
    await expect(flow).to.be.accessible();
  });

  it('shows figures that contradict each other as a failure', async () => {
    const rows = [{ segmentFrom: 'a', segmentTo: 'b', movedHcps: 3 }, { segmentFrom: 'a', segmentTo: 'b', movedHcps: 4 }];
    const flow = await fixture<SegmentFlow>(html`<segment-flow .data=${rows}></segment-flow>`);
    for (let turn = 0; flow.status !== 'error' && turn < 100; turn += 1) await nextFrame();
    expect(flow['answers'].error?.message).to.contain('duplicate movement "a" to "b"');
  });

  it('names a setting that makes no sense', async () => {
    const provider = { query: async () => await new Promise<never>(() => undefined) };
    const flow = await fixture<SegmentFlow>(html`<segment-flow steps="0" period="2026-05-01/2026-11-01" .provider=${provider}></segment-flow>`);
    for (let turn = 0; flow.status !== 'error' && turn < 100; turn += 1) await nextFrame();
    expect(flow['answers'].error?.message).to.contain('invalid steps 0');
  });
});
