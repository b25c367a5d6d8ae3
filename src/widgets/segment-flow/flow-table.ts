import type { FigureTable } from '../../contract/index.js';
import { NO_FIGURE, type Words } from '../../i18n/index.js';
import { ENDS, type FlowFigures } from './flow-figures.js';
import type { FlowText } from './flow-text.js';

/** Every movement that the source told of, nothing folded or bundled; rates only where segments do not overlap and no part of the base is hidden. */
export function flowTable({ boundaries, flows }: FlowFigures, names: FlowText, { format }: Words, withRates: boolean): FigureTable {
  const { text } = names;
  const bases = new Map<string, number | null>();
  for (const { step, from, cell } of flows) {
    const key = `${step}|${from}`;
    const before = bases.get(key);
    bases.set(key, cell.value === null || before === null ? null : (before ?? 0) + cell.value);
  }
  const timed = boundaries.length > 2;
  const rows = [...flows].sort((a, b) => a.step - b.step || (b.cell.value ?? 0) - (a.cell.value ?? 0)).map(({ step, from, to, cell }) => {
    const base = ENDS.includes(from) ? null : bases.get(`${step}|${from}`) ?? null;
    const rate = cell.value === null || !base ? null : cell.value / base;
    return [
      ...(timed ? [{ text: names.step(step), value: boundaries[step] ?? null }] : []),
      { text: names.name(from), value: from }, { text: names.name(to), value: to },
      told(cell.value, (value) => (cell.state === 'suppressed' ? text('hiddenLong') : names.number(value))),
      ...(withRates ? [told(rate, (value) => (value === null ? NO_FIGURE : format.share(value, 1)))] : []),
    ];
  });
  const columns = [
    ...(timed ? [{ id: 'time', label: text('periodColumn'), numeric: false }] : []),
    { id: 'segmentFrom', label: text('fromColumn'), numeric: false }, { id: 'segmentTo', label: text('toColumn'), numeric: false },
    { id: 'movedHcps', label: text('countColumn'), numeric: true }, ...(withRates ? [{ id: 'transitionRate', label: text('rateColumn'), numeric: true }] : []),
  ];
  return { columns, rows };
}

/** A figure that is put into words when somebody reads it: there may be thousands. */
function told(value: number | null, print: (value: number | null) => string): { readonly text: string; readonly value: number | null } {
  return { value, get text() { return print(value); } };
}
