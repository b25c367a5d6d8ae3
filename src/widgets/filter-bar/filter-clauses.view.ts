import type { Filter } from '../../contract/index.js';

/** Whether the chosen members are those to keep or those to leave out. */
export type ChoiceMode = 'in' | 'notIn';

/** What a reader chose of one dimension. */
export interface Choice {
  readonly mode: ChoiceMode;
  readonly codes: readonly string[];
}

/** The clause that a reader edits: the first of the dimension that only keeps or only leaves out. Others narrow it further and stay. */
function editedClause(filters: readonly Filter[], dimension: string): Filter | undefined {
  return filters.find((filter) => filter.dimension === dimension && (filter.in === undefined) !== (filter.notIn === undefined));
}

/** What is chosen of a dimension; nothing chosen keeps everything. */
export function choiceOf(filters: readonly Filter[], dimension: string): Choice {
  const clause = editedClause(filters, dimension);
  return clause?.notIn ? { mode: 'notIn', codes: clause.notIn } : { mode: 'in', codes: clause?.in ?? [] };
}

/** The filters with another choice of one dimension, in the same place; all other clauses stay as they are. */
export function withChoice(filters: readonly Filter[], dimension: string, { mode, codes }: Choice): readonly Filter[] {
  const edited = editedClause(filters, dimension);
  const clause: readonly Filter[] = codes.length === 0 ? [] : [mode === 'in' ? { dimension, in: codes } : { dimension, notIn: codes }];
  return edited ? filters.flatMap((filter) => (filter === edited ? clause : [filter])) : [...filters, ...clause];
}

/** The codes with the given ones added, or taken away where all of them are chosen already. */
export function toggledCodes(codes: readonly string[], given: readonly string[]): readonly string[] {
  return given.every((code) => codes.includes(code)) ? codes.filter((code) => !given.includes(code)) : [...new Set([...codes, ...given])];
}

/** Whether a clause names any member at all: an empty list to leave out leaves out nothing. */
export function narrows({ in: kept, notIn = [] }: Filter): boolean {
  return kept !== undefined || notIn.length > 0;
}
