import type { FigureTable } from '../../contract/index.js';
import type { Figure, Grid, Line } from './grid.view.js';
import type { MarkSource } from './marks.view.js';
import { absenceText, figureText, openText } from './texts.view.js';

type TableCell = FigureTable['rows'][number][number];

/** All figures, with their shares and objectives, plain values behind; a total that the source told stands last. */
export function breakdownTable(source: MarkSource, byLabel: string): FigureTable {
  const { grid, shares, text, words, breakdown: { split, withObjective } } = source;
  const cell = (figure: Figure | undefined, write: (figure: Figure) => string): TableCell => {
    if (!figure || figure.value === null) return { text: absenceText(figure ?? { value: null, state: 'missing' }, text), value: null };
    return { text: write(figure) + openText(figure, text), value: figure.value };
  };
  const plain = (figure: Figure | undefined, at: number): TableCell => cell(figure, (known) => figureText(known, grid.series[at] as Grid['series'][number], source));
  const part = (figure: Figure | undefined): TableCell => cell(figure, ({ value }) => words.format.share(value, 1));
  const hasObjective = withObjective && grid.lines.some(({ objectives }) => objectives.some(({ value }) => value !== null));
  const hasTotal = split !== undefined && grid.lines.some(({ total }) => total.state !== 'missing');
  const code = (line: Line): TableCell => ({ text: line.label, value: line.isOther || line.code === '' ? null : line.code });
  return {
    columns: [
      { id: source.breakdown.by, label: byLabel, numeric: false },
      ...grid.series.flatMap(({ code: id, label }) => [
        { id, label, numeric: true },
        ...(shares ? [{ id: `${id}:share`, label: split || grid.series.length > 1 ? `${label}, ${text('share')}` : text('share'), numeric: true }] : []),
        ...(hasObjective ? [{ id: `${id}:objective`, label: grid.series.length > 1 ? `${label}, ${text('objective')}` : text('objective'), numeric: true }] : []),
      ]),
      ...(hasTotal ? [{ id: 'total', label: text('total'), numeric: true }] : []),
    ],
    rows: grid.lines.map((line, row) => [
      code(line),
      ...line.figures.flatMap((figure, at) => [plain(figure, at), ...(shares ? [part(shares[row]?.[at]?.figure)] : []), ...(hasObjective ? [plain(line.objectives[at], at)] : [])]),
      ...(hasTotal ? [plain(line.total, 0)] : []),
    ]),
  };
}
