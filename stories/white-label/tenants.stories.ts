import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { unsafeStatic, html as withTags } from 'lit/static-html.js';
import { defineWidgets } from '../../src/define-widgets.js';
import type { DashboardState, DataProvider, Filter } from '../../src/contract/index.js';
import { demoFigures, figuresOf } from '../support/demo-company.js';
import { handedDown } from '../support/hand-down.js';
import { THEMES } from '../support/themes.js';
import './tenants.css';

interface Tenant {
  readonly prefix: string;
  readonly brand: string;
  readonly locale: string;
  readonly heading: string;
  /** Where its figures come from, for its readers. */
  readonly source: string;
  /** What the tenant may see. */
  readonly filters: readonly Filter[];
}

const TENANTS: readonly Tenant[] = [
  { prefix: 'aveline-', brand: 'calm', locale: 'en', heading: 'Aveline: all products', source: 'Aveline CRM', filters: [] },
  { prefix: 'boreal-', brand: 'vivid', locale: 'fr', heading: 'Boréal : Respira', source: 'CRM de Boréal', filters: [{ dimension: 'product', in: ['respira'] }] },
  { prefix: 'cirrus-', brand: 'dense', locale: 'en', heading: 'Cirrus: the north', source: 'Cirrus data hub', filters: [{ dimension: 'territory', in: ['north'] }] },
];

// A page that is loaded anew in development keeps the names that it has.
for (const { prefix } of TENANTS) if (!customElements.get(`${prefix}kpi-tile`)) defineWidgets({ prefix });

const TILES: DashboardState['tiles'] = [
  { id: 'active', element: 'kpi-tile', columns: 6, settings: { measure: 'activeHcps', withSparkline: true } },
  { id: 'opened', element: 'kpi-tile', columns: 6, settings: { measure: 'openRate' } },
  { id: 'channels', element: 'measure-breakdown', columns: 12, settings: { measure: 'interactions', by: 'channel' } },
];

/** The figures of the demo as a tenant's own. */
const ownFigures = (provider: DataProvider, source: string): DataProvider => ({
  get capabilities() {
    return provider.capabilities;
  },
  query: async (query, options) => {
    const result = await provider.query(query, options);
    return { ...result, meta: { ...result.meta, source } };
  },
});

const meta: Meta = {
  title: 'White label/Three tenants',
  parameters: { controls: { disable: true } },
  loaders: [demoFigures],
  render: (_args, context) => {
    const { catalog, all } = figuresOf(context);
    const provider = handedDown(all, context);
    return html`
      <style>${TENANTS.map(({ brand }) => THEMES[brand]).join('')}</style>
      <div class="tenants">${TENANTS.map(({ prefix, brand, locale, heading, source, filters }) => {
        const tag = unsafeStatic(`${prefix}omnichannel-dashboard`);
        return withTags`<section class="omni-${brand}" lang=${locale}>
          <${tag} heading=${heading} audience=${brand} period="last-6-months" .filters=${filters} .layout=${TILES} .catalog=${catalog} .provider=${ownFigures(provider, source)}></${tag}>
        </section>`;
      })}</div>
    `;
  },
};
export default meta;

/** Names of their own, three brands, two languages, and each sees only its figures. */
export const ThreeTenants: StoryObj = {};
