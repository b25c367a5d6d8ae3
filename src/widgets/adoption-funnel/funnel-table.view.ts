import type { FigureTable } from '../../contract/index.js';
import { NO_FIGURE } from '../../i18n/index.js';
import { gapOf, printedShares, reachLabel, type MarkSettings } from './marks.view.js';
import type { Figure, Scale, Stage } from './scales.view.js';

type TableCell = FigureTable['rows'][number][number];
interface TableSettings extends MarkSettings { readonly byLabel?: string }

/** The same figures as a table: shares as printed, with their plain values behind. */
export function funnelTable(scales: readonly Scale[], settings: TableSettings): FigureTable {
  const { mode, withObjective, words, text, byLabel, decimals } = settings;
  const shown = shownFigures(scales, settings);
  const { format } = words;
  const print = (figure: Figure | undefined, write: (value: number) => string): TableCell => {
    if (!figure || figure.value === null) return { text: figure?.state === 'suppressed' ? text('hidden') : NO_FIGURE, value: null };
    return { text: write(figure.value) + (figure.state === 'partial' ? ` ${text('soFar')}` : ''), value: figure.value };
  };
  const writers: Record<keyof Stage['actual'], (value: number) => string> = {
    count: (value) => format.number(value), share: (value) => format.share(value, decimals), won: (value) => format.number(value, 0, { signed: true }),
    reach: (value) => format.number(value), reachShare: (value) => format.share(value, decimals),
  };
  const columnsOf = (key: keyof Stage['actual'], ofObjective = false) => ({ id: ofObjective ? 'objective' : MEASURE_OF[key], label: ofObjective ? text('objective') : columnLabel(key, settings), numeric: true });
  const objectiveKey = withObjective ? objectiveKeyOf(scales, mode) : undefined;
  const rows = scales.flatMap((scale) => {
    const printed = printedShares(scale, decimals);
    const group = byLabel === undefined ? [] : [{ text: scale.group?.label ?? '', value: scale.group?.code ?? null }];
    const stageRows = scale.stages.map((stage, at) => {
      const label = mode === 'at-or-above' ? reachLabel(stage, text) : stage.label;
      const gap = objectiveKey && gapOf(stage, settings);
      return [
        ...group, { text: label, value: stage.code },
        ...shown.map((key) => print(stage.actual[key], key === 'share' ? () => format.share(printed[at] ?? null, decimals) : writers[key])),
        ...(objectiveKey ? [print(stage.objective[objectiveKey], writers[objectiveKey]), { text: gap ? gap.text : NO_FIGURE, value: gap ? gap.value : null }] : []),
      ];
    });
    if (!scale.unclassified) return stageRows;
    const empty: TableCell = { text: NO_FIGURE, value: null };
    return [...stageRows, [...group, { text: text('unclassified'), value: null }, ...shown.map((key) => (key === 'count' ? print(scale.unclassified, writers.count) : empty)), ...(objectiveKey ? [empty, empty] : [])]];
  });
  return {
    columns: [
      ...(byLabel === undefined ? [] : [{ id: 'group', label: byLabel, numeric: false }]), { id: 'adoptionStage', label: text('stage'), numeric: false },
      ...shown.map((key) => columnsOf(key)), ...(objectiveKey ? [columnsOf(objectiveKey, true), { id: 'gap', label: text('gap'), numeric: true }] : []),
    ],
    rows,
  };
}

const MEASURE_OF: Record<keyof Stage['actual'], string> = { count: 'hcpsAtStage', share: 'stageShare', reach: 'hcpsAtOrAboveStage', reachShare: 'shareAtOrAboveStage', won: 'wonHcps' };

function columnLabel(key: keyof Stage['actual'], { text }: TableSettings): string {
  return text(({ count: 'hcps', share: 'share', reach: 'hcps', reachShare: 'share', won: 'won' } as const)[key]);
}

/** The figures of the mode that anything is known of; the first of them always. */
function shownFigures(scales: readonly Scale[], { mode }: TableSettings): readonly (keyof Stage['actual'])[] {
  const wanted = ({ count: ['count', 'share'], share: ['share', 'count'], 'at-or-above': ['reach', 'reachShare'], won: ['won', 'count'] } as const)[mode];
  return wanted.filter((key, at) => at === 0 || scales.some(({ stages }) => stages.some(({ actual }) => actual[key].state !== 'missing')));
}

/** Shares are the common objective; counts where only those are set. */
function objectiveKeyOf(scales: readonly Scale[], mode: MarkSettings['mode']): keyof Stage['actual'] | undefined {
  const keys = ({ count: ['share', 'count'], share: ['share', 'count'], 'at-or-above': ['reachShare', 'reach'], won: ['won'] } as const)[mode];
  return keys.find((key) => scales.some(({ stages }) => stages.some(({ objective }) => objective[key].value !== null)));
}
