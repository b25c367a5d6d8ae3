import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { extendCatalog, type DataInput, type DataProvider, type PeriodInput } from '../../src/contract/index.js';
import { FUNNEL_MODES, type FunnelMode } from '../../src/widgets/adoption-funnel/adoption-funnel.query.js';
import { allStates } from '../support/all-states.js';
import { adoptionResult, adoptionResultBy, BY_SEGMENT, BY_SPECIALTY, HIDDEN_TOP, OBJECTIVE, OCTOBER, wonResult } from '../support/adoption-figures.js';

interface Args {
  readonly mode?: FunnelMode;
  readonly withObjective?: boolean;
  readonly by?: string;
  readonly baseline?: string;
  readonly period?: PeriodInput;
  readonly heading?: string;
  readonly data?: DataInput;
  readonly provider?: DataProvider;
}

const OCTOBER_2026 = '2026-10-01/2026-11-01';
const WITH_OBJECTIVE = adoptionResult({ objective: OBJECTIVE });

const meta: Meta<Args> = {
  title: 'Widgets/adoption-funnel',
  component: 'adoption-funnel',
  argTypes: { mode: { control: 'select', options: FUNNEL_MODES }, data: { control: false }, provider: { control: false } },
  args: { mode: 'count', withObjective: true, period: OCTOBER_2026, data: WITH_OBJECTIVE },
  render: ({ mode = 'count', withObjective = false, by, baseline, period, heading, data, provider }) => html`
    <adoption-funnel mode=${mode} ?with-objective=${withObjective} .by=${by} .baseline=${baseline} .period=${period} .heading=${heading} .data=${data} .provider=${provider}></adoption-funnel>
  `,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
export const AllStates = allStates({ element: 'adoption-funnel', answer: () => WITH_OBJECTIVE, settings: { withObjective: true, period: OCTOBER_2026 } });
export const Count: Story = { args: { withObjective: false, data: adoptionResult({ unclassified: 38 }) } };
export const Share: Story = { args: { mode: 'share' } };
export const AtOrAbove: Story = { args: { mode: 'at-or-above' } };
export const Won: Story = { args: { mode: 'won', withObjective: false, baseline: '2026-05-01', data: wonResult() } };
export const GainsAndLossesCancel: Story = { args: { mode: 'won', withObjective: false, baseline: '2026-05-01', data: wonResult({ unuser: 0, awareness: 0, trial: 0, adoption: 12, advocacy: -12 }) } };
export const BySpecialty: Story = { args: { by: 'specialty', mode: 'share', data: adoptionResultBy('specialty', BY_SPECIALTY) } };
export const ThirtyFourSegments: Story = { name: '34 segments', args: { by: 'segment', withObjective: false, data: adoptionResultBy('segment', BY_SEGMENT) } };
export const PlainObjects: Story = { args: { withObjective: false, data: Object.entries(OCTOBER).map(([adoptionStage, count]) => ({ adoptionStage, hcpsAtStage: Number(count) })) } };
export const EmptyStage: Story = { args: { withObjective: false, data: adoptionResult({ counts: { ...OCTOBER, trial: 0 } }) } };
export const UnknownCode: Story = { args: { withObjective: false, data: adoptionResult({ counts: { ...OCTOBER, champion: 41 } }) } };

const LADDER = ['Unaware', 'Aware', 'Interested', 'Trying', 'Using', 'Regular', 'Loyal'];
const SEVEN = extendCatalog(CORE_CATALOG, { dimensions: [{ id: 'adoptionStage', label: 'Ladder', ordered: true, members: LADDER.map((label, rank) => ({ code: label.toLowerCase(), label, rank })) }] });

/** A host's own ladder, handed down the way a dashboard does. */
export const SevenStages: Story = {
  render: () => html`<div @context-request=${(event: Event & { context?: unknown; callback?: (value: unknown) => void }) => {
    if (event.context !== 'omnichannel-dashboard') return;
    event.stopPropagation();
    event.callback?.({ catalog: SEVEN });
  }}><adoption-funnel .data=${adoptionResult({ counts: { unaware: 120, aware: 340, interested: 210, trying: 160, using: 140, regular: 90, loyal: 31 } })}></adoption-funnel></div>`,
};

export const PartlyHidden: Story = { args: { data: adoptionResult({ counts: HIDDEN_TOP, objective: OBJECTIVE }) } };
export const Missing: Story = { args: { data: adoptionResult({ counts: { ...OCTOBER, trial: null } }) } };

export const Narrow: Story = { globals: { width: '280' } };
export const NarrowShare: Story = { args: { mode: 'share' }, globals: { width: '280' } };
export const LongFrench: Story = { args: { mode: 'share' }, globals: { locale: 'fr', width: '390' } };
export const RightToLeft: Story = { args: { mode: 'won', withObjective: false, baseline: '2026-05-01', data: wonResult() }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: { mode: 'share' }, globals: { scheme: 'dark' } };
