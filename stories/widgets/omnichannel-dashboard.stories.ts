import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { DashboardState, DataProvider, Query, Result, TileState } from '../../src/contract/index.js';
import { allStates } from '../support/all-states.js';
import { adoptionResult, OBJECTIVE } from '../support/adoption-figures.js';
import { answering } from '../support/answering.js';
import { assetResult, STUDIES, STUDIES_TOTAL } from '../support/asset-figures.js';
import { kpiResult } from '../support/kpi-figures.js';
import { optInResult } from '../support/opt-in-figures.js';

interface Args {
  readonly state: DashboardState;
  readonly provider?: DataProvider;
}

const FIGURES: Readonly<Record<string, readonly [number, number]>> = {
  activeHcps: [1821, 1900], interactions: [3369, 3300], suggestionsIssued: [369, 400], assetsUsed: [69, 80], sent: [1712, 1700], uniqueOpeners: [702, 680], openRate: [0.231, 0.26],
};

/** Figures of a made-up brand; whoever asks about some stages or contents is told of fewer HCPs. */
function answer({ measures, dimensions = [], filters = [] }: Query): Result {
  if (dimensions.includes('asset')) return assetResult(STUDIES, STUDIES_TOTAL);
  if (dimensions.includes('adoptionStage')) return adoptionResult({ objective: OBJECTIVE });
  if (measures.length > 1) return optInResult();
  const [measure = 'activeHcps'] = measures;
  const [value, objective] = FIGURES[measure] ?? [512, 500];
  const narrowed = filters.filter(({ dimension }) => dimension !== 'scenario').length;
  return kpiResult(measure, value < 1 || narrowed === 0 ? value : Math.round(value / (1 + 2 * narrowed)), objective);
}

const figure = (id: string, more: Omit<TileState, 'id' | 'element' | 'settings'> = {}): TileState => ({ id, element: 'kpi-tile', settings: { measure: id }, ...more });
const TILES: readonly TileState[] = [
  figure('activeHcps', { section: { en: 'Activity', fr: 'Activité' } }), ...['interactions', 'suggestionsIssued', 'assetsUsed'].map((id) => figure(id)),
  { id: 'adoption', element: 'adoption-funnel', columns: 7, section: { en: 'How far HCPs have come, and what they consent to', fr: 'Où en sont les PdS, et ce à quoi ils consentent' }, settings: { withObjective: true } },
  { id: 'consent', element: 'opt-in-trend', columns: 5 },
  { id: 'contents', element: 'asset-performance-table', columns: 12 },
];
const STATE: DashboardState = { version: 1, heading: { en: 'Campaign details', fr: 'Détails de la campagne' }, period: '2026-05-01/2026-11-01', crossFilter: true, tiles: TILES };
const SELECTED: DashboardState = {
  ...STATE,
  selections: [
    { tile: 'adoption', dimension: 'adoptionStage', code: 'trial', label: 'Trial', filters: [{ dimension: 'adoptionStage', in: ['trial'] }] },
    { tile: 'contents', dimension: 'asset', code: 'kronos', label: 'Kronos study', filters: [{ dimension: 'asset', in: ['kronos'] }] },
  ],
};

/** Shown as a document, as a host shows one that it has kept. */
function show(state: DashboardState): (element: Element | undefined) => void {
  return (element) => (element as (Element & { setState(state: DashboardState): void }) | undefined)?.setState(state);
}

const meta: Meta<Args> = {
  title: 'Widgets/omnichannel-dashboard',
  component: 'omnichannel-dashboard',
  argTypes: { state: { control: 'object' }, provider: { control: false } },
  args: { state: STATE, provider: answering(answer) },
  render: ({ state, provider }) => html`<omnichannel-dashboard .provider=${provider} ${ref(show(state))}></omnichannel-dashboard>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const AllStates = allStates({ element: 'omnichannel-dashboard', shownBy: 'kpi-tile', answer, settings: { period: '2026-05-01/2026-11-01', layout: TILES.slice(0, 2).map((tile) => ({ ...tile, columns: 6 })) } });

/** Two things are picked: each narrows all tiles but its own, and says so above them. */
export const CrossFiltered: Story = { args: { state: SELECTED } };

/** Widgets written as children; the filter bar stands above them. */
export const AsChildren: Story = {
  render: ({ provider }) => html`
    <omnichannel-dashboard heading="Written by hand" period="2026-05-01/2026-11-01" cross-filter .provider=${provider}>
      <filter-bar></filter-bar>
      <kpi-tile measure="activeHcps"></kpi-tile>
      <kpi-tile measure="interactions"></kpi-tile>
      <kpi-tile measure="openRate"></kpi-tile>
      <adoption-funnel></adoption-funnel>
      <opt-in-trend></opt-in-trend>
    </omnichannel-dashboard>
  `,
};

/** One inside the other: the inner one has filters of its own, and takes source and period from the outer one. */
export const Nested: Story = {
  render: ({ provider }) => html`
    <omnichannel-dashboard heading="All products" period="2026-05-01/2026-11-01" cross-filter .provider=${provider} .layout=${[{ id: 'inner', element: 'omnichannel-dashboard', columns: 12 }]}>
      <omnichannel-dashboard id="inner" heading="Respira only" cross-filter .filters=${[{ dimension: 'product', in: ['respira'] }]}>
        <kpi-tile measure="activeHcps"></kpi-tile><kpi-tile measure="interactions"></kpi-tile>
      </omnichannel-dashboard>
    </omnichannel-dashboard>
  `,
};

export const MissingElement: Story = { args: { state: { ...STATE, tiles: [...TILES.slice(0, 4), { id: 'own', element: 'acme-sales-map' }, ...TILES.slice(4)] } } };
export const WithoutTiles: Story = { args: { state: { ...STATE, tiles: [] } } };

export const WithoutSource: Story = { render: ({ state }) => html`<omnichannel-dashboard ${ref(show(state))}></omnichannel-dashboard>` };

export const Medium: Story = { globals: { width: '768' } };
export const Narrow: Story = { args: { state: SELECTED }, globals: { width: '390' } };
export const LongFrench: Story = { args: { state: SELECTED }, globals: { locale: 'fr', width: '768' } };
export const RightToLeft: Story = { args: { state: SELECTED }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: { state: SELECTED }, globals: { scheme: 'dark' } };
