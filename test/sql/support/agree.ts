import type { Catalog, Cell, MeasureCell, MeasureDefinition } from '../../../src/contract/index.js';
import type { Outcome } from './same.js';

const RELATIVE = 1e-9;

/** A figure as its measure prints it. */
function printed(value: number, { unit, decimals }: MeasureDefinition): string {
  const text = (unit === 'share' ? value * 100 : value).toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

function agreeOn(left: number | null | undefined, right: number | null | undefined, measure: MeasureDefinition | undefined): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return (left ?? null) === (right ?? null);
  if (left === right) return true;
  return Math.abs(left - right) <= RELATIVE * Math.max(Math.abs(left), Math.abs(right)) && (!measure || printed(left, measure) === printed(right, measure));
}

const asCell = (cell: Cell): MeasureCell => (typeof cell === 'object' && cell !== null ? cell : { value: cell as number | null });

function cellsAgree(left: Cell | undefined, right: Cell | undefined, measure: MeasureDefinition | undefined): boolean {
  if (!measure || left === undefined || right === undefined) return left === right;
  const [one, other] = [asCell(left), asCell(right)];
  return one.state === other.state && agreeOn(one.value, other.value, measure) && agreeOn(one.numerator, other.numerator, undefined) && agreeOn(one.denominator, other.denominator, undefined);
}

/** What an error says; of several values of a column only that there are several, since either may look at more rows before it refuses. */
function said(error: string): string {
  const [problem = ''] = error.split('. ');
  return error.startsWith('ambiguous-scope') ? problem.replace(/: ".*$/s, '') : problem;
}

type Rows = readonly (readonly Cell[])[];

/** The first difference of two outcomes in words; `undefined` where they agree to the last digit that is shown. */
export function disagreement(expected: Outcome, found: Outcome, catalog: Catalog): string | undefined {
  if ('error' in expected || 'error' in found) {
    const [left, right] = [expected, found].map((one) => ('error' in one ? said(one.error) : 'an answer'));
    return left === right ? undefined : `expected ${left}, found ${right}`;
  }
  const { rows, totals, ...rest } = expected.result;
  const { rows: foundRows, totals: foundTotals, ...foundRest } = found.result;
  if (JSON.stringify(rest) !== JSON.stringify(foundRest)) return `expected ${JSON.stringify(rest)}, found ${JSON.stringify(foundRest)}`;
  const measures = rest.columns.map(({ id, kind }) => (kind === 'measure' ? catalog.measures.find((measure) => measure.id === id) : undefined));
  const differing = (left: Rows, right: Rows): number => Array.from({ length: Math.max(left.length, right.length) }, (_, at) => at)
    .findIndex((at) => !left[at] || !right[at] || !measures.every((measure, column) => cellsAgree(left[at]?.[column], right[at]?.[column], measure)));
  const row = differing(rows, foundRows);
  if (row >= 0) return `row ${row} of ${rows.length}: expected ${JSON.stringify(rows[row])}, found ${JSON.stringify(foundRows[row])}`;
  if (differing(totals ? [totals] : [], foundTotals ? [foundTotals] : []) >= 0) return `totals: expected ${JSON.stringify(totals)}, found ${JSON.stringify(foundTotals)}`;
  return undefined;
}
