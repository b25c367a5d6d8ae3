import type { DataProvider, Filter, PeriodInput } from '../src/contract/index.js';
import { startAppearance } from './appearance.js';
import { FIRST_CHOICE, startControls, type Choice } from './controls.js';
import { openFigures } from './data.js';
import { speak } from './language.js';

/** What the portal sets on a widget. */
type Widget = HTMLElement & { provider?: DataProvider; filters: readonly Filter[]; period?: PeriodInput };

const widgets = [...document.querySelectorAll<Widget>('main :is(kpi-tile, adoption-funnel, asset-performance-table, segment-flow, opt-in-trend)')];
const followPeriod = widgets.filter((widget) => !widget.hasAttribute('period'));

const show = ({ period, filters }: Choice): void => {
  for (const widget of widgets) widget.filters = filters;
  for (const widget of followPeriod) widget.period = period;
};

startAppearance(document.querySelector('#theme') as HTMLButtonElement, document.querySelector('#language') as HTMLAnchorElement);
await speak();
show(FIRST_CHOICE);
const provider = await openFigures();
for (const widget of widgets) widget.provider = provider;
// Registered last: each widget begins with its figures on the way and in the right language.
await import('../src/define.js');
await startControls(document.querySelector('#controls') as HTMLFormElement, provider, show);
