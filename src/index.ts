/**
 * Public names of omnichannel-widgets. Importing this registers nothing and is safe on a server.
 */
export * from './contract/index.js';
export { ADOPTION_LADDER, CORE_CATALOG } from './catalog/index.js';
export { dashboardContext, SelectionEvent, WidgetElement, WidgetErrorEvent, WidgetStatusEvent, type DashboardContext, type Selection } from './context/index.js';
export { registerLocale, type LocaleData } from './i18n/index.js';
export { defineWidgets, type DefineOptions } from './define-widgets.js';
export { AdoptionFunnel, AssetPerformanceTable, KpiTile, OptInTrend, SegmentFlow } from './widget-classes.js';
