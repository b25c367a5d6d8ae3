import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';

// Nothing is registered yet: these are plain elements, and what is set on them waits.
const dashboard = document.querySelector('omnichannel-dashboard');
dashboard.provider = createMemoryProvider(crm);
dashboard.period = 'last-6-months';
dashboard.filters = [{ dimension: 'segment', in: ['digital'] }];
dashboard.audience = 'team-north';
document.querySelector('measure-breakdown').filters = [{ dimension: 'channel', in: ['phone', 'webinar'] }];

// A widget that is made and put in before anybody knows it.
const reach = document.createElement('measure-trend');
Object.assign(reach, { heading: 'Reach', measures: ['activeHcps'] });
dashboard.append(reach);

const loadDashboard = () => import('omnichannel-widgets/define/omnichannel-dashboard');
const loadWidgets = () => Promise.all([
  import('omnichannel-widgets/define/filter-bar'),
  import('omnichannel-widgets/define/kpi-tile'),
  import('omnichannel-widgets/define/adoption-funnel'),
  import('omnichannel-widgets/define/segment-flow'),
  import('omnichannel-widgets/define/opt-in-trend'),
  import('omnichannel-widgets/define/measure-trend'),
  import('omnichannel-widgets/define/measure-breakdown'),
  import('omnichannel-widgets/define/asset-performance-table'),
]);

// In either order.
const steps = [loadDashboard, loadWidgets];
if (location.search === '?children-first') steps.reverse();
for (const load of steps) {
  await load();
  await new Promise((resolve) => setTimeout(resolve, 300));
}
