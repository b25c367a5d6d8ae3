import type { Catalog, MeasureDefinition } from '../contract/index.js';
import type { Counting } from './counting.js';

export interface CountingChoice {
  readonly counting: Counting;
  readonly measure: string;
}

/** The countings that all of the measures have, in the catalog's order, each with the first measure's counterpart. */
export function countingChoices(ids: readonly string[], catalog: Catalog | undefined): readonly CountingChoice[] {
  const ways = ids.map((id): NonNullable<MeasureDefinition['counting']> => catalog?.measures.find((measure) => measure.id === id)?.counting ?? {});
  const [first = {}] = ways;
  return (Object.keys(first) as Counting[]).flatMap((counting) => {
    const measure = first[counting];
    return measure !== undefined && ways.every((each) => each[counting] !== undefined) ? [{ counting, measure }] : [];
  });
}
