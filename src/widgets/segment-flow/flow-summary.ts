import { FLOW_ENDS } from '../../contract/index.js';
import type { Flow } from './flow-figures.js';
import type { FlowModel } from './flow-model.js';
import { SMALLER } from './flow-model.js';
import type { FlowText } from './flow-text.js';

/** The end that most of the movements into (or out of) a segment have in common, where one has more than half of them. */
export function mainPartner(flows: readonly Flow[], code: string, side: 'from' | 'to'): string | undefined {
  const other = side === 'from' ? 'to' : 'from';
  const moved = flows.filter((flow) => flow[other] === code && flow[side] !== code);
  if (moved.some(({ cell }) => cell.value === null)) return undefined;
  const whole = moved.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0);
  return moved.find(({ cell }) => (cell.value ?? 0) * 2 > whole)?.[side];
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
  if (partner === undefined || partner === FLOW_ENDS.created || partner === FLOW_ENDS.closed) return text(changed > 0 ? 'grew' : 'shrank', said);
  if (partner === FLOW_ENDS.outside) return text(changed > 0 ? 'grewEntered' : 'shrankLeft', said);
  return text(changed > 0 ? 'grewFrom' : 'shrankTo', { ...said, other: words.name(partner) });
}
