export { dashboardContext, type ContextSelection, type DashboardContext } from './dashboard-context.js';
export { FiltersChangeEvent, SelectionEvent, WidgetAnswerEvent, WidgetErrorEvent, WidgetStatusEvent, type AnswerFacts, type FiltersChange, type Selection } from './events.js';
export { defineWidget } from './define-widget.js';
export { NOTHING_KNOWN, statusOf, type Answers, type Question, type Questions, type Scope, type Showing, type WidgetView } from './questions.js';
export { asNumber, asObject, orElse } from './read-setting.js';
export { WidgetElement } from './widget-element.js';
