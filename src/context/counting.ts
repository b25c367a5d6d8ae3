import { invalidSetting, measureDefinition, type Catalog, type MeasureDefinition } from '../contract/index.js';

export const COUNTINGS = ['total', 'unique', 'share'] as const;
/** What is counted: events in total, different HCPs, or their part of a whole. */
export type Counting = (typeof COUNTINGS)[number];

type Counterparts = NonNullable<MeasureDefinition['counting']>;

function counterparts(id: string, catalog: Catalog | undefined): Counterparts {
  return (catalog && measureDefinition(catalog, id)?.counting) ?? {};
}

/** The measures counted as asked; throws `invalid-setting` where one of them cannot be. */
export function countedMeasures(ids: readonly string[], counting: Counting | undefined, catalog: Catalog | undefined, subject: string): readonly string[] {
  if (!counting) return ids;
  const counted = ids.map((id) => {
    const known = counterparts(id, catalog);
    if (known[counting] !== undefined) return known[counting];
    const others = COUNTINGS.filter((each) => known[each] !== undefined);
    throw invalidSetting(counting, { subject, setting: `counting of "${id}"` }, others.length > 0 ? `Use one of ${others.join(', ')}.` : 'Leave the attribute "counting" away: the catalog names no counterparts of this measure.');
  });
  return [...new Set(counted)];
}

/** The countings that all of the measures have, each with the first measure's counterpart. */
export function countingChoices(ids: readonly string[], catalog: Catalog | undefined): readonly { readonly counting: Counting; readonly measure: string }[] {
  const [first] = ids;
  if (first === undefined) return [];
  return COUNTINGS.flatMap((counting) => {
    const measure = counterparts(first, catalog)[counting];
    return measure !== undefined && ids.every((id) => counterparts(id, catalog)[counting] !== undefined) ? [{ counting, measure }] : [];
  });
}
