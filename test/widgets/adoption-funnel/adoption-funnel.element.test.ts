import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { DataProvider, Query } from '../../../src/contract/index.js';
import type { Selection } from '../../../src/context/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/adoption-funnel/define.js';
import type { AdoptionFunnel } from '../../../src/widgets/adoption-funnel/adoption-funnel.js';
import { adoptionResult, adoptionResultBy, BY_SEGMENT, BY_SPECIALTY, HIDDEN_TOP, OBJECTIVE, wonResult } from '../../../stories/support/adoption-figures.js';

const settled = async (funnel: AdoptionFunnel, status: string): Promise<void> => {
  for (let turn = 0; funnel.status !== status && turn < 2000; turn += 1) await aTimeout(5);
  expect(funnel.status, funnel['answers'].error?.message).to.equal(status);
};
const all = (funnel: AdoptionFunnel, selector: string): HTMLElement[] => [...(funnel.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const shown = async (template: ReturnType<typeof html>, status = 'ready'): Promise<AdoptionFunnel> => {
  const funnel = await fixture<AdoptionFunnel>(template);
  await settled(funnel, status);
  return funnel;
};
const width = (element: HTMLElement | undefined): number => Math.round(element?.getBoundingClientRect().width ?? 0);

describe('adoption-funnel', () => {
  it('draws bars in proportion to the HCPs, with the objective across, accessibly', async () => {
    const funnel = await shown(html`<adoption-funnel with-objective .data=${adoptionResult({ objective: OBJECTIVE, unclassified: 38 })}></adoption-funnel>`);
    const bars = all(funnel, '.bar');
    expect(width(bars[4]) / width(bars[0])).to.be.closeTo(163 / 548, 0.02);
    expect(all(funnel, '.tick')).to.have.length(5);
    expect(funnel.shadowRoot?.textContent).to.contain('Unclassified: 38 HCPs');
    await expect(funnel).to.be.accessible();
  });

  it('asks a provider, in rank order and as of the last day it holds', async () => {
    const stages = ['trial', 'unuser', 'trial', 'advocacy', 'unuser', 'unuser'];
    const provider = createMemoryProvider({
      k: 1, source: 'CRM', completeThrough: '2026-10-31',
      tables: { hcps: stages.map((_, at) => ({ hcp: `h${at}` })), adoptionSnapshots: stages.map((adoptionStage, at) => ({ hcp: `h${at}`, product: 'p', snapshotAt: '2026-10-31', adoptionStage })) },
    });
    const funnel = await shown(html`<adoption-funnel period="last-month" .provider=${provider}></adoption-funnel>`);
    expect(funnel.toTable().rows.map((row) => row[1]?.value ?? null)).to.deep.equal([3, 0, 2, 0, 1]);
    expect(funnel.shadowRoot?.querySelector('footer')?.textContent).to.contain('as of Oct 31, 2026');
  });

  it('says which stage was picked, with filters that narrow others to it', async () => {
    const funnel = await shown(html`<adoption-funnel mode="at-or-above" .data=${adoptionResult()}></adoption-funnel>`);
    setTimeout(() => all(funnel, '.stage')[2]?.click());
    const event = await oneEvent<CustomEvent<Selection>>(funnel, 'stage-select');
    expect(event.detail).to.deep.equal({ dimension: 'adoptionStage', code: 'trial', label: 'Trial and above', filters: [{ dimension: 'adoptionStage', in: ['trial', 'adoption', 'advocacy'] }] });
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
  });

  it('moves the focus among the stages with the arrow keys, mirrored from right to left', async () => {
    const funnel = await shown(html`<adoption-funnel by="specialty" dir="rtl" .data=${adoptionResultBy('specialty', BY_SPECIALTY)}></adoption-funnel>`);
    const stages = all(funnel, '.stage');
    const press = (key: string): void => void funnel.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    stages[0]?.focus();
    press('ArrowLeft');
    expect(funnel.shadowRoot?.activeElement).to.equal(stages[1]);
    press('ArrowDown');
    expect(funnel.shadowRoot?.activeElement).to.equal(stages[6]);
    await funnel.updateComplete;
    expect(stages.filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([stages[6]]);
  });

  it('draws groups as an accessible grid, folded when there are many', async () => {
    const funnel = await shown(html`<adoption-funnel by="segment" .data=${adoptionResultBy('segment', BY_SEGMENT)}></adoption-funnel>`);
    expect(all(funnel, '[role=row]')).to.have.length(9);
    await expect(funnel).to.be.accessible();
    all(funnel, '.body > .action')[0]?.click();
    await funnel.updateComplete;
    expect(all(funnel, '[role=row]')).to.have.length(35);
  });

  it('picks a stage of one group', async () => {
    const funnel = await shown(html`<adoption-funnel by="specialty" .data=${adoptionResultBy('specialty', { Oncology: {}, Cardiology: {} })}></adoption-funnel>`);
    setTimeout(() => all(funnel, '.stage')[5]?.click());
    const { detail } = await oneEvent<CustomEvent<Selection>>(funnel, 'stage-select');
    expect(detail.filters).to.deep.equal([{ dimension: 'adoptionStage', in: ['unuser'] }, { dimension: 'specialty', in: ['Oncology'] }]);
  });

  it('hides small groups behind marks of one length', async () => {
    const funnel = await shown(html`<adoption-funnel .data=${adoptionResult({ counts: HIDDEN_TOP })}></adoption-funnel>`);
    const [first, second] = all(funnel, '.hatched').map(width);
    expect(first).to.equal(40);
    expect(second).to.equal(40);
    await expect(funnel).to.be.accessible();
  });

  it('draws losses and gains on two sides of one line', async () => {
    const funnel = await shown(html`<adoption-funnel mode="won" baseline="2026-05-01" .data=${wonResult()}></adoption-funnel>`);
    const line = all(funnel, '.zero')[0]?.getBoundingClientRect().left ?? 0;
    const [lost, gained] = all(funnel, '.bar').map((bar) => bar.getBoundingClientRect());
    expect(lost?.right).to.be.closeTo(line, 1);
    expect(gained?.left).to.be.closeTo(line, 1);
  });

  it('reports a setting that is not allowed and figures that contradict each other, once', async () => {
    const codes: string[] = [];
    const listen = (event: Event): void => void codes.push((event as CustomEvent<{ code: string }>).detail.code);
    const funnel = await fixture<AdoptionFunnel>(html`<adoption-funnel mode="cone" .data=${adoptionResult()} @widget-error=${listen}></adoption-funnel>`);
    expect(funnel.status).to.equal('error');
    funnel.mode = 'share';
    await settled(funnel, 'ready');
    funnel.data = adoptionResultBy('segment', { A: {}, B: {} });
    await settled(funnel, 'error');
    funnel.requestUpdate();
    await funnel.updateComplete;
    expect(codes).to.deep.equal(['invalid-setting', 'invalid-data']);
  });

  it('shows the objective only when told to, asking again', async () => {
    const asked: Query[] = [];
    const provider: DataProvider = { query: async (query) => { asked.push(query); return adoptionResult({ objective: query.dimensions?.includes('scenario') ? OBJECTIVE : {} }); } };
    const funnel = await shown(html`<adoption-funnel period="2026-10-01/2026-11-01" .provider=${provider}></adoption-funnel>`);
    expect(all(funnel, '.tick')).to.have.length(0);
    funnel.withObjective = true;
    for (let turn = 0; all(funnel, '.tick').length === 0 && turn < 100; turn += 1) await aTimeout(5);
    expect(all(funnel, '.tick')).to.have.length(5);
    expect(asked).to.have.length(2);
  });
});
