import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { OmnichannelError, type DataProvider, type Result } from '../../src/contract/index.js';
import '../../src/widgets/segment-flow/define.js';
import { CREATED_AND_CLOSED, FOUR_LONG_NAMES, FOUR_SEGMENTS, FOUR_WITH_HIDDEN, manySegments, movementsOf, sizesBeside } from '../support/segment-flow-figures.js';

interface Settings { readonly data?: Result; readonly focus?: string; readonly minFlow?: number; readonly withTable?: boolean }

const meta: Meta<Settings> = {
  title: 'Widgets/segment-flow',
  component: 'segment-flow',
  args: { data: FOUR_SEGMENTS, withTable: false },
  render: ({ data, focus, minFlow, withTable = false }) => html`<segment-flow .data=${data} .focusSegment=${focus} .minFlow=${minFlow} ?with-table=${withTable}></segment-flow>`,
};
export default meta;
type Story = StoryObj<Settings>;

/** Answers movements with one result and sizes with another. */
const answering = (main: Result, sizes: Result = { columns: [], rows: [], meta: main.meta }): DataProvider => ({
  query: ({ measures }) => Promise.resolve(measures[0] === 'movedHcps' ? main : { ...sizes, columns: [...sizes.columns, ...(sizes.columns.length > 0 ? [] : [{ id: 'segmentSize', kind: 'measure' as const }])] }),
});
const failing = (error: OmnichannelError): DataProvider => ({ query: () => Promise.reject(error) });
const asked = (provider: DataProvider, filters: { dimension: string; in: string[] }[] = []): TemplateResult =>
  html`<segment-flow scheme="activity" period="2026-10-01/2026-11-01" .filters=${filters} .provider=${provider}></segment-flow>`;
const boxed = (className: 'narrow' | 'phone', content: TemplateResult): TemplateResult => html`<style>.narrow { width: 280px } .phone { width: 390px }</style><div class=${className}>${content}</div>`;

export const FourSegments: Story = {};

/** Sorted by size, the smaller ones folded; the largest movements as sentences. */
export const ThirtyFourSegments: Story = { args: { data: manySegments(34, 6) } };

/** Every movement drawn, on one canvas. */
export const EveryMovement: Story = { args: { data: manySegments(34, 6), minFlow: 0 } };

export const Focus: Story = { args: { data: manySegments(34, 6), focus: 'Webinars, regulars' } };
export const SmallestFlow: Story = { args: { minFlow: 20 } };
export const WithTable: Story = { args: { withTable: true } };
export const CreatedAndClosed: Story = { args: { data: CREATED_AND_CLOSED } };

/** A cycle: who left comes back a month later. */
export const ThereAndBack: Story = {
  args: { data: movementsOf({ '2026-09-01': [['Active', 'At risk', 60], ['Active', 'Active', 240], ['At risk', 'At risk', 90]], '2026-10-01': [['At risk', 'Active', 55], ['At risk', 'At risk', 95], ['Active', 'Active', 240]] }) },
};

/** More HCPs in the parts than in the whole. */
export const Overlapping: Story = {
  render: () => html`<segment-flow period="2026-10-01/2026-11-01" .provider=${answering(FOUR_SEGMENTS, sizesBeside({ Active: [1162, 1212], Left: [636, 722], 'Potentially leaving': [558, 545], 'New clients': [274, 231] }, 1980))}></segment-flow>`,
};

/** Sizes that the movements do not explain are told of, not hidden. */
export const Difference: Story = {
  render: () => asked(answering(FOUR_SEGMENTS, sizesBeside({ Active: [1162, 1190], Left: [636, 722], 'Potentially leaving': [558, 545], 'New clients': [274, 231] }, 2688))),
};

export const HiddenMovements: Story = { args: { data: FOUR_WITH_HIDDEN } };
export const LongFrenchNames: Story = { render: () => html`<div lang="fr"><segment-flow .data=${FOUR_LONG_NAMES}></segment-flow></div>` };
export const RightToLeft: Story = { render: () => html`<div dir="rtl"><segment-flow .data=${FOUR_SEGMENTS}></segment-flow></div>` };
export const Narrow: Story = { render: () => boxed('narrow', html`<segment-flow .data=${FOUR_SEGMENTS}></segment-flow>`) };
export const Phone: Story = { render: () => boxed('phone', html`<segment-flow .data=${manySegments(34, 6)}></segment-flow>`) };

export const Loading: Story = { render: () => asked({ query: () => new Promise(() => undefined) }) };
export const Empty: Story = { render: () => asked(answering(movementsOf({}))) };
export const FilteredOut: Story = { render: () => asked(answering(movementsOf({})), [{ dimension: 'territory', in: ['north'] }]) };
export const Suppressed: Story = { render: () => asked(answering(movementsOf({ '2026-10-01': [['Active', 'Left', { value: null, state: 'suppressed' }]] }))) };
export const Partial: Story = {
  render: () => asked(answering(movementsOf({ '2026-10-01': [['Active', 'Active', { value: 900, state: 'partial' }], ['Active', 'Left', { value: 40, state: 'partial' }]] }, { completeThrough: '2026-10-14' }))),
};
export const Stale: Story = {
  render: () => {
    let turn = 0;
    const provider: DataProvider = {
      query: (query, options) => ((turn += 1) > 2 ? Promise.reject(new OmnichannelError('failed-request', { subject: 'CRM', problem: 'failed request', remedy: 'Ask again.' })) : answering(FOUR_SEGMENTS).query(query, options)),
    };
    return html`<segment-flow scheme="activity" period="2026-10-01/2026-11-01" .provider=${provider} @widget-status=${({ target, detail }: CustomEvent<{ status: string }>) => void (detail.status === 'ready' && (target as HTMLElement & { refresh(): Promise<void> }).refresh())}></segment-flow>`;
  },
};
export const Unauthorised: Story = { render: () => asked(failing(new OmnichannelError('unauthorised', { subject: 'CRM', problem: 'unauthorised reader', remedy: 'Sign in.' }))) };
export const Failed: Story = { render: () => asked(failing(new OmnichannelError('failed-request', { subject: 'CRM', problem: 'failed request', remedy: 'Ask again.' }))) };
