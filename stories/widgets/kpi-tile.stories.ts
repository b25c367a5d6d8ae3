import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { DataInput, DataProvider, PeriodInput, Query, Result } from '../../src/contract/index.js';
import type { Counting } from '../../src/context/counting.js';
import { KPI_COMPARISONS, type KpiComparison } from '../../src/widgets/kpi-tile/kpi-tile.query.js';
import { allStates } from '../support/all-states.js';
import { answering } from '../support/answering.js';
import { kpiResult, kpiTrend } from '../support/kpi-figures.js';
import '../support/story-row.css';

interface Args {
  readonly measure?: string;
  readonly comparison?: KpiComparison;
  readonly withSparkline?: boolean;
  readonly counting?: Counting;
  readonly withSwitch?: boolean;
  readonly thresholds?: { readonly near?: number };
  readonly period?: PeriodInput;
  readonly heading?: string;
  readonly data?: DataInput;
  readonly provider?: DataProvider;
}

const MONTHS = [1390, 1442, 1431, 1520, 1548, 1602, 1589, 1655, 1690, 1702, 1764, 1821];
const OBJECTIVES = [1450, 1450, 1450, 1550, 1550, 1550, 1650, 1650, 1650, 1750, 1750, 1800];
const answer = (query: Query): Result => {
  if (query.grain) return kpiTrend('activeHcps', MONTHS, OBJECTIVES);
  return query.period.end < '2026-11-01' ? kpiResult('activeHcps', 1702) : kpiResult('activeHcps', 1821, 1800);
};

const meta: Meta<Args> = {
  title: 'Widgets/kpi-tile',
  component: 'kpi-tile',
  argTypes: { comparison: { control: 'select', options: KPI_COMPARISONS }, data: { control: false }, provider: { control: false } },
  args: { measure: 'activeHcps', comparison: 'objective', withSparkline: true, period: '2026-05-01/2026-11-01', provider: answering(answer) },
  render: ({ measure, comparison = 'objective', withSparkline = false, counting, withSwitch = false, thresholds = {}, period, heading, data, provider }) => html`
    <kpi-tile .measure=${measure} comparison=${comparison} ?with-sparkline=${withSparkline} .counting=${counting} ?with-switch=${withSwitch} .thresholds=${thresholds} .period=${period} .heading=${heading} .data=${data} .provider=${provider}></kpi-tile>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const AllStates = allStates({ element: 'kpi-tile', answer, settings: { measure: 'activeHcps', withSparkline: true, period: '2026-05-01/2026-11-01' } });
export const WithoutObjective: Story = { args: { withSparkline: false, data: kpiResult('activeHcps', 1821) } };
export const Near: Story = { args: { data: kpiResult('activeHcps', 1821, 1900) } };
export const Missed: Story = { args: { data: kpiResult('activeHcps', 1821, 2400) } };
export const StricterThreshold: Story = { args: { data: kpiResult('activeHcps', 1821, 1900), thresholds: { near: 0.01 } } };
export const LowerIsBetter: Story = { args: { measure: 'bounceRate', data: kpiResult('bounceRate', 0.031, 0.02) } };
export const PreviousPeriod: Story = { args: { comparison: 'previous-period' } };
export const YearAgo: Story = { args: { comparison: 'year-ago' } };
export const NoComparison: Story = { args: { comparison: 'none' } };
export const Stage: Story = { args: { measure: 'medianStage', withSparkline: false, data: kpiResult('medianStage', 2, 3) } };
export const WithSwitch: Story = { args: { measure: 'openedMessages', withSparkline: false, withSwitch: true, provider: answering(({ measures: [id = ''] }) => kpiResult(id, { openedMessages: 1381, uniqueOpeners: 407, openRate: 0.312 }[id] ?? null)) } };

/** A million and more in three digits; the whole amount is told on demand. */
export const Money: Story = { args: { measure: 'turnover', data: kpiResult('turnover', 12480300, 12000000) } };

/** Figures as attributes: nothing is asked. */
export const Written: Story = {
  render: () => html`<kpi-tile heading="Growth ahead of the market, turnover" value="2.58" objective="2.55" unit="points"></kpi-tile>`,
};

/** The figures of a row stand on one line, however long the headings are. */
export const Row: Story = {
  render: () => html`<div class="story-row">
    <kpi-tile heading="Growth ahead of the market, turnover" value="2.58" objective="2.55" unit="points"></kpi-tile>
    <kpi-tile heading="Active HCPs" value="1821" objective="1900" unit="HCPs"></kpi-tile>
    <kpi-tile heading="Open rate" value="23.1" objective="26" unit="%"></kpi-tile>
    <kpi-tile heading="Assets used" value="69" previous="61" comparison="previous-period"></kpi-tile>
  </div>`,
};

/** In a much taller row the figures stand near their headings. */
export const TallRow: Story = {
  render: () => html`<div class="story-row tall">
    <kpi-tile heading="Growth ahead of the market, turnover" value="2.58" objective="2.55" unit="points"></kpi-tile>
    <kpi-tile heading="Active HCPs" value="1821" objective="1900" unit="HCPs"></kpi-tile>
  </div>`,
};

export const NothingToDivideBy: Story = { args: { measure: 'openRate', data: kpiResult('openRate', { value: null, state: 'notApplicable' }, 0.25) } };

export const Narrow: Story = { globals: { width: '280' } };
export const LongFrench: Story = { args: { measure: 'turnoverDeltaEvolution', data: kpiResult('turnoverDeltaEvolution', 2.58, 2.55) }, globals: { locale: 'fr', width: '280' } };
export const RightToLeft: Story = { globals: { direction: 'rtl', width: '280' } };
export const Dark: Story = { globals: { scheme: 'dark', width: '390' } };
