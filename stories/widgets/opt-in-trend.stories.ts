import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { DataInput, DataProvider, Filter } from '../../src/contract/index.js';
import type { OptInMode } from '../../src/widgets/opt-in-trend/opt-in-trend.query.js';
import { allStates } from '../support/all-states.js';
import { CHANNELS, optInResult, optInResultByChannel, RUNNING, SIX_MONTHS, TWO_YEARS, WITH_GAP, WITH_HIDDEN, WITH_OBJECTIVE } from '../support/opt-in-figures.js';

interface Args {
  readonly data?: DataInput;
  readonly provider?: DataProvider;
  readonly mode?: OptInMode;
  readonly grain?: string;
  readonly by?: string;
  readonly period?: string;
  readonly heading?: string;
  readonly filters?: readonly Filter[];
}

const trend = ({ data, provider, mode = 'both', grain = 'month', by, period, heading, filters = [] }: Args): TemplateResult => html`
  <opt-in-trend .data=${data} .provider=${provider} .filters=${filters} mode=${mode} grain=${grain} by=${by ?? nothing} period=${period ?? nothing} heading=${heading ?? nothing}></opt-in-trend>
`;

const meta: Meta<Args> = {
  title: 'Widgets/opt-in-trend',
  component: 'opt-in-trend',
  render: trend,
  args: { data: optInResult(), period: '2026-05-01/2026-11-01' },
  argTypes: { data: { control: false }, provider: { control: false }, filters: { control: false } },
};
export default meta;

type Story = StoryObj<Args>;

/** Stock above, opt-ins and opt-outs under it, aligned in time. */
export const Default: Story = {};
export const AllStates = allStates({ element: 'opt-in-trend', answer: () => optInResult(), settings: { period: '2026-05-01/2026-11-01' } });
export const Stock: Story = { args: { mode: 'stock', data: optInResult(WITH_OBJECTIVE) } };
export const Flow: Story = { args: { mode: 'flow' } };
export const Rate: Story = { args: { mode: 'rate', data: optInResult(TWO_YEARS), period: '2024-11-01/2026-11-01' } };

/** A line for each channel; the flows are those of the channel that is chosen. Channels never add up: an HCP may be in several. */
export const ByChannel: Story = { args: { by: 'channel', data: optInResultByChannel(CHANNELS) } };
export const RateByChannel: Story = { args: { by: 'channel', mode: 'rate', data: optInResultByChannel(CHANNELS) } };

/** The objective of the stock in steps. */
export const WithObjective: Story = { args: { data: optInResult(WITH_OBJECTIVE) } };

/** A month that the source has nothing for is a gap, never a zero. */
export const MissingMonth: Story = { args: { data: optInResult(WITH_GAP) } };

/** November is hatched and named: the source holds its first fourteen days. */
export const RunningMonth: Story = { args: { data: optInResult(RUNNING), period: '2026-05-01/2026-12-01' } };

/** September's flows are too small to be shown. */
export const HiddenMonth: Story = { args: { data: optInResult(WITH_HIDDEN) } };

/** The source contradicts itself in August, and the tile says so. */
export const Unreconciled: Story = { args: { data: optInResult({ error: { month: 3, by: 4 } }) } };

export const TwoYears: Story = { args: { data: optInResult(TWO_YEARS), period: '2024-11-01/2026-11-01' } };

export const French: Story = {
  args: { data: optInResult({ ...RUNNING, objectives: WITH_OBJECTIVE.objectives ?? [] }), period: '2026-05-01/2026-12-01', heading: 'Évolution du recueil des consentements des professionnels de santé par voie électronique' },
  render: (args) => html`<div lang="fr">${trend(args)}</div>`,
};

const inWidth = (width: string): NonNullable<Story['render']> => (args) => html`<div class="story-width width-${width}">${trend(args)}</div>`;
export const Narrow: Story = { args: { data: optInResult(RUNNING), period: '2026-05-01/2026-12-01' }, render: inWidth('280') };
export const NarrowByChannel: Story = { args: { by: 'channel', data: optInResultByChannel(CHANNELS) }, render: inWidth('280') };
export const RightToLeft: Story = { args: { data: optInResult(RUNNING), period: '2026-05-01/2026-12-01' }, render: (args) => html`<div dir="rtl">${trend(args)}</div>` };
export const Dark: Story = { args: { data: optInResultByChannel(CHANNELS), by: 'channel' }, globals: { scheme: 'dark' } };

/** The least a prototype needs: opt-ins and opt-outs by month. */
export const Prototype: Story = {
  args: { mode: 'flow', period: undefined, data: SIX_MONTHS.map(({ came, withdrawn }, at) => ({ time: `2026-${String(at + 5).padStart(2, '0')}-01`, newOptIns: Number(came), optOuts: Number(withdrawn) })) },
};
