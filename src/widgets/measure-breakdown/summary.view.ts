import type { Figure } from './grid.view.js';
import type { MarkSource } from './marks.view.js';
import { nounText, shareText, within } from './texts.view.js';

interface Leader { readonly line: number; readonly at: number; readonly value: number }

function largest(source: MarkSource): Leader | undefined {
  const { grid, shares, isShare, breakdown: { split } } = source;
  let leader: Leader | undefined;
  grid.lines.forEach(({ code, isOther, figures }, line) => {
    if (isOther || code === '') return;
    (split ? figures : figures.slice(0, 1)).forEach((figure, at) => {
      if (split && grid.series[at]?.code === '') return;
      const { value } = isShare ? (shares?.[line]?.[at]?.figure as Figure) : figure;
      if (value !== null && value > (leader?.value ?? 0)) leader = { line, at, value };
    });
  });
  return leader;
}

/** One sentence about the largest figure: the rest and what has no value lead nothing. */
export function summaryOf(source: MarkSource): string | undefined {
  const { grid, shares, isShare, text, breakdown: { split } } = source;
  const leader = largest(source);
  if (!leader || grid.lines.length < 2) return undefined;
  const line = grid.lines[leader.line];
  const series = grid.series[leader.at];
  const figure = line?.figures[leader.at];
  if (!line || !series || !figure) return undefined;
  const share = shares?.[leader.line]?.[leader.at];
  if (split) return text('summaryCell', { label: line.label, column: series.label, figure: isShare && share ? shareText(share, source) : nounText(figure, series, source) });
  if (share && share.figure.value !== null) return text('summaryShare', { label: line.label, share: shareText(share, source), measure: within(series.measure.label) });
  return text(series.measure.additivity === 'non-additive' ? 'summaryHighest' : 'summaryFigure', { label: line.label, figure: nounText(figure, series, source) });
}
