import { dimensionDefinition, type DimensionDefinition } from '../../contract/index.js';
import { NO_DAY, type CodeColumn } from '../../tables/column-store.js';
import { derivedEntity } from '../measure-reads.js';
import { remember } from '../remember.js';
import { columnCodes, eachCode, type RowCodes } from '../row-codes.js';
import { sampleIn } from '../sample.js';
import type { Scope, Store } from '../store.js';
import { applyConditions } from './conditions.js';
import { gather } from './memberships.js';
import { daysOf } from './numbers.js';

type Derivation = NonNullable<DimensionDefinition['derived']>;

/** The codes of each person on a dimension made from rows, by the person's code; `undefined` where the dimension is another, or its table is missing. */
export function derivedCodes(dimension: string, { store, period, through }: Pick<Scope, 'store' | 'period' | 'through'>): { readonly entity: string; readonly codes: RowCodes } | undefined {
  const derived = dimensionDefinition(store.catalog, dimension)?.derived;
  const entity = derived && derivedEntity(store.catalog, derived);
  if (!derived || entity === undefined || !store.has(derived.fact)) return undefined;
  const sample = sampleIn(store);
  if (sample) return { entity, codes: sample.derived(dimension) };
  const until = Math.min(period.end, through + 1);
  return { entity, codes: remember({ store }, JSON.stringify(['derived', dimension, until]), () => read(dimension, derived, entity, until, store)) };
}

function read(dimension: string, { fact, column, where = [], time }: Derivation, entity: string, until: number, store: Store): RowCodes {
  const table = store.table(fact);
  const days = daysOf(table, time ?? table.definition.time, dimension);
  const mask = Uint8Array.from(days, (day) => (day !== NO_DAY && day < until ? 1 : 0));
  applyConditions(mask, table, table.definition.exclude ?? [], store, true);
  applyConditions(mask, table, where, store);
  const { codes: people } = table.columns.get(entity) as CodeColumn;
  const source = columnCodes(table, column, store);
  const dictionary = store.dictionaries.of(dimension);
  const own = source?.dictionary.values.map((value) => dictionary.add(value)) ?? [];
  const [keys, codes]: [number[], number[]] = [[], []];
  for (let row = 0; source && row < mask.length; row++) {
    if (!mask[row] || people[row] === 0) continue;
    eachCode(source, row, (code) => {
      if (code === 0) return;
      keys.push(people[row] as number);
      codes.push(own[code] as number);
    });
  }
  return gather(store.dictionaries.of(entity).values.length, dictionary, keys, codes);
}
