import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { unsafeStatic, html as withTags } from 'lit/static-html.js';
import { defineWidgets } from '../../src/define-widgets.js';
import type { DashboardState, Filter } from '../../src/contract/index.js';
import { demoFigures, figuresOf } from '../support/demo-company.js';
import { handedDown } from '../support/hand-down.js';
import { THEMES } from '../support/themes.js';
import './tenants.css';

interface Tenant {
  readonly prefix: string;
  readonly brand: string;
  readonly locale: string;
  readonly heading: string;
  /** What the tenant may see. */
  readonly filters: readonly Filter[];
}

const TENANTS: readonly Tenant[] = [
  { prefix: 'aveline-', brand: 'calm', locale: 'en', heading: 'Aveline: all products', filters: [] },
  { prefix: 'boreal-', brand: 'vivid', locale: 'fr', heading: 'Boréal : Respira', filters: [{ dimension: 'product', in: ['respira'] }] },
  { prefix: 'cirrus-', brand: 'dense', locale: 'en', heading: 'Cirrus: the north', filters: [{ dimension: 'territory', in: ['north'] }] },
];

// A page that is loaded anew in development keeps the names that it has.
for (const { prefix } of TENANTS) if (!customElements.get(`${prefix}kpi-tile`)) defineWidgets({ prefix });

const TILES: DashboardState['tiles'] = [
  { id: 'active', element: 'kpi-tile', columns: 6, settings: { measure: 'activeHcps', withSparkline: true } },
  { id: 'opened', element: 'kpi-tile', columns: 6, settings: { measure: 'openRate' } },
  { id: 'channels', element: 'measure-breakdown', columns: 12, settings: { measure: 'interactions', by: 'channel' } },
];

const meta: Meta = {
  title: 'White label/Three tenants',
  parameters: { controls: { disable: true } },
  loaders: [demoFigures],
  render: (_args, context) => {
    const { catalog, all } = figuresOf(context);
    const provider = handedDown(all, context);
    return html`
      <style>${TENANTS.map(({ brand }) => THEMES[brand]).join('')}</style>
      <div class="tenants">${TENANTS.map(({ prefix, brand, locale, heading, filters }) => {
        const tag = unsafeStatic(`${prefix}omnichannel-dashboard`);
        return withTags`<section class="omni-${brand}" lang=${locale}>
          <${tag} heading=${heading} audience=${brand} period="last-6-months" .filters=${filters} .layout=${TILES} .catalog=${catalog} .provider=${provider}></${tag}>
        </section>`;
      })}</div>
    `;
  },
};
export default meta;

/** Names of their own, three brands, two languages, and each sees only its figures. */
export const ThreeTenants: StoryObj = {};
