import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../../custom-elements.json';
import type { DashboardState } from '../../src/contract/index.js';
import packageJson from '../../package.json';
import { demoFigures, figuresOf } from '../support/demo-company.js';
import { handedDown } from '../support/hand-down.js';
import { themesOf } from '../support/themes.js';
import '../support/compose/compose-page.js';

const SCREENS = import.meta.glob<DashboardState>('../../demo/screens/*.json', { eager: true, import: 'default' });
const screen = (name: string): DashboardState => SCREENS[`../../demo/screens/${name}.json`] as DashboardState;

const FIRST: DashboardState = {
  version: 1, heading: 'Respira, this half-year', period: 'last-6-months', filters: [{ dimension: 'product', in: ['respira'] }], crossFilter: true,
  tiles: [
    { id: 'active', element: 'kpi-tile', columns: 4, settings: { measure: 'activeHcps', withSparkline: true } },
    { id: 'opened', element: 'kpi-tile', columns: 4, settings: { measure: 'openRate', withSparkline: true } },
    { id: 'optedIn', element: 'kpi-tile', columns: 4, settings: { measure: 'newOptIns', comparison: 'previous-period' } },
    { id: 'adoption', element: 'adoption-funnel', columns: 6, rows: 2, settings: { withObjective: true } },
    { id: 'channels', element: 'measure-breakdown', columns: 6, rows: 2, settings: { measure: 'interactions', by: 'channel' } },
  ],
};
const { $schema: _, ...CAMPAIGN } = screen('campaign-details') as DashboardState & { readonly $schema?: string };
const { $schema: __, ...EXECUTIVE } = screen('executive') as DashboardState & { readonly $schema?: string };
const BEGINNINGS: Readonly<Record<string, DashboardState>> = {
  'A first screen': FIRST, 'Campaign details': CAMPAIGN, 'Executive summary': EXECUTIVE, 'An empty page': { version: 1, period: 'last-6-months', tiles: [] },
};

const meta: Meta = {
  title: 'Recipes/Compose',
  parameters: { controls: { disable: true } },
  loaders: [demoFigures],
  render: (_args, context) => {
    const { catalog, all, extension } = figuresOf(context);
    return html`
      <compose-page .provider=${handedDown(all, context)} .catalog=${catalog} .extension=${extension} .manifest=${manifest} .beginnings=${BEGINNINGS} .themes=${themesOf(context.globals)} scheme=${String(context.globals['scheme'])}
        library="https://cdn.jsdelivr.net/npm/omnichannel-widgets@${packageJson.version}"></compose-page>
    `;
  },
};
export default meta;

/** Add tiles, set them, arrange them, and take the result with you. */
export const Compose: StoryObj = {};
