import { OmnichannelError, requireDay, type Catalog, type IsoDate } from '../contract/index.js';
import { checkCatalog } from './catalog-check.js';

interface EngineOptions {
  readonly catalog: Catalog;
  readonly k: number;
  readonly name: string;
  readonly completeFrom: IsoDate | undefined;
  readonly completeThrough: IsoDate | undefined;
}

/** The first and the last day that are complete, as day numbers. */
export interface Reach {
  readonly completeFrom: number | undefined;
  readonly completeThrough: number | undefined;
}

/** Checks what every provider with an engine of its own takes. Throws `invalid-catalog`, `invalid-setting` and `invalid-date`. */
export function checkOptions({ catalog, k, name, completeFrom, completeThrough }: EngineOptions): Reach {
  checkCatalog(catalog);
  if (!Number.isInteger(k) || k < 0) {
    throw new OmnichannelError('invalid-setting', { subject: name, problem: `invalid k ${String(k)}`, remedy: 'Give the smallest group that may be shown as a whole number; 1 hides nothing.' });
  }
  const day = (date: IsoDate | undefined): number | undefined => (date === undefined ? undefined : requireDay(date, name));
  return { completeFrom: day(completeFrom), completeThrough: day(completeThrough) };
}
