import { addDays, type IsoDate } from '../../contract/index.js';
import type { TableRow } from '../dataset/dataset.js';
import { TABLES } from '../dataset/tables.js';
import { codesIn, isSet } from './plain-values.js';

const text = (row: TableRow, column: string): string => String(row[column] ?? '');
const holdsOn = (row: TableRow, day: IsoDate, from: string, until: string): boolean => text(row, from) <= day && (!isSet(row[until]) || text(row, until) > day);

export const ALL_HCPS: readonly string[] = [...new Set(Object.values(TABLES).flatMap((rows: readonly TableRow[]) => rows.map((row) => text(row, 'hcp')).filter((hcp) => hcp !== '')))];

export const isInUniverse = (hcp: string, day: IsoDate): boolean => TABLES.hcps.some((row) => row.hcp === hcp && holdsOn(row, day, 'validFrom', 'validTo'));

export const attribute = (hcp: string | null, column: 'specialty' | 'territory'): readonly string[] => codesIn(TABLES.hcps.find((row) => row.hcp === hcp)?.[column]);

const schemeOf = (segment: string): string => text(TABLES.segments.find((row) => row.segment === segment) ?? {}, 'segmentScheme');

const staysOf = new Map(ALL_HCPS.map((hcp) => [hcp, TABLES.memberships.filter((row) => row.hcp === hcp)]));

/** The segments of an HCP on a day, of one scheme where it is named. */
export function segmentsOn(hcp: string, day: IsoDate, scheme?: string): readonly string[] {
  const standing = (staysOf.get(hcp) ?? []).filter((row) => holdsOn(row, day, 'validFrom', 'validTo')).map((row) => text(row, 'segment'));
  return [...new Set(standing)].filter((segment) => scheme === undefined || schemeOf(segment) === scheme);
}

export const schemesOn = (hcp: string, day: IsoDate): readonly string[] => [...new Set(segmentsOn(hcp, day).map(schemeOf))];

/** Segments that are there on the day. */
export function segmentExists(segment: string, first: IsoDate, last: IsoDate): boolean {
  return TABLES.segments.some((row) => row.segment === segment && text(row, 'validFrom') <= last && (!isSet(row.validTo) || text(row, 'validTo') > first));
}

/** The HCPs' stages of a product from its last snapshot, which stands for 30 days; `undefined` where none does. */
export function stagesOn(product: string, day: IsoDate): ReadonlyMap<string, string> | undefined {
  const rows = TABLES.adoptionSnapshots.filter((row) => row.product === product && text(row, 'snapshotAt') <= day && addDays(text(row, 'snapshotAt'), 30) >= day);
  const last = rows.map((row) => text(row, 'snapshotAt')).sort().at(-1);
  return last === undefined ? undefined : new Map(rows.filter((row) => row.snapshotAt === last).map((row) => [text(row, 'hcp'), text(row, 'adoptionStage')]));
}

const BEST_FIRST = ['opt-in', 'pending', 'expired', 'opt-out'];

export interface Timelines { readonly channel?: string; readonly product?: string }

/** What an HCP consented to on a day, the best of all timelines in scope, and the day on which it ends; `undefined` where nothing was ever said. */
export function consentOn(hcp: string, day: IsoDate, { channel, product }: Timelines = {}): { readonly status: string; readonly until: string } | undefined {
  const last = new Map<string, TableRow>();
  for (const row of TABLES.consentEvents) {
    if (row.hcp !== hcp || text(row, 'effectiveFrom') > day || (channel !== undefined && row.channel !== channel) || (product !== undefined && row.product !== product)) continue;
    const key = `${text(row, 'channel')} ${text(row, 'product')}`;
    const known = last.get(key);
    if (!known || text(row, 'effectiveFrom') >= text(known, 'effectiveFrom')) last.set(key, row);
  }
  const standing = [...last.values()].map((row) => {
    const isOver = isSet(row.effectiveTo) && text(row, 'effectiveTo') <= day;
    return { status: isOver ? 'expired' : text(row, 'consentStatus'), until: isOver ? '' : text(row, 'effectiveTo') };
  });
  return standing.sort((a, b) => BEST_FIRST.indexOf(a.status) - BEST_FIRST.indexOf(b.status))[0];
}

/** Before the first event nothing is known of anybody. */
export const isConsentKnown = (day: IsoDate): boolean => TABLES.consentEvents.some((row) => text(row, 'effectiveFrom') <= day);

/** Campaigns of which an HCP had a message delivered before a day. */
export function receivedBefore(hcp: string | null, end: IsoDate): readonly string[] {
  return [...new Set(TABLES.sends.filter((row) => row.hcp === hcp && isSet(row.deliveredAt) && text(row, 'attemptedAt') < end).map((row) => text(row, 'campaign')))];
}
