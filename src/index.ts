/**
 * Public names of omnichannel-widgets. Importing this registers nothing and is safe on a server.
 */
export * from './contract/index.js';
export { ADOPTION_LADDER, CORE_CATALOG } from './catalog/index.js';
export {
  CONTEXT_VERSION, dashboardContext, dashboardNotesContext, FiltersChangeEvent, SelectionEvent, WidgetAnswerEvent, WidgetElement, WidgetErrorEvent, WidgetStatusEvent,
  type AnswerFacts, type Answers, type ContextSelection, type DashboardContext, type DashboardNotes, type FiltersChange, type KpiSelection, type Question, type Questions, type Scope, type Selection, type Showing, type WidgetView,
} from './context/index.js';
export { QueryController } from './context/query-controller.js';
export { LocaleController, registerLocale, Words, type LocaleData } from './i18n/index.js';
export { FrameController, frameStyles, frameView, TooltipController } from './ui/index.js';
export { defineWidgets, type DefineOptions } from './define-widgets.js';
export { AdoptionFunnel, AssetPerformanceTable, FilterBar, KpiTile, MeasureBreakdown, MeasureTrend, OmnichannelDashboard, OptInTrend, SegmentFlow } from './widget-classes.js';
export { StateChangeEvent } from './widgets/omnichannel-dashboard/state-news.js';
export { type PaletteEntry } from './widgets/omnichannel-dashboard/edit-host.js';
export type * from './widget-types.js';
