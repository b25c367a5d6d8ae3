import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { DataInput, DataProvider, Filter, Query, Result } from '../../src/contract/index.js';
import { BREAKDOWN_MARKS, BREAKDOWN_SHARES, BREAKDOWN_SORTS, type BreakdownMark, type BreakdownShare, type BreakdownSort } from '../../src/widgets/measure-breakdown/measure-breakdown.query.js';
import { allStates } from '../support/all-states.js';
import { answering } from '../support/answering.js';
import { breakdownResult, CHANNELS, measuresResult, MESSAGES_BY_SEGMENT, objectiveResult, SEGMENTS_34, splitResult, type Figures } from '../support/breakdown-figures.js';

interface Args {
  readonly measure?: string;
  readonly measures?: readonly string[];
  readonly by: string;
  readonly split?: string;
  readonly share?: BreakdownShare;
  readonly mark?: BreakdownMark;
  readonly sort?: BreakdownSort;
  readonly top?: number;
  readonly reference?: number;
  readonly withObjective?: boolean;
  readonly withSwitch?: boolean;
  readonly heading?: string;
  readonly filters?: readonly Filter[];
  readonly data?: DataInput;
  readonly provider?: DataProvider;
}

const HCPS: Figures = { 'face-to-face': 768, 'approved-email': 478, web: 407, phone: 310, webinar: 250 };
const channels = ({ dimensions = [], measures: [measure = ''] }: Query): Result => {
  if (dimensions.includes('scenario')) return objectiveResult(measure, 'channel', {}, { 'face-to-face': 1300, 'approved-email': 800, web: 250 });
  if (measure === 'interactions') return breakdownResult(measure, 'channel', CHANNELS, 3369);
  const share = (value: unknown): number => Number(value) / 1240;
  return measure === 'activeHcps' ? breakdownResult(measure, 'channel', HCPS, 1102) : breakdownResult(measure, 'channel', Object.fromEntries(Object.entries(HCPS).map(([code, value]) => [code, share(value)])), share(1102));
};

/** The largest of 34 segments, or those that a filter leaves, with their total. */
const segments = ({ measures: [measure = ''], filters = [], limit }: Query): Result => {
  const left = Object.entries(SEGMENTS_34).filter(([code]) => filters.every(({ dimension, in: kept, notIn }) => dimension !== 'segment' || ((!kept || kept.includes(code)) && !notIn?.includes(code))));
  const total = left.reduce((sum, [, figure]) => sum + (typeof figure === 'number' ? figure : 2), 0);
  return breakdownResult(measure, 'segment', Object.fromEntries(left.slice(0, limit)), total);
};

const MATRIX = splitResult('interactions', ['segment', 'keyMessage'], MESSAGES_BY_SEGMENT, 1191);
const VOICE: Readonly<Record<string, Figures>> = {
  'breathing at night': { 'Our brand': 0.41, Pulmora: 0.32, Airexa: 0.27 },
  'asthma and sport': { 'Our brand': 0.22, Pulmora: 0.51, Airexa: 0.27 },
  'first inhaler': { 'Our brand': 0.35, Pulmora: 'hidden', Airexa: null },
};
const STACK: Readonly<Record<string, Figures>> = {
  'face-to-face': { visit: 312, call: 120, mailing: 45 }, webinar: { visit: 180, call: 'hidden', mailing: 'hidden' }, web: { visit: 40, call: 210, mailing: 98 },
};

const meta: Meta<Args> = {
  title: 'Widgets/measure-breakdown',
  component: 'measure-breakdown',
  argTypes: {
    mark: { control: 'select', options: BREAKDOWN_MARKS }, share: { control: 'select', options: BREAKDOWN_SHARES }, sort: { control: 'select', options: BREAKDOWN_SORTS },
    data: { control: false }, provider: { control: false },
  },
  args: { measure: 'interactions', by: 'channel', provider: answering(channels) },
  render: ({ measure, measures = [], by, split, share, mark, sort, top, reference, withObjective = false, withSwitch = false, heading, filters = [], data, provider }) => html`
    <measure-breakdown .measure=${measure} .measures=${measures} by=${by} .split=${split} .share=${share} .mark=${mark} .sort=${sort} .top=${top} .reference=${reference} ?with-objective=${withObjective} ?with-switch=${withSwitch}
      period="2026-05-01/2026-11-01" .heading=${heading} .filters=${filters} .data=${data} .provider=${provider}></measure-breakdown>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const AllStates = allStates({ element: 'measure-breakdown', answer: channels, settings: { measure: 'interactions', by: 'channel', period: '2026-05-01/2026-11-01' } });
export const Shares: Story = { args: { share: 'all' } };
export const WithSwitch: Story = { args: { withSwitch: true } };
export const WithObjective: Story = { args: { withObjective: true } };

/** The lowest first; a line at what they are to reach, and a sign that says which of them do. */
export const Reference: Story = {
  args: { measure: 'attainment', by: 'kpi', sort: 'lowest', reference: 1, data: breakdownResult('attainment', 'kpi', { openRate: 1.097, clickRate: 1.021, bounceRate: 1.008, optInRate: 0.94, completeProfiles: 0.62, validEmailShare: 'hidden' }) },
};
export const ReferenceFromAbove: Story = { args: { measure: 'bounceRate', reference: 0.03, data: breakdownResult('bounceRate', 'channel', { 'approved-email': 0.021, 'marketing-email': 0.048 }) } };

/** A rank is told by its label. */
export const Stages: Story = { args: { measure: 'medianStage', by: 'segment', data: breakdownResult('medianStage', 'segment', { 'Engaged experts': 3, 'Digital first': 2, 'Hard to reach': 1 }) } };
export const Donut: Story = { args: { mark: 'donut' } };

/** The twelve largest, and the rest as the source computed it. */
export const ManySegments: Story = { args: { by: 'segment', provider: answering(segments) } };

/** In total and per HCP: each measure has a scale of its own. */
export const SeveralMeasures: Story = {
  args: { measures: ['engagementPoints', 'pointsPerHcp'], by: 'segment', data: measuresResult(['engagementPoints', 'pointsPerHcp'], 'segment', { 'Segment E': [4210, 3.42], 'Segment F': [2980, 5.17] }) },
};
export const Matrix: Story = { args: { by: 'segment', split: 'keyMessage', mark: 'matrix', share: 'row', withSwitch: true, data: MATRIX } };
export const ShareOfVoice: Story = { args: { measure: 'shareOfVoice', by: 'keyword', split: 'competitor', mark: 'matrix', data: splitResult('shareOfVoice', ['keyword', 'competitor'], VOICE) } };
export const Stacked: Story = { args: { split: 'activityType', mark: 'stacked-bar', data: splitResult('interactions', ['channel', 'activityType'], STACK) } };
export const StackedShares: Story = { args: { split: 'activityType', mark: 'stacked-bar', share: 'row', withSwitch: true, data: splitResult('interactions', ['channel', 'activityType'], { ...STACK, webinar: { visit: 180, call: 30, mailing: 22 } }) } };

/** An HCP may stand in several segments: no stack is drawn. */
export const OverlappingParts: Story = { args: { split: 'segment', mark: 'stacked-bar', data: splitResult('interactions', ['channel', 'segment'], { web: { A: 312, B: 120 }, phone: { A: 180, B: 60 } }) } };
export const BothSigns: Story = { args: { measure: 'netOptIns', data: breakdownResult('netOptIns', 'channel', { web: 58, 'approved-email': 41, phone: -12, webinar: 'hidden', congress: null }) } };
export const Rates: Story = { args: { measure: 'openRate', by: 'segment', data: breakdownResult('openRate', 'segment', { 'Engaged experts': 0.412, 'Digital first': 0.368, 'Hard to reach': 0.097, '': 0.21 }) } };

export const SomeHidden: Story = { args: { data: breakdownResult('interactions', 'channel', { ...CHANNELS, phone: 'hidden', congress: 'hidden' }, 3369) } };

export const Narrow: Story = { globals: { width: '280' } };
export const NarrowMatrix: Story = { args: Matrix.args ?? {}, globals: { width: '390' } };
export const LongFrench: Story = { args: { measure: 'engagementPoints', by: 'segment', withSwitch: true, provider: answering(segments) }, globals: { locale: 'fr', width: '390' } };
export const NarrowReference: Story = { args: Reference.args ?? {}, globals: { width: '280' } };
export const RightToLeftReference: Story = { args: Reference.args ?? {}, globals: { direction: 'rtl' } };
export const RightToLeftMatrix: Story = { args: Matrix.args ?? {}, globals: { direction: 'rtl', width: '390' } };
export const RightToLeft: Story = { args: { withObjective: true }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: Matrix.args ?? {}, globals: { scheme: 'dark' } };
