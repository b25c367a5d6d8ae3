import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { CORE_CATALOG, extendCatalog } from '../../src/index.js';
import type { DataInput, DataProvider, Filter, Grain, Query, Result } from '../../src/contract/index.js';
import type { TrendMark } from '../../src/widgets/measure-trend/measure-trend.query.js';
import { allStates } from '../support/all-states.js';
import { answering } from '../support/answering.js';
import { BY_CHANNEL, BY_TYPE, divided, MANY, OPEN_RATE, SENT_AND_RATE, SENT_OPENED, SENT_RUNNING, SENT_WITH_GAP, SENT_WITH_HIDDEN, SENT_WITH_OBJECTIVE, trendResult, trendResultBy, WEEKLY, withPast } from '../support/trend-figures.js';

interface Args {
  readonly measures?: string;
  readonly mark?: TrendMark;
  readonly grain?: Grain;
  readonly by?: string;
  readonly comparison?: string;
  readonly withObjective?: boolean;
  readonly withForecast?: boolean;
  readonly period?: string;
  readonly heading?: string;
  readonly filters?: readonly Filter[];
  readonly data?: DataInput;
  readonly provider?: DataProvider;
}

const trend = ({ measures = '', mark = 'line', grain = 'month', by, comparison = 'none', withObjective = false, withForecast = false, period, heading, filters = [], data, provider }: Args): TemplateResult => html`
  <measure-trend .measures=${measures} mark=${mark} grain=${grain} .by=${by} comparison=${comparison} ?with-objective=${withObjective} ?with-forecast=${withForecast}
    .period=${period} .heading=${heading} .filters=${filters} .data=${data} .provider=${provider}></measure-trend>
`;

const meta: Meta<Args> = {
  title: 'Widgets/measure-trend',
  component: 'measure-trend',
  render: trend,
  args: { measures: 'sent openedMessages', period: '2026-05-01/2026-11-01', data: trendResult(SENT_OPENED) },
  argTypes: { data: { control: false }, provider: { control: false }, filters: { control: false } },
};
export default meta;

type Story = StoryObj<Args>;

/** Approved e-mail sent against opened, over six whole months. */
export const Default: Story = {};
export const AllStates = allStates({ element: 'measure-trend', answer: () => trendResult(SENT_OPENED), settings: { measures: 'sent openedMessages', period: '2026-05-01/2026-11-01' } });

/** The objective changes in August and in October. */
export const WithObjective: Story = { args: { measures: 'sent', withObjective: true, data: trendResult(SENT_WITH_OBJECTIVE) } };
export const BarsWithObjective: Story = { args: { measures: 'sent', mark: 'bar', withObjective: true, data: trendResult(SENT_WITH_OBJECTIVE) } };
export const BarsSideBySide: Story = { args: { mark: 'bar' } };
export const Area: Story = { args: { measures: 'sent', mark: 'area', data: trendResult({ actual: { sent: SENT_OPENED.actual['sent'] ?? [] } }) } };

/** November is dashed and named: the source holds its first fourteen days. The forecast goes on from the last whole month. */
export const WithForecast: Story = { args: { measures: 'sent', withForecast: true, withObjective: true, period: '2026-05-01/2027-01-01', data: trendResult(SENT_RUNNING) } };
export const RunningMonth: Story = { args: { measures: 'sent', mark: 'bar', period: '2026-05-01/2026-12-01', data: trendResult({ ...SENT_RUNNING, objective: {}, forecast: {} }) } };

/** A rate shows its movement, in per cent. */
export const Rate: Story = { args: { measures: 'openRate', withObjective: true, data: trendResult(OPEN_RATE) } };

/** Two units, two panels, one time axis. */
export const TwoUnits: Story = { args: { measures: 'sent,openedMessages,openRate', data: trendResult(SENT_AND_RATE) } };

/** No total of shares is told, but who leads. */
export const ShareOfVoice: Story = { args: { measures: 'shareOfVoice', by: 'competitor', data: trendResultBy('competitor', 'shareOfVoice', { Pulmora: [0.354, 0.351, 0.348, 0.35, 0.345, 0.342], 'Our brand': [0.291, 0.302, 0.311, 0.318, 0.32, 0.329] }) } };

/** A rank is told by its label, on the scale too. */
export const Stages: Story = { args: { measures: 'medianStage', data: trendResult({ actual: { medianStage: [1, 1, 2, 2, 2, 3] } }) } };

/** The parts that are hidden are left open up to the whole. */
export const StackedWithHidden: Story = {
  args: { measures: 'interactions', by: 'channel', mark: 'stacked-bar', data: undefined, provider: answering(({ dimensions = [] }) => (dimensions.length > 0
    ? trendResultBy('channel', 'interactions', { 'face-to-face': [240, 251, 230, 180, 262, 270], web: [60, 72, 'hidden', 'hidden', 80, 0] })
    : trendResult({ actual: { interactions: [300, 323, 290, 221, 342, 270] } }))) },
};

/** Activities by type: parts of one whole. */
export const Stacked: Story = { args: { measures: 'activities', by: 'activityType', mark: 'stacked-bar', data: undefined, provider: answering(divided('activityType', 'activities', BY_TYPE)) } };

/** HCPs are counted once in each channel: parts may exceed the whole, so that they are not stacked. */
export const NotStacked: Story = { args: { measures: 'activeHcps', by: 'channel', mark: 'stacked-bar', data: trendResultBy('channel', 'activeHcps', BY_CHANNEL) } };
export const ByChannel: Story = { args: { measures: 'interactions', by: 'channel', data: undefined, provider: answering(divided('channel', 'interactions', BY_CHANNEL)) } };

/** Six of thirty-four; the others as the source counts them together. */
export const ManyMembers: Story = { args: { measures: 'interactions', by: 'territory', mark: 'stacked-bar', data: undefined, provider: answering(divided('territory', 'interactions', MANY)) } };
export const Weekly: Story = { args: { measures: 'interactions', grain: 'week', period: '2026-05-04/2026-11-02', data: trendResult(WEEKLY) } };
export const AgainstPeriodBefore: Story = { args: { measures: 'sent', comparison: 'previous-period', data: undefined, provider: answering(withPast({ ...SENT_OPENED, actual: { sent: SENT_OPENED.actual['sent'] ?? [] } })) } };

/** A month that the source has nothing for is a gap, never a zero and never bridged. */
export const MissingMonth: Story = { args: { measures: 'sent', data: trendResult(SENT_WITH_GAP) } };
export const HiddenMonth: Story = { args: { measures: 'sent', data: trendResult(SENT_WITH_HIDDEN) } };

const counted = extendCatalog(CORE_CATALOG, { measures: CORE_CATALOG.measures.filter(({ id }) => ['openedMessages', 'uniqueOpeners', 'openRate'].includes(id)).map((measure) => ({ ...measure, counting: { total: 'openedMessages', unique: 'uniqueOpeners', share: 'openRate' } })) });
const byCounting = ({ measures: [id = ''] }: Query): Result => trendResult({ actual: { [id]: { openedMessages: [101, 112, 124, 98, 129, 138], uniqueOpeners: [84, 92, 97, 81, 103, 108], openRate: OPEN_RATE.actual['openRate'] ?? [] }[id] ?? [] } });

/** The reader chooses what is counted. */
export const CountingSwitch: Story = {
  args: { measures: 'openedMessages', data: undefined, provider: answering(byCounting) },
  render: ({ measures, period, provider }) => html`<omnichannel-dashboard .catalog=${counted}><measure-trend with-switch .measures=${measures} .period=${period} .provider=${provider}></measure-trend></omnichannel-dashboard>`,
};

const inWidth = (width: string): NonNullable<Story['render']> => (args) => html`<div class="story-width width-${width}">${trend(args)}</div>`;
export const Narrow: Story = { render: inWidth('280') };
export const NarrowByChannel: Story = { args: { ...ByChannel.args }, render: inWidth('280') };
export const French: Story = {
  args: { ...WithForecast.args, heading: 'Évolution des e-mails approuvés envoyés aux professionnels de santé par rapport à l’objectif et à la prévision' },
  render: (args) => html`<div lang="fr">${trend(args)}</div>`,
};
export const FrenchByChannel: Story = { args: { ...ByChannel.args }, render: (args) => html`<div lang="fr">${trend(args)}</div>` };
export const RightToLeft: Story = { args: { ...WithForecast.args }, render: (args) => html`<div dir="rtl">${trend(args)}</div>` };
export const Dark: Story = { args: { ...Stacked.args }, globals: { scheme: 'dark' } };

/** The least a prototype needs. */
export const Prototype: Story = {
  args: { measures: '', period: undefined, data: [312, 298, 341, 330].map((calls, at) => ({ time: `2026-0${at + 6}-01`, calls })) },
};
