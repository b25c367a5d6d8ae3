import type { ColumnDefinition } from '../../contract/index.js';
import type { Table } from '../../tables/column-store.js';
import { FAMILY, KPI } from '../../engine/kpis.js';
import { entityColumn } from '../../engine/member-list.js';
import type { Store } from '../../engine/store.js';

const codesIn = (columns: Readonly<Record<string, ColumnDefinition>>): readonly string[] => Object.entries(columns).flatMap(([name, { type }]) => (type === 'code' ? [name] : []));

/** The dimensions whose members, or the HCPs counted behind them, may be others now that rows of the table are. */
export function changedDimensions(tables: readonly Table[], store: Store): readonly string[] {
  const { catalog } = store;
  const entity = entityColumn(store);
  const own = tables.flatMap(({ columns }) => [...columns].flatMap(([name, { type }]) => (type === 'code' || type === 'codes' ? [name] : [])));
  const isCounted = own.includes(entity);
  const lookups = new Set(isCounted ? tables.flatMap(({ definition }) => definition.lookups ?? []) : []);
  // How many HCPs there are of each kind is in their own table alone.
  const described = catalog.facts.flatMap(({ id, key, columns }) => (lookups.has(id) && key !== entity ? codesIn(columns) : []));
  const derived = catalog.dimensions.flatMap(({ id, derived: from }) => (from && isCounted ? [id] : []));
  const ends = catalog.states.flatMap(({ state }) => (state !== undefined && own.includes(state) ? [`${state}From`, `${state}To`] : []));
  return [...new Set([...own, ...described, ...derived, ...ends, ...(own.includes(KPI) ? [FAMILY] : [])])];
}
