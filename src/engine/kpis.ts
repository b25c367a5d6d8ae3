import type { Catalog, MeasureDefinition } from '../contract/index.js';
import { NO_DAY, type CodeColumn } from '../tables/column-store.js';
import { possibleKpis } from './measure-reads.js';
import { remember } from './remember.js';
import { OBJECTIVES, type Store } from './store.js';

/** Dimension whose members are measures; a performance is that of one of them. */
export const KPI = 'kpi';
/** Dimension whose members are the families of these measures. */
export const FAMILY = 'family';

/** The measures that have rows in a scenario, or in any. */
export function kpisIn(store: Store, scenario?: string): readonly MeasureDefinition[] {
  if (!store.has(OBJECTIVES)) return [];
  const table = store.table(OBJECTIVES);
  const named = remember({ store }, `kpis ${scenario}`, () => {
    const [kpi, scenarios, values] = [table.columns.get(KPI) as CodeColumn, table.columns.get('scenario') as CodeColumn | undefined, table.columns.get('value')];
    const starts = table.columns.get('startsOn');
    const ids = new Set<string>();
    for (let row = 0; row < table.length; row++) {
      const isDated = starts?.type === 'date' && starts.days[row] !== NO_DAY;
      const isSet = values?.type === 'number' && !Number.isNaN(values.values[row]);
      const own = scenarios?.dictionary.values[scenarios.codes[row] as number] || 'objective';
      if (isDated && isSet && (scenario === undefined || own === scenario)) ids.add(kpi.dictionary.values[kpi.codes[row] as number] as string);
    }
    return ids;
  });
  return possibleKpis(store.catalog).filter(({ id }) => named.has(id));
}

/** Codes that a dimension has without any row: of measures and their families. */
export function virtualCodes(dimension: string, { measures }: Catalog): readonly string[] {
  if (dimension === KPI) return measures.map(({ id }) => id);
  return dimension === FAMILY ? measures.map(({ family }) => family) : [];
}
