import type { Figure } from './grid.view.js';
import type { MarkSource } from './marks.view.js';
import { referenceOf, verdictOf } from './reference.view.js';
import { nounText, shareText, within } from './texts.view.js';

interface Leader { readonly line: number; readonly at: number; readonly value: number }

/** The largest figure, or the lowest (`sign` -1). */
function foremost(source: MarkSource, sign: 1 | -1 = 1): Leader | undefined {
  const { grid, shares, isShare, breakdown: { split } } = source;
  let leader: Leader | undefined;
  grid.lines.forEach(({ code, isOther, figures }, line) => {
    if (isOther || code === '') return;
    (split ? figures : figures.slice(0, 1)).forEach((figure, at) => {
      if (split && grid.series[at]?.code === '') return;
      const { value } = isShare ? (shares?.[line]?.[at]?.figure as Figure) : figure;
      if (value !== null && (leader ? (value - leader.value) * sign > 0 : sign < 0 || value > 0)) leader = { line, at, value };
    });
  });
  return leader;
}

/** One sentence about the largest figure: the rest and what has no value lead nothing. */
export function summaryOf(source: MarkSource): string | undefined {
  const { grid, shares, isShare, text, breakdown } = source;
  const { split } = breakdown;
  const held = againstReference(source);
  if (held !== undefined) return held;
  const isLowest = breakdown.sort === 'lowest' && !split;
  const leader = foremost(source, isLowest ? -1 : 1);
  if (!leader || grid.lines.length < 2) return undefined;
  const line = grid.lines[leader.line];
  const series = grid.series[leader.at];
  const figure = line?.figures[leader.at];
  if (!line || !series || !figure) return undefined;
  const share = shares?.[leader.line]?.[leader.at];
  if (split) return text('summaryCell', { label: line.label, column: series.label, figure: isShare && share ? shareText(share, source) : nounText(figure, series, source) });
  if (isLowest) return text('summaryLowest', { label: line.label, figure: isShare && share ? shareText(share, source) : nounText(figure, series, source) });
  if (share && share.figure.value !== null) return text('summaryShare', { label: line.label, share: shareText(share, source), measure: within(series.measure.label) });
  return text(series.measure.additivity === 'non-additive' ? 'summaryHighest' : 'summaryFigure', { label: line.label, figure: nounText(figure, series, source) });
}

/** How many stand on the good side of the reference, and which one is the worst. */
function againstReference(source: MarkSource): string | undefined {
  const { grid, text, breakdown: { split } } = source;
  const [series, ...others] = grid.series;
  const reference = referenceOf(source);
  if (!series || others.length > 0 || split || reference?.met === undefined) return undefined;
  const falls = series.measure.direction === 'down';
  const known = grid.lines.filter(({ isOther, code, total }) => !isOther && code !== '' && total.value !== null);
  const worst = foremost(source, falls ? 1 : -1);
  const line = worst && grid.lines[worst.line];
  if (!line || known.length < 2) return undefined;
  return text(falls ? 'summaryWithin' : 'summaryReach', {
    count: known.filter(({ total }) => verdictOf(total, series, source) === 'met').length, of: known.length, reference: reference.text, label: line.label, figure: nounText(line.total, series, source),
  });
}
