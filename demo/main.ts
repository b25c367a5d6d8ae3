import '../src/define.js';
import type { DataProvider, Filter, PeriodInput } from '../src/contract/index.js';
import { startAppearance } from './appearance.js';
import { startControls } from './controls.js';
import { openFigures } from './data.js';
import { speak } from './language.js';

/** What the portal sets on a widget. */
type Widget = HTMLElement & { provider?: DataProvider; filters: readonly Filter[]; period?: PeriodInput };

const widgets = [...document.querySelectorAll<Widget>('main :is(kpi-tile, adoption-funnel, asset-performance-table, segment-flow, opt-in-trend)')];
const followPeriod = widgets.filter((widget) => !widget.hasAttribute('period'));

startAppearance(document.querySelector('#theme') as HTMLButtonElement, document.querySelector('#language') as HTMLAnchorElement);
await speak();
const provider = await openFigures();
await startControls(document.querySelector('#controls') as HTMLFormElement, provider, ({ period, filters }) => {
  for (const widget of followPeriod) widget.period = period;
  for (const widget of widgets) Object.assign(widget, { filters, provider });
});
