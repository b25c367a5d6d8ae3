import { FLOW_ENDS } from '../../contract/index.js';
import type { Flow } from './flow-figures.js';
import type { FlowModel } from './flow-model.js';
import { SMALLER } from './flow-model.js';
import type { FlowText } from './flow-text.js';

/** Where most of those who came into (or went out of) a segment came from: more than half of them, or at least a third and more than from anywhere else. */
interface Partner {
  readonly code: string;
  readonly isMajority: boolean;
}

export function mainPartner(flows: readonly Flow[], code: string, side: 'from' | 'to'): Partner | undefined {
  const other = side === 'from' ? 'to' : 'from';
  const moved = flows.filter((flow) => flow[other] === code && flow[side] !== code);
  if (moved.some(({ cell }) => cell.value === null)) return undefined;
  const whole = moved.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0);
  const [first, second] = moved.map((flow) => ({ code: flow[side], value: flow.cell.value ?? 0 })).sort((a, b) => b.value - a.value);
  if (!first || first.value * 3 < whole || first.value === second?.value) return undefined;
  return { code: first.code, isMajority: first.value * 2 > whole };
}

/**
 * The picture in one sentence: the segment whose size changed most, and where most came from or went.
 * `overall`: movements from the first to the last column, where they are known.
 */
export function flowSummary(model: FlowModel, overall: readonly Flow[] | undefined, words: FlowText): string {
  const { text } = words;
  const last = model.boundaries.length - 1;
  const ends = model.nodes.filter((node) => node.column === last && node.code !== '' && node.code !== SMALLER && node.change !== null);
  const [most] = [...ends].sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  const changed = most?.change ?? 0;
  if (!most || changed === 0) {
    const known = overall?.filter(({ from, to }) => from !== to) ?? [];
    if (!overall || !most || known.some(({ cell }) => cell.value === null)) return '';
    const count = known.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0);
    return count > 0 ? text('steady', { count }) : text('still');
  }
  const said = { segment: words.name(most.code), change: words.number(Math.abs(changed)) };
  const partner = overall && mainPartner(overall, most.code, changed > 0 ? 'from' : 'to');
  const isPlain = partner === undefined || partner.code === FLOW_ENDS.created || partner.code === FLOW_ENDS.closed;
  if (isPlain || (partner.code === FLOW_ENDS.outside && !partner.isMajority)) return text(changed > 0 ? 'grew' : 'shrank', said);
  if (partner.code === FLOW_ENDS.outside) return text(changed > 0 ? 'grewEntered' : 'shrankLeft', said);
  const named = { ...said, other: words.name(partner.code) };
  if (partner.isMajority) return text(changed > 0 ? 'grewFrom' : 'shrankTo', named);
  return text(changed > 0 ? 'grewMostFrom' : 'shrankMostTo', named);
}
