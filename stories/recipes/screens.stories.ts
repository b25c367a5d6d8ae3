import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { DashboardState } from '../../src/contract/index.js';
import type { OmnichannelDashboard } from '../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { demoFigures, figuresOf } from '../support/demo-company.js';
import { handedDown } from '../support/hand-down.js';

const SCREENS = import.meta.glob<DashboardState>('../../demo/screens/*.json', { eager: true, import: 'default' });

/** A screen is a document and a provider. */
const show = (screen: string) => (host: Element | undefined): void => (host as OmnichannelDashboard | undefined)?.setState(SCREENS[`../../demo/screens/${screen}.json`]);

interface Args {
  /** File name under `demo/screens`. */
  readonly screen: string;
}

const meta: Meta<Args> = {
  title: 'Recipes/Screens',
  argTypes: { screen: { control: false } },
  loaders: [demoFigures],
  render: ({ screen }, context) => {
    const { catalog, all } = figuresOf(context);
    return html`
      <omnichannel-dashboard .provider=${handedDown(all, context)} .catalog=${catalog} ${ref(show(screen))}>
        <filter-bar></filter-bar>
      </omnichannel-dashboard>
    `;
  },
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
