import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref as onceThere } from 'lit/directives/ref.js';
import type { DashboardState } from '../../src/contract/index.js';
import type { OmnichannelDashboard } from '../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { openFigures, type Figures } from '../../demo/data.js';

const SCREENS = import.meta.glob<DashboardState>('../../demo/screens/*.json', { eager: true, import: 'default' });

let figures: Promise<Figures> | undefined;

/** A screen is a document and a provider. */
async function show(host: Element | undefined, screen: string): Promise<void> {
  const dashboard = host as OmnichannelDashboard | undefined;
  const state = SCREENS[`../../demo/screens/${screen}.json`];
  if (!dashboard || !state || dashboard.provider) return;
  figures ??= openFigures(new URL('demo-data/', document.baseURI));
  const { catalog, all } = await figures;
  dashboard.catalog = catalog;
  dashboard.setState(state);
  dashboard.provider = all;
}

interface Args {
  /** File name under `demo/screens`. */
  readonly screen: string;
}

const meta: Meta<Args> = {
  title: 'Recipes/Screens',
  argTypes: { screen: { control: false } },
  render: ({ screen }) => html`
    <omnichannel-dashboard ${onceThere((element) => void show(element, screen))}>
      <filter-bar></filter-bar>
    </omnichannel-dashboard>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const SalesAndPrescriptions: Story = { args: { screen: 'sales-and-prescriptions' } };
export const CampaignDetails: Story = { args: { screen: 'campaign-details' } };
export const Hcp360: Story = { name: '360° view of HCPs', args: { screen: 'hcp-360' } };
export const Segments: Story = { args: { screen: 'segments' } };
export const RoiChain: Story = { name: 'ROI chain', args: { screen: 'roi-chain' } };
export const Theme: Story = { name: 'A theme across campaigns', args: { screen: 'theme-respiratory' } };
export const Team: Story = { name: 'Team view, weekly', args: { screen: 'team' } };
export const Executive: Story = { name: 'Executive view', args: { screen: 'executive' } };
export const Barometer: Story = { args: { screen: 'barometer' } };
