import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { OmnichannelError, type Catalog, type DataProvider, type Filter, type PeriodInput } from '../../src/contract/index.js';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import type { FilterBar } from '../../src/widgets/filter-bar/filter-bar.js';
import { listing, membersOf } from '../support/filter-figures.js';

interface Args {
  readonly dimensions?: string | readonly string[];
  readonly presets?: string | readonly string[];
  readonly withoutPeriod?: boolean;
  readonly period?: PeriodInput;
  readonly filters?: readonly Filter[];
  readonly ignored?: Readonly<Record<string, readonly string[]>>;
  readonly catalog?: Catalog;
  readonly provider?: DataProvider;
}

const CHOSEN: readonly Filter[] = [{ dimension: 'specialty', in: ['cardiology', 'pulmonology', 'geriatrics'] }, { dimension: 'keyMessage', in: ['safe-in-long-use'] }];

/** Opens the panel of a filter once the bar stands. */
const opened = (name: string) => async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const bar = canvasElement.querySelector<FilterBar>('filter-bar');
  await bar?.updateComplete;
  bar?.shadowRoot?.querySelector<HTMLElement>(`#${name}`)?.click();
};

const meta: Meta<Args> = {
  title: 'Widgets/filter-bar',
  component: 'filter-bar',
  argTypes: { provider: { control: false }, catalog: { control: false } },
  args: { period: 'last-6-months', withoutPeriod: false, provider: listing() },
  render: ({ dimensions, presets, withoutPeriod = false, period, filters, ignored, catalog, provider }) => html`
    <filter-bar ?without-period=${withoutPeriod} .dimensions=${dimensions} .presets=${presets} .period=${period} .filters=${filters} .ignored=${ignored} .catalog=${catalog} .provider=${provider}></filter-bar>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const Active: Story = { args: { filters: CHOSEN } };
export const LeftOut: Story = { args: { filters: [{ dimension: 'specialty', notIn: ['dentistry'] }] } };
export const FixedByTheHost: Story = { args: { filters: [...CHOSEN, { dimension: 'channel', in: ['webinar'] }] } };
export const UnknownCode: Story = { args: { filters: [{ dimension: 'product', in: ['withdrawn-2019'] }] } };
export const NotFollowedByAll: Story = { args: { filters: CHOSEN, ignored: { keyMessage: ['Turnover', 'Market share'] } } };
export const OtherDimensions: Story = { args: { dimensions: 'channel adoptionStage', withoutPeriod: true } };

export const Members: Story = { args: { filters: CHOSEN }, play: opened('button-by-specialty') };
/** Schemes are chosen as a whole or one by one. */
export const ThirtyFourSegments: Story = { args: { filters: [{ dimension: 'segment', in: ['active', 'value-a', 'value-b', 'value-c', 'value-d'] }] }, play: opened('button-by-segment') };
export const FiveHundredCampaigns: Story = { play: opened('button-by-campaign') };
export const Period: Story = { play: opened('button-period') };
export const FiscalYear: Story = { args: { period: '2026-07-01/2026-10-01', catalog: { ...CORE_CATALOG, calendar: { timeZone: 'UTC', fiscalYearStartMonth: 4 } } }, play: opened('button-period') };

export const Loading: Story = { globals: { delay: 'never' }, play: opened('button-by-segment') };
export const Unauthorised: Story = { globals: { failure: 'unauthorised' }, play: opened('button-by-segment') };
export const Empty: Story = { args: { provider: listing(() => Promise.resolve([])) }, play: opened('button-by-segment') };
/** One dimension fails; the others stay usable. */
export const Failed: Story = {
  args: {
    provider: listing((request) => (request.dimension === 'campaign'
      ? Promise.reject(new OmnichannelError('failed-request', { subject: 'story', problem: 'failed request', remedy: 'Try again.' }))
      : Promise.resolve(membersOf(request)))),
  },
  play: opened('button-by-campaign'),
};
export const InvalidSetting: Story = { args: { presets: 'last-6-moons' } };
/** Without a source that says how far it reaches, usual periods have no dates. */
export const UnknownReach: Story = { args: { provider: { query: () => new Promise(() => undefined) } }, play: opened('button-period') };

export const Narrow: Story = { args: { filters: CHOSEN }, globals: { width: '390' }, play: opened('open') };
export const LongFrench: Story = { args: { filters: CHOSEN, ignored: { keyMessage: ['CA', 'Part de marché'] } }, globals: { locale: 'fr', width: '768' } };
export const RightToLeft: Story = { args: { filters: CHOSEN }, globals: { direction: 'rtl' }, play: opened('button-by-specialty') };
export const Dark: Story = { args: { filters: CHOSEN }, globals: { scheme: 'dark' }, play: opened('button-period') };
