import { sql } from 'kysely';
import type { Bucket } from '../engine/store.js';
import type { Sql } from './compile.js';
import type { Flavour } from './flavour.js';

/** Days that every engine can write as dates, as day numbers: 1900-01-01 and 2299-12-31. Facts have none outside of them. */
export const FIRST_DATE = -25_567;
export const LAST_DATE = 120_529;

/** Whether a date lies from one day to before another; `undefined` where any date does. */
export function isWithin(date: Sql, { start, end }: Bucket, flavour: Flavour): Sql | undefined {
  const parts: Sql[] = [];
  if (start > FIRST_DATE) parts.push(sql`${date} >= ${flavour.date(Math.min(start, LAST_DATE))}`);
  if (end <= LAST_DATE) parts.push(sql`${date} < ${flavour.date(Math.max(end, FIRST_DATE))}`);
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `);
}

/** Position of the bucket in which a date within all of them lies, -1 between two of them: of single days their distance from the first, else a tree of comparisons, each date taking as many as a search by halves. */
export function bucketAt(date: Sql, buckets: readonly Bucket[], flavour: Flavour): Sql {
  const [first] = buckets;
  if (first && buckets.every(({ start, end }, at) => start === first.start + at && end === start + 1)) return sql`${flavour.dayNumber(date)} - (${sql.lit(first.start)})`;
  const steps = buckets.flatMap(({ start, end }, at) => [{ start, at }, ...(end < (buckets[at + 1]?.start ?? -Infinity) ? [{ start: end, at: -1 }] : [])]);
  const search = (low: number, high: number): Sql => {
    if (high - low <= 1) return sql.lit(steps[low]?.at ?? -1);
    const middle = (low + high) >> 1;
    return sql`case when ${date} < ${flavour.date((steps[middle] as { start: number }).start)} then ${search(low, middle)} else ${search(middle, high)} end`;
  };
  return search(0, steps.length);
}
