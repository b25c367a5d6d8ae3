import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { WIDGET_STATUSES, type Query, type Result, type WidgetStatus } from '../../src/contract/index.js';
import { sourceFor } from './state-answers.js';
import './all-states.css';

type Stateful = HTMLElement & { readonly status?: WidgetStatus };

/** When a widget is in the state. */
const WHEN: Readonly<Record<WidgetStatus, string>> = {
  idle: 'No source is connected',
  loading: 'Asked, no answer yet',
  ready: 'Everything is there and final',
  empty: 'The source has nothing',
  'filtered-out': 'The filters leave nothing',
  suppressed: 'All of it hidden: groups too small',
  partial: 'Some of it is not final yet',
  stale: 'Shown from before; asking again failed',
  unauthorised: 'The viewer may not see it',
  error: 'The source cannot be reached',
};

export interface StatesOf {
  /** Plain name of the element. */
  readonly element: string;
  readonly answer: (query: Query) => Result;
  /** Properties of the element. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whose states are shown, where the element only holds others. */
  readonly shownBy?: string;
}

function tile(state: WidgetStatus, { element, answer, settings }: StatesOf): TemplateResult {
  const widget = Object.assign(document.createElement(element), settings, sourceFor(state, answer));
  return html`<figure class="state-tile" data-state=${state}><figcaption><b>${state}</b><span>${WHEN[state]}</span></figcaption>${widget}</figure>`;
}

const PATIENCE_MS = 8000;

async function reached(widget: Stateful, state: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (widget.status !== state && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 25));
  if (widget.status !== state) throw new Error(`${widget.localName}: wanted the state ${state}, is ${widget.status ?? 'without one'}`);
}

/** One story with a widget in each of its states; it fails where a state is not reached. */
export function allStates(states: StatesOf): StoryObj<Record<string, unknown>> {
  return {
    name: 'All states',
    parameters: { controls: { disable: true } },
    render: () => html`<div class="state-grid">${WIDGET_STATUSES.map((state) => tile(state, states))}</div>`,
    play: async ({ canvasElement }) => {
      for (const figure of canvasElement.querySelectorAll<HTMLElement>('[data-state]')) {
        for (const widget of figure.querySelectorAll<Stateful>(states.shownBy ?? states.element)) await reached(widget, figure.dataset['state'] ?? '');
      }
    },
  };
}
