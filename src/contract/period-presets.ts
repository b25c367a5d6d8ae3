import { addMonths, bucketStart, nextBucket, type Calendar, type Grain } from './buckets.js';
import { addDays, type IsoDate } from './dates.js';
import { OmnichannelError } from './errors.js';
import { isPreset, writtenPeriod, type Period, type PeriodInput } from './period.js';
import { LAST_PRESET, NAMED_PRESET } from './preset-patterns.js';

/**
 * A written period as dates. Presets count whole buckets that lie within what the source holds
 * completely: `last-6-months` with data through 14 November is May to October. `this-…` and
 * `year-to-date` hold the running bucket. The viewer's clock is never asked.
 */
export function resolvePeriod(input: PeriodInput, completeThrough: IsoDate | undefined, subject = 'period', calendar?: Calendar): Period {
  if (!isPreset(input)) return writtenPeriod(input, subject);
  if (completeThrough === undefined) {
    throw new OmnichannelError('missing-period', {
      subject, problem: `missing completeThrough for the preset "${input}"`,
      remedy: 'Let the provider answer meta.completeThrough or capabilities.completeThrough, or give the period as dates.',
    });
  }
  const afterLast = addDays(completeThrough, 1);
  if (input === 'year-to-date') return { start: bucketStart(completeThrough, 'year', calendar), end: afterLast };
  const named = NAMED_PRESET.exec(input);
  if (named?.[1] === 'this') {
    const start = bucketStart(completeThrough, named[2] as Grain, calendar);
    return { start, end: nextBucket(start, named[2] as Grain) };
  }
  const last = LAST_PRESET.exec(input);
  const unit = (named?.[2] ?? last?.[2]) as Grain;
  const end = bucketStart(afterLast, unit, calendar);
  return { start: stepBack(end, unit, named ? 1 : Number(last?.[1])), end };
}

function stepBack(end: IsoDate, unit: Grain, count: number): IsoDate {
  if (unit === 'day') return addDays(end, -count);
  if (unit === 'week') return addDays(end, -7 * count);
  return addMonths(end, -count * { month: 1, quarter: 3, year: 12 }[unit]);
}
