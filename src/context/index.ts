export { dashboardContext, DEFAULT_PERIOD, keepEarlyRequests, type ContextSelection, type DashboardContext } from './dashboard-context.js';
export { dashboardNotesContext, type DashboardNotes } from './dashboard-notes.js';
export { FiltersChangeEvent, SelectionEvent, WidgetAnswerEvent, WidgetErrorEvent, WidgetStatusEvent, type AnswerFacts, type FiltersChange, type Selection } from './events.js';
export { ContextConsumer, ContextProvider } from '@lit/context';
export { defineWidget } from './define-widget.js';
export { MembersController, type MembersAnswer, type MembersSource } from './members-controller.js';
export { NOTHING_KNOWN, statusOf, type Answers, type Question, type Questions, type Scope, type Showing, type WidgetView } from './questions.js';
export { asIds, asNumber, asObject, orElse } from './read-setting.js';
export { WidgetElement } from './widget-element.js';
