import { dayNumber } from './dates.js';
import { OmnichannelError, quoted } from './errors.js';
import type { Member } from './provider.js';
import type { Query } from './query.js';
import { CELL_STATES, COLUMN_KINDS, type Cell, type Column, type DataInput, type MeasureCell, type Result } from './result.js';

/** A dimension that a provider need not know: rows without it are actual. */
const OPTIONAL_DIMENSION = 'scenario';

function invalidResult(problem: string, subject: string): OmnichannelError {
  return new OmnichannelError('invalid-result', {
    subject, problem: `invalid result: ${problem}`, remedy: 'Answer { columns, rows, meta } as the data contract says: one value per column in column order.',
  });
}

/** Checks an answer at the border; throws `invalid-result` naming the provider, the column and the row. */
export function checkResult(result: Result, provider: string, query?: Query): Result {
  const refuse = (problem: string): never => {
    throw invalidResult(problem, provider);
  };
  if (typeof result !== 'object' || result === null || !Array.isArray(result.columns) || !Array.isArray(result.rows)) refuse('no columns or no rows');
  if (typeof result.meta?.source !== 'string') refuse('no meta.source');
  const kinds = new Map<string, Column['kind']>();
  for (const column of result.columns) {
    const { id, kind } = column ?? {};
    if (typeof id !== 'string' || !COLUMN_KINDS.includes(kind)) refuse(`column ${quoted(column && { id, kind })} is no { id, kind }`);
    if (kinds.has(id)) refuse(`column "${id}" twice`);
    kinds.set(id, kind);
  }
  if (query) {
    const fault = columnFault(kinds, query);
    if (fault) refuse(fault);
  }
  const days = new Set<Cell>();
  const checkRow = (row: readonly Cell[], at: number | 'totals'): void => {
    if (!Array.isArray(row) || row.length !== result.columns.length) refuse(`row ${at} has ${row?.length ?? 'no'} values for ${result.columns.length} columns`);
    for (let column = 0; column < row.length; column++) {
      const { id, kind } = result.columns[column] as Column;
      const cell = row[column] as Cell;
      if (kind === 'measure' ? isFigure(cell) : kind === 'dimension' ? typeof cell === 'string' : days.has(cell)) continue;
      const fault = cellFault(cell, kind, at === 'totals');
      if (fault) refuse(`${fault} in column "${id}", row ${at}`);
      if (kind === 'time' && at !== 'totals') days.add(cell);
    }
  };
  result.rows.forEach(checkRow);
  if (result.totals) checkRow(result.totals, 'totals');
  const { completeFrom, completeThrough, ignoredFilters, warnings } = result.meta;
  for (const [name, date] of Object.entries({ completeFrom, completeThrough })) {
    if (date !== undefined && dayNumber(date) === null) refuse(`${name} ${quoted(date)} is no date`);
  }
  for (const [name, list] of Object.entries({ ignoredFilters, warnings })) {
    if ((list ?? undefined) !== undefined && !(Array.isArray(list) && list.every((item) => typeof item === 'string'))) refuse(`${name} ${quoted(list)} is no list of texts`);
  }
  return result;
}

/** What was asked for and is not there: figures of a coarser question would pass for those of the one asked. */
function columnFault(kinds: ReadonlyMap<string, Column['kind']>, { measures, dimensions = [], grain }: Query): string | undefined {
  const parts = [...dimensions.filter((id) => id !== OPTIONAL_DIMENSION), ...(grain ? ['time'] : [])];
  const missing = [...measures, ...parts].find((id) => !kinds.has(id));
  if (missing !== undefined) return `missing column "${missing}"`;
  const unmeasured = measures.find((id) => kinds.get(id) !== 'measure');
  return unmeasured === undefined ? undefined : `column "${unmeasured}" is no measure`;
}

function cellFault(cell: Cell, kind: Column['kind'], isTotal: boolean): string | undefined {
  if (cell === null) return undefined;
  if (kind !== 'measure') {
    if (isTotal || (kind === 'time' ? typeof cell === 'string' && dayNumber(cell) !== null : typeof cell === 'string')) return undefined;
    return `${kind === 'time' ? 'no date' : 'no code'} ${quoted(cell)}`;
  }
  const { value, numerator, denominator, state }: Partial<MeasureCell> = typeof cell === 'object' ? cell : { value: cell as number };
  if (state !== undefined && !CELL_STATES.includes(state)) return `unknown state ${quoted(state)}`;
  // The value itself is not told: the message is read where the figure must not be.
  if (state === 'suppressed' && [value, numerator, denominator].some((part) => typeof part === 'number')) return 'a hidden figure with a value (give { value: null, state: "suppressed" })';
  if (isPart(value) && isPart(numerator ?? null) && isPart(denominator ?? null)) return undefined;
  const strange = [value, numerator ?? null, denominator ?? null].filter((part) => !isPart(part));
  return Number.isFinite(strange[0]) ? `number ${quoted(strange[0])} is too large to be exact` : `no finite number ${quoted(strange[0])}`;
}

const isPart = (value: unknown): boolean => value === null || isFigure(value);

/** A number whose units have not been rounded away: beyond 2^53 neighbours look the same. */
const isFigure = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Members of a dimension as a provider listed them; throws `invalid-result` where they are no list of codes. */
export function checkMembers(members: readonly Member[], provider: string, dimension: string): readonly Member[] {
  const isMember = ({ code, label }: Partial<Member>): boolean => typeof code === 'string' && ['string', 'undefined'].includes(typeof (label ?? undefined));
  const isList = Array.isArray(members) && members.every((member: Partial<Member> | null) => isMember(member ?? {}));
  if (isList) return members as readonly Member[];
  throw invalidResult(`members of "${dimension}" are no list of { code, label }`, provider);
}

/**
 * Figures of a host's own as a result. Of plain objects `time` is the time column, texts are dimensions, figures are
 * measures; what `isMeasure` names is one whatever it holds, so that a figure written as text is refused, not missing.
 */
export function toResult(data: DataInput, subject: string, isMeasure: (id: string) => boolean = () => false): Result {
  const refuse = (problem: string): never => {
    throw new OmnichannelError('invalid-data', { subject, problem: `invalid data${problem}`, remedy: 'Give a list of plain objects keyed by column id, or a result { columns, rows, meta }.' });
  };
  if (!Array.isArray(data)) return Array.isArray((data as Partial<Result> | null)?.columns) ? checkResult(data as Result, subject) : refuse(` ${quoted(data)}`);
  const objects = data as readonly Readonly<Record<string, Cell>>[];
  const strange = objects.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (strange >= 0) refuse(`: row ${strange} is no object`);
  const ids = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const kindOf = (id: string): Column['kind'] => {
    if (id === 'time') return 'time';
    return !isMeasure(id) && objects.some((row) => typeof row[id] === 'string') ? 'dimension' : 'measure';
  };
  const columns = ids.map((id) => ({ id, kind: kindOf(id) }));
  return checkResult({ columns, rows: objects.map((row) => ids.map((id) => row[id] ?? null)), meta: { source: '' } }, subject);
}
