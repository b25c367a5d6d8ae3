import { provider } from './crm.js';

const find = (selector) => document.querySelector(selector);
const main = find('main');
const dashboard = find('omnichannel-dashboard');
const PHONE = [{ dimension: 'channel', in: ['phone'] }];
const EVERYTHING = [];

dashboard.provider = provider;

find('#phone').addEventListener('change', ({ target }) => {
  dashboard.filters = target.checked ? PHONE : EVERYTHING;
});
find('#scheme').addEventListener('click', () => main.classList.toggle('dark'));
find('#shown').addEventListener('click', () => (dashboard.isConnected ? dashboard.remove() : main.append(dashboard)));
dashboard.addEventListener('kpi-select', ({ detail }) => {
  find('output').textContent = `${detail.measure}: ${detail.value}`;
});
