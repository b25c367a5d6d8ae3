import { defineWidgets } from 'omnichannel-widgets';
import 'omnichannel-widgets/locales/fr';
import 'omnichannel-widgets/themes/calm.css';
import 'omnichannel-widgets/themes/vivid.css';
import './portal.css';
import { leave, providerOf } from './session.js';
import { TENANTS } from './tenants.js';

defineWidgets({ prefix: 'acme-' });

function show(dashboard, tenant) {
  const { brand, language, dashboard: state } = TENANTS[tenant];
  dashboard.className = `omni-${brand}`;
  dashboard.lang = language;
  dashboard.audience = tenant;
  dashboard.provider = providerOf(tenant);
  dashboard.setState(state);
}

const customer = document.querySelector('#customer');
const beside = document.querySelector('#beside');

show(customer, 'north');
show(beside, 'south');

document.querySelector('select').addEventListener('change', ({ target }) => {
  show(customer, target.value);
  for (const tenant of Object.keys(TENANTS)) if (![customer, beside].some(({ audience }) => audience === tenant)) leave(tenant);
});
