import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { DataProvider, Query, Result } from '../../src/contract/index.js';
import { allStates } from '../support/all-states.js';
import { answering } from '../support/answering.js';
import { CREATED_AND_CLOSED, FOUR_LONG_NAMES, FOUR_SEGMENTS, FOUR_WITH_HIDDEN, manySegments, movementsOf, sizesBeside } from '../support/segment-flow-figures.js';

interface Settings {
  readonly data?: Result;
  readonly provider?: DataProvider;
  readonly scheme?: string;
  readonly period?: string;
  readonly focus?: string;
  readonly minFlow?: number;
  readonly withTable?: boolean;
}

const meta: Meta<Settings> = {
  title: 'Widgets/segment-flow',
  component: 'segment-flow',
  argTypes: { data: { control: false }, provider: { control: false } },
  args: { data: FOUR_SEGMENTS, withTable: false },
  render: ({ data, provider, scheme, period, focus, minFlow, withTable = false }) => html`
    <segment-flow .data=${data} .provider=${provider} .scheme=${scheme} .period=${period} .focusSegment=${focus} .minFlow=${minFlow} ?with-table=${withTable}></segment-flow>
  `,
};
export default meta;

type Story = StoryObj<Settings>;

const OCTOBER = '2026-10-01/2026-11-01';
const NO_SIZES: Result = { columns: [{ id: 'segmentSize', kind: 'measure' }], rows: [], meta: FOUR_SEGMENTS.meta };

/** Answers movements with one result and sizes with another. */
const movements = (moved: Result, sizes: Result = NO_SIZES) => ({ measures: [id] }: Query): Result => (id === 'movedHcps' ? moved : sizes);

export const FourSegments: Story = {};
export const AllStates = allStates({ element: 'segment-flow', answer: movements(FOUR_SEGMENTS), settings: { scheme: 'activity', period: OCTOBER } });

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
  args: { data: undefined, period: OCTOBER, provider: answering(movements(FOUR_SEGMENTS, sizesBeside({ Active: [1162, 1212], Left: [636, 722], 'Potentially leaving': [558, 545], 'New clients': [274, 231] }, 1980))) },
};

/** Sizes that the movements do not explain are told of, not hidden. */
export const Difference: Story = {
  args: { data: undefined, period: OCTOBER, scheme: 'activity', provider: answering(movements(FOUR_SEGMENTS, sizesBeside({ Active: [1162, 1190], Left: [636, 722], 'Potentially leaving': [558, 545], 'New clients': [274, 231] }, 2688))) },
};

export const HiddenMovements: Story = { args: { data: FOUR_WITH_HIDDEN } };
export const LongFrenchNames: Story = { args: { data: FOUR_LONG_NAMES }, globals: { locale: 'fr' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Narrow: Story = { globals: { width: '280' } };
export const Phone: Story = { args: { data: manySegments(34, 6) }, globals: { width: '390' } };
