import { columnIndex, invalidSetting, measureDefinition, type Catalog, type MeasureDefinition, type Result } from '../contract/index.js';

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

/** The measure, or the counterpart of it that an answer holds: the one to a choice just made is still on its way. */
export function answeredAs(measure: string, main: Result, catalog: Catalog | undefined): string {
  const isThere = (id: string | undefined): boolean => id !== undefined && columnIndex(main, id) >= 0;
  return isThere(measure) ? measure : Object.values(counterparts(measure, catalog)).find(isThere) ?? measure;
}
