import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { DataInput, DataProvider, PeriodInput } from '../../src/contract/index.js';
import { DEFAULT_SORT } from '../../src/widgets/asset-performance-table/asset-performance-table.query.js';
import { allStates } from '../support/all-states.js';
import { assetResult, HIDDEN_FIGURE, manyAssets, rateOf, STUDIES, STUDIES_TOTAL } from '../support/asset-figures.js';

interface Args {
  readonly columns?: readonly string[];
  readonly sort?: string;
  readonly pageSize?: number;
  readonly period?: PeriodInput;
  readonly heading?: string;
  readonly data?: DataInput;
  readonly provider?: DataProvider;
}

const HALF_YEAR = '2026-05-01/2026-11-01';
const STUDY_TABLE = assetResult(STUDIES, STUDIES_TOTAL);

const meta: Meta<Args> = {
  title: 'Widgets/asset-performance-table',
  component: 'asset-performance-table',
  argTypes: { data: { control: false }, provider: { control: false }, columns: { control: 'object' } },
  args: { sort: DEFAULT_SORT, period: HALF_YEAR, data: STUDY_TABLE },
  render: ({ columns, sort = DEFAULT_SORT, pageSize, period, heading, data, provider }) => html`
    <asset-performance-table .columns=${columns} .sort=${sort} .pageSize=${pageSize} .period=${period} .heading=${heading} .data=${data} .provider=${provider}></asset-performance-table>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const AllStates = allStates({ element: 'asset-performance-table', answer: () => STUDY_TABLE, settings: { period: HALF_YEAR } });
export const ByStage: Story = { args: { sort: 'adoptionStage' } };
export const ByCompletedAction: Story = { args: { sort: '-action' } };
export const AsTheSourceAnswers: Story = { args: { sort: '' } };
export const Pages: Story = { args: { pageSize: 10, data: assetResult(manyAssets(104), STUDIES_TOTAL) } };
export const Scrolled: Story = { args: { data: assetResult(manyAssets(104), STUDIES_TOTAL) } };
export const HundredThousandRows: Story = { name: '100,000 rows', args: { data: assetResult(manyAssets(100_000), STUDIES_TOTAL) } };
export const WithoutTotal: Story = { args: { data: assetResult(STUDIES) } };
export const OneRow: Story = { args: { data: assetResult(STUDIES.slice(0, 1)) } };

const E_MAILS = [
  { asset: 'Invitation to the congress', channel: 'approved-email', openedMessages: 412, openRate: rateOf(412, 1630), clickRate: rateOf(96, 1630), unsubscribeRate: rateOf(5, 1630) },
  { asset: 'Quarterly newsletter', channel: 'marketing-email', openedMessages: 388, openRate: rateOf(388, 2104), clickRate: rateOf(41, 2104), unsubscribeRate: rateOf(12, 2104) },
  { asset: 'Study results in one page', channel: 'approved-email', openedMessages: 173, openRate: rateOf(173, 590), clickRate: rateOf(62, 590), unsubscribeRate: rateOf(0, 590) },
];
export const OtherColumns: Story = { args: { columns: ['asset', 'channel', 'openedMessages', 'openRate', 'clickRate', 'unsubscribeRate'], sort: '-openRate', data: E_MAILS } };

export const Ties: Story = { args: { data: assetResult(STUDIES.map(([stage, asset, , ...rates]) => [stage as string, asset as string, 75, ...rates])) } };
export const UnknownStage: Story = { args: { data: assetResult([...STUDIES, ['champion', 'Leaflet of a new campaign', 12, rateOf(12, 640), rateOf(2, 11)], [null, 'Leaflet without a stage', 9, rateOf(9, 640), rateOf(1, 9)]]) } };
export const LongNames: Story = { args: { data: assetResult(STUDIES.map(([stage, asset, ...rest]) => [stage as string, `${asset as string}, twelve-month follow-up in patients with frequent exacerbations`, ...rest]), STUDIES_TOTAL) } };

export const PartlyHidden: Story = { args: { data: assetResult([...STUDIES, ['trial', 'Rare disease letter', HIDDEN_FIGURE, HIDDEN_FIGURE, HIDDEN_FIGURE]], STUDIES_TOTAL) } };
export const Missing: Story = { args: { data: assetResult([...STUDIES, ['trial', 'Film without an action', 61, rateOf(61, 900), { value: null, state: 'notApplicable' }], ['trial', 'Film of last year', null, null, null]], STUDIES_TOTAL) } };

export const Narrow: Story = { globals: { width: '280' } };
export const NarrowPages: Story = { args: { pageSize: 5, data: assetResult(manyAssets(23), STUDIES_TOTAL) }, globals: { width: '390' } };
export const LongFrench: Story = { args: { data: assetResult(manyAssets(40), STUDIES_TOTAL) }, globals: { locale: 'fr', width: '390' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { globals: { scheme: 'dark' } };
export const Compact: Story = { args: { data: assetResult(manyAssets(104), STUDIES_TOTAL) }, globals: { density: 'compact' } };
