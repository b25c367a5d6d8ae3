import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { DataProvider, Query, Result } from '../../../src/contract/index.js';
import type { Selection } from '../../../src/context/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/measure-breakdown/define.js';
import type { MeasureBreakdown } from '../../../src/widgets/measure-breakdown/measure-breakdown.js';
import { breakdownResult, CHANNELS, measuresResult, MESSAGES_BY_SEGMENT, objectiveResult, SEGMENTS_34, splitResult } from '../../../stories/support/breakdown-figures.js';

const settled = async (widget: MeasureBreakdown, status: string): Promise<void> => {
  for (let turn = 0; widget.status !== status && turn < 2000; turn += 1) await aTimeout(5);
  expect(widget.status, widget['answers'].error?.message).to.equal(status);
};
const until = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; !holds() && turn < 2000; turn += 1) await aTimeout(5);
  expect(holds()).to.equal(true);
};
const all = <Found extends HTMLElement = HTMLElement>(widget: MeasureBreakdown, selector: string): Found[] => [...(widget.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
const shown = async (template: ReturnType<typeof html>, status = 'ready'): Promise<MeasureBreakdown> => {
  const widget = await fixture<MeasureBreakdown>(template);
  await settled(widget, status);
  return widget;
};
const width = (element: HTMLElement | undefined): number => element?.getBoundingClientRect().width ?? 0;
const BY_CHANNEL = breakdownResult('interactions', 'channel', CHANNELS, 3369);
const MATRIX = splitResult('interactions', ['channel', 'keyMessage'], { web: { efficacy: 30, safety: 10, cost: 4 }, phone: { efficacy: 20, safety: 'hidden', cost: 'hidden' } });
const press = (widget: MeasureBreakdown, key: string): void => void widget.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const picked = async (widget: MeasureBreakdown, button: HTMLElement | undefined): Promise<Selection> => {
  setTimeout(() => button?.click());
  return (await oneEvent<CustomEvent<Selection>>(widget, 'category-select')).detail;
};

/** Tables of interactions: segment s1 has the most, each one fewer than the one before. */
const manySegments = (): DataProvider => createMemoryProvider({
  k: 1, source: 'CRM', completeThrough: '2026-10-31',
  tables: { interactions: Array.from({ length: 20 }, (_, at) => Array.from({ length: 20 - at }, (__, row) => ({ hcp: `h${row}`, occurredAt: '2026-10-05', channel: `c${String(at + 1).padStart(2, '0')}` }))).flat() },
});

describe('measure-breakdown', () => {
  it('draws bars in proportion, accessibly, in the first frame that has figures', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" .data=${BY_CHANNEL}></measure-breakdown>`);
    const bars = all(widget, '.bar');
    expect(bars).to.have.length(7);
    expect(width(bars[1]) / width(bars[0])).to.be.closeTo(742 / 1381, 0.02);
    expect(widget.shadowRoot?.textContent).to.contain('Face-to-face leads with 41% of interactions');
    await expect(widget).to.be.accessible();
  });

  it('keeps figures inside the tile, narrow too', async () => {
    const widget = await shown(html`<measure-breakdown dir="rtl" measure="interactions" by="channel" .data=${BY_CHANNEL} .heading=${'x'}></measure-breakdown>`);
    for (const size of ['640px', '280px']) {
      widget.style.width = size;
      const tile = widget.getBoundingClientRect();
      for (const figure of all(widget, '.plot .figures')) {
        const box = figure.getBoundingClientRect();
        expect(box.left >= tile.left && box.right <= tile.right, `${size}: ${figure.textContent}`).to.equal(true);
      }
    }
  });

  it('says which member was picked, with the filter that narrows others to it', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" .data=${BY_CHANNEL}></measure-breakdown>`);
    expect(await picked(widget, all(widget, '.mark')[3])).to.deep.equal({ dimension: 'channel', code: 'web', label: 'Web', filters: [{ dimension: 'channel', in: ['web'] }] });
  });

  it('asks a provider for the largest and for the rest, and shows all when asked to', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" top="5" period="last-month" .provider=${manySegments()}></measure-breakdown>`);
    await until(() => all(widget, '.mark').length === 6);
    expect(all(widget, '.label').map(({ textContent }) => textContent)).to.deep.equal(['c01', 'c02', 'c03', 'c04', 'c05', '15 others']);
    expect(widget.toTable().rows.at(-1)?.[1]).to.deep.equal({ text: '120', value: 120 });
    expect(await picked(widget, all(widget, '.mark')[5])).to.deep.include({ code: '~other', filters: [{ dimension: 'channel', notIn: ['c01', 'c02', 'c03', 'c04', 'c05'] }] });
    all(widget, '.body > .action')[0]?.click();
    await until(() => all(widget, '.mark').length === 20);
    expect(all(widget, '.body > .action')[0]?.textContent).to.equal('Show fewer');
  });

  it('counts HCPs of the rest once, however many of its members they used', async () => {
    const widget = await shown(html`<measure-breakdown measure="activeHcps" by="channel" top="5" period="last-month" .provider=${manySegments()}></measure-breakdown>`);
    await until(() => all(widget, '.mark').length === 6);
    expect(widget.toTable().rows.at(-1)?.[1]?.value).to.equal(15);
  });

  it('reads 34 segments with long names', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="segment" .data=${breakdownResult('interactions', 'segment', SEGMENTS_34)}></measure-breakdown>`);
    expect(all(widget, '.mark')).to.have.length(12);
    all(widget, '.body > .action')[0]?.click();
    await widget.updateComplete;
    expect(all(widget, '.mark')).to.have.length(34);
    expect(all(widget, '.hatched').map(width)).to.deep.equal([40, 40, 40]);
    await expect(widget).to.be.accessible();
  });

  it('moves through a matrix with the arrow keys, mirrored from right to left, with one tab stop', async () => {
    const widget = await shown(html`<measure-breakdown dir="rtl" measure="interactions" by="channel" split="keyMessage" mark="matrix" .data=${MATRIX}></measure-breakdown>`);
    const cells = all(widget, '.mark');
    expect(cells).to.have.length(6);
    cells[0]?.focus();
    press(widget, 'ArrowLeft');
    press(widget, 'ArrowDown');
    expect(widget.shadowRoot?.activeElement).to.equal(cells[4]);
    await widget.updateComplete;
    expect(cells.filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([cells[4]]);
    await expect(widget).to.be.accessible();
  });

  it('picks both dimensions with a cell', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" split="keyMessage" mark="matrix" .data=${MATRIX}></measure-breakdown>`);
    const { filters, dimension, code } = await picked(widget, all(widget, '.mark')[0]);
    expect([dimension, code]).to.deep.equal(['channel', 'web']);
    expect(filters).to.deep.equal([{ dimension: 'channel', in: ['web'] }, { dimension: 'keyMessage', in: ['efficacy'] }]);
  });

  it('scrolls a wide matrix inside itself, the heads of the rows in sight', async () => {
    const wide = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`message ${at}`, at + 1]));
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" split="keyMessage" mark="matrix" .data=${splitResult('interactions', ['channel', 'keyMessage'], { web: wide })}></measure-breakdown>`);
    widget.style.width = '358px';
    const [scroll] = all(widget, '.scroll');
    expect(scroll?.scrollWidth).to.be.greaterThan(scroll?.clientWidth ?? Infinity);
    const head = all(widget, 'tbody th')[0];
    const before = head?.getBoundingClientRect().left ?? 0;
    if (scroll) scroll.scrollLeft = 300;
    expect(Math.abs((head?.getBoundingClientRect().left ?? 0) - before)).to.be.lessThan(8);
    expect(widget.scrollWidth).to.equal(widget.clientWidth);
  });

  for (const scheme of ['light', 'dark']) {
    it(`writes figures that can be read upon every tint (${scheme})`, async () => {
      const rows = Object.fromEntries(Object.entries(MESSAGES_BY_SEGMENT).map(([code, cells], at) => [code, { ...cells, cost: at * 50 }]));
      const widget = await shown(html`<measure-breakdown measure="interactions" by="segment" split="keyMessage" mark="matrix" .data=${splitResult('interactions', ['segment', 'keyMessage'], rows)}></measure-breakdown>`);
      widget.style.colorScheme = scheme;
      await expect(widget).to.be.accessible();
    });

    it(`writes figures that can be read upon every hue of a stack (${scheme})`, async () => {
      const cells = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`type ${at}`, 100 - at]));
      const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" split="activityType" mark="stacked-bar" .data=${splitResult('interactions', ['channel', 'activityType'], { web: cells })}></measure-breakdown>`);
      widget.style.colorScheme = scheme;
      await expect(widget).to.be.accessible();
    });
  }

  it('picks a part everywhere with its button in the legend', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" split="activityType" mark="stacked-bar" .data=${splitResult('interactions', ['channel', 'activityType'], { web: { visit: 9, call: 3 } })}></measure-breakdown>`);
    expect(await picked(widget, all(widget, '.legend button')[1])).to.deep.equal({ dimension: 'activityType', code: 'call', label: 'call', filters: [{ dimension: 'activityType', in: ['call'] }] });
  });

  it('draws a ring with its labels beside it, accessibly, and picks a slice', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" mark="donut" .data=${BY_CHANNEL}></measure-breakdown>`);
    expect(all(widget, '.slice')).to.have.length(6);
    expect(widget.shadowRoot?.querySelectorAll('path')).to.have.length(6);
    expect((await picked(widget, all(widget, '.slice')[0])).code).to.equal('face-to-face');
    await expect(widget).to.be.accessible();
  });

  it('puts several measures side by side, accessibly', async () => {
    const widget = await shown(html`<measure-breakdown measures="engagementPoints, pointsPerHcp" by="segment" .data=${measuresResult(['engagementPoints', 'pointsPerHcp'], 'segment', { E: [4210, 3.4], F: [2980, 5.2] })}></measure-breakdown>`);
    expect(all(widget, '[role=row]')).to.have.length(3);
    expect((await picked(widget, all(widget, '.mark')[1])).filters).to.deep.equal([{ dimension: 'segment', in: ['E'] }]);
    await expect(widget).to.be.accessible();
  });

  it('draws the objective across', async () => {
    const widget = await shown(html`<measure-breakdown with-objective measure="interactions" by="channel" .data=${objectiveResult('interactions', 'channel', { web: 50 }, { web: 60 })}></measure-breakdown>`);
    expect(all(widget, '.tick')).to.have.length(1);
    expect(all(widget, '.key')[0]?.textContent).to.contain('Objective');
  });

  it('draws one line over all bars at the reference, with its name, and a sign beside each figure', async () => {
    const widget = await shown(html`<measure-breakdown reference="1" sort="lowest" measure="attainment" by="channel" .data=${breakdownResult('attainment', 'channel', { web: 1.2, phone: 0.62 })}></measure-breakdown>`);
    const lines = all(widget, '.reference').map((line) => Math.round(line.getBoundingClientRect().left));
    expect([lines.length, new Set(lines).size]).to.deep.equal([2, 1]);
    const named = all(widget, '.line-name .plot span')[0]?.getBoundingClientRect();
    expect((named?.left ?? 0) + (named?.width ?? 0) / 2).to.be.closeTo(lines[0] ?? 0, 2);
    expect(all(widget, '.figures .sign').map((sign) => sign.getAttribute('class'))).to.deep.equal(['sign missed', 'sign met']);
    expect(all(widget, '.key')[0]?.textContent?.replace(/\s+/gu, ' ').trim()).to.equal('Reference 100% reaches 100%below 100%');
    await expect(widget).to.be.accessible();
  });

  it('has room for eight columns in seven twelfths of a dashboard, and shows where more are out of sight', async () => {
    const heads = ['Fewer exacerbations', 'The right patient in time', 'Steady lung function', 'One breath a day', 'Simple inhaler technique', 'Support between visits', 'In line with guidance', 'Well tolerated'];
    const row = Object.fromEntries(heads.map((head, at) => [head, 20 + at]));
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" split="keyMessage" mark="matrix" share="row" .data=${splitResult('interactions', ['channel', 'keyMessage'], { web: row, phone: row })}></measure-breakdown>`);
    const [scroll] = all(widget, '.scroll');
    const hidden = (): number => (scroll?.scrollWidth ?? 0) - (scroll?.clientWidth ?? 0);
    const mask = (): string => (scroll ? getComputedStyle(scroll).maskImage : '');
    widget.style.inlineSize = '628px';
    expect(hidden()).to.equal(0);
    await until(() => mask() === 'none');
    widget.style.inlineSize = '390px';
    expect(hidden()).to.be.greaterThan(0);
    await until(() => mask().includes('gradient'));
    expect(all(widget, 'tbody th').map((head) => getComputedStyle(head).position)).to.deep.equal(['sticky', 'sticky']);
  });

  it('asks for objectives of the members that are shown', async () => {
    const asked: Query[] = [];
    const provider: DataProvider = {
      query: async (query): Promise<Result> => {
        asked.push(query);
        return Promise.resolve(query.dimensions?.includes('scenario') ? objectiveResult('interactions', 'channel', {}, { web: 400 }) : BY_CHANNEL);
      },
    };
    const widget = await shown(html`<measure-breakdown with-objective measure="interactions" by="channel" period="2026-05-01/2026-11-01" .provider=${provider}></measure-breakdown>`);
    await until(() => all(widget, '.tick').length === 1);
    expect(asked.map(({ dimensions }) => dimensions)).to.deep.equal([['channel'], ['channel', 'scenario']]);
  });

  it('lets the reader switch between figures and shares, the base always stated', async () => {
    const widget = await shown(html`<measure-breakdown with-switch measure="interactions" by="channel" split="keyMessage" mark="matrix" .data=${splitResult('interactions', ['channel', 'keyMessage'], { web: { a: 30, b: 10 } })}></measure-breakdown>`);
    const choices = all<HTMLInputElement>(widget, 'input[name=share]');
    expect(choices.map(({ checked }) => checked)).to.deep.equal([true, false, false, false]);
    choices[1]?.click();
    await widget.updateComplete;
    expect(all(widget, '.cell').map(({ textContent }) => textContent?.trim().slice(-3))).to.deep.equal(['75%', '25%']);
    expect(all(widget, '.base')[0]?.textContent).to.equal('Share of each channel’s interactions');
  });

  it('reads settings as text, and returns to the defaults', async () => {
    const widget = await shown(html`<measure-breakdown measure="interactions" by="channel" share="all" .data=${BY_CHANNEL}></measure-breakdown>`);
    expect(all(widget, '.main')[0]?.textContent).to.equal('41%');
    widget.removeAttribute('share');
    await widget.updateComplete;
    expect(all(widget, '.main')[0]?.textContent).to.equal('1,381');
  });

  for (const [attributes, problem] of [
    [{ by: '' }, 'invalid by ""'],
    [{ measure: null }, 'missing measure'],
    [{ mark: 'pie' }, 'invalid mark "pie"'],
    [{ mark: 'matrix' }, 'Name a second dimension in "split"'],
    [{ mark: 'donut', split: 'keyMessage' }, 'Leave out "split"'],
    [{ split: 'channel' }, 'invalid split "channel"'],
    [{ share: 'half' }, 'invalid share "half"'],
    [{ sort: 'size' }, 'invalid sort "size"'],
    [{ top: 0 }, 'invalid top 0'],
    [{ reference: 'all' }, 'invalid reference "all"'],
    [{ reference: 1, mark: 'matrix', split: 'keyMessage' }, 'Bars of one measure have a reference'],
    [{ counting: 'twice' }, 'invalid counting "twice"'],
    [{ measures: ['interactions', 'activeHcps'], mark: 'donut' }, 'invalid measures'],
    [{ measure: 'openRate', share: 'all' }, 'invalid share "all"'],
    [{ measure: 'activeHcps', mark: 'donut' }, 'invalid mark "donut"'],
  ] as const) {
    it(`refuses ${JSON.stringify(attributes)}`, async () => {
      const widget = await fixture<MeasureBreakdown>(html`<measure-breakdown measure="interactions" by="channel" .data=${BY_CHANNEL}></measure-breakdown>`);
      Object.assign(widget, attributes);
      await settled(widget, 'error');
      expect(widget['answers'].error?.message).to.contain(problem);
    });
  }
});
