import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { DataProvider, Query, Result, TileState } from '../../src/contract/index.js';
import type { PaletteEntry } from '../../src/widgets/omnichannel-dashboard/edit-host.js';
import { adoptionResult, OBJECTIVE } from '../support/adoption-figures.js';
import { answering } from '../support/answering.js';
import { assetResult, STUDIES, STUDIES_TOTAL } from '../support/asset-figures.js';
import { kpiResult } from '../support/kpi-figures.js';
import { optInResult } from '../support/opt-in-figures.js';

interface Args {
  readonly layout: readonly TileState[];
  readonly palette?: readonly PaletteEntry[];
  readonly kpiBudget?: number;
  readonly provider?: DataProvider;
}

const FIGURES: Readonly<Record<string, readonly [number, number]>> = {
  activeHcps: [1821, 1900], interactions: [3369, 3200], suggestionsIssued: [369, 400], assetsUsed: [69, 60], sent: [1712, 1700], uniqueOpeners: [702, 680], newOptIns: [118, 110], optOuts: [41, 50], reachRate: [0.62, 0.6],
};
const figure = (id: string, more: Partial<TileState> = {}): TileState => ({ id, element: 'kpi-tile', columns: 3, settings: { measure: id, comparison: 'objective' }, ...more });
const PICTURES: readonly TileState[] = [
  { id: 'adoption', element: 'adoption-funnel', columns: 6, rows: 2, section: { en: 'How far HCPs have come', fr: 'Où en sont les PdS' }, settings: { withObjective: true } },
  { id: 'consent', element: 'opt-in-trend', columns: 6, rows: 2 },
  { id: 'contents', element: 'asset-performance-table', columns: 12 },
];
const TILES: readonly TileState[] = [...['activeHcps', 'interactions', 'suggestionsIssued', 'assetsUsed'].map((id) => figure(id)), ...PICTURES];

function answer({ measures, dimensions = [] }: Query): Result {
  if (dimensions.includes('asset')) return assetResult(STUDIES, STUDIES_TOTAL);
  if (dimensions.includes('adoptionStage')) return adoptionResult({ objective: OBJECTIVE });
  if (measures.includes('newOptIns') && measures.length > 1) return optInResult();
  const [measure = 'activeHcps'] = measures;
  const [value, objective] = FIGURES[measure] ?? [512, 500];
  return kpiResult(measure, value, objective);
}

const meta: Meta<Args> = {
  title: 'Widgets/omnichannel-dashboard/editing',
  component: 'omnichannel-dashboard',
  argTypes: { layout: { control: false }, palette: { control: false }, provider: { control: false } },
  args: { layout: TILES, kpiBudget: 7, provider: answering(answer) },
  render: ({ layout, palette = [], kpiBudget = 7, provider }) => html`
    <omnichannel-dashboard editing period="2026-05-01/2026-11-01" kpi-budget=${kpiBudget} .layout=${layout} .palette=${palette} .provider=${provider}></omnichannel-dashboard>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** A sentence says how many figures are too many; none of them is marked as wrong. */
export const OverBudget: Story = { args: { layout: [...Object.keys(FIGURES).map((id) => figure(id)), ...PICTURES] } };

export const WithHiddenTiles: Story = { args: { layout: TILES.map((tile, at) => (at === 1 || at === 4 ? { ...tile, hidden: true } : tile)) } };

/** The host offers its own tiles in place of the library's list. */
export const OwnPalette: Story = {
  args: {
    palette: [
      { element: 'kpi-tile', label: { en: 'Active HCPs', fr: 'PdS actifs' }, columns: 3, settings: { measure: 'activeHcps' } },
      { element: 'adoption-funnel', label: { en: 'Adoption scale, in shares', fr: 'Échelle d’adoption, en parts' }, columns: 6, rows: 2, settings: { mode: 'share' } },
    ],
  },
};

export const Loading: Story = { globals: { delay: 'never' } };

export const Empty: Story = { args: { layout: [] } };
