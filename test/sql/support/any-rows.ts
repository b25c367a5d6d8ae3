import type { Catalog, FactDefinition, StateDefinition } from '../../../src/contract/index.js';
import { dayOf } from '../../providers/memory/engine/small.js';
import { anyValue, DAYS, FIRST_DAY, type Chance, type Codes, type Row } from './any-values.js';
import type { LoadedTable, Sources } from './tables.js';

function anyRow({ columns }: FactDefinition, codes: Codes, chance: Chance, fixed: Row = {}): Row {
  return { ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, anyValue(name, column, codes, chance)])), ...fixed };
}

/** Now and then a row comes twice. */
function repeated(rows: readonly Row[], chance: Chance): readonly Row[] {
  return rows.flatMap((row) => (chance.oneIn(15) ? [row, row] : [row]));
}

function lookupRows(fact: FactDefinition, key: string, codes: Codes, chance: Chance): readonly Row[] {
  const described = codes.of(key).slice(chance.below(2));
  // One key is described twice: the later row counts.
  return [...described, chance.pick(described)].map((code) => anyRow(fact, codes, chance, { [key]: code }));
}

/** Changes often fall on one day; snapshots are of a few days. */
function stateRows(fact: FactDefinition, { kind }: Pick<StateDefinition, 'kind'>, codes: Codes, chance: Chance): readonly Row[] {
  const days = Array.from({ length: kind === 'snapshot' ? 4 : 12 }, () => dayOf(FIRST_DAY, chance.below(DAYS)));
  return Array.from({ length: chance.oneIn(12) ? 0 : 30 + chance.below(60) }, () => anyRow(fact, codes, chance, kind === 'snapshot' || chance.oneIn(2) ? { from: chance.pick(days) } : {}));
}

function objectiveRows(fact: FactDefinition, measures: readonly string[], codes: Codes, chance: Chance): readonly Row[] {
  return Array.from({ length: 25 }, () => {
    const start = chance.below(DAYS);
    const whole = chance.oneIn(2);
    return anyRow(fact, codes, chance, {
      kpi: chance.pick(measures), scenario: chance.pick(['objective', 'objective', '', 'forecast']), setOn: dayOf('2025-10-01', chance.below(30)),
      startsOn: whole ? '2026-01-01' : dayOf(FIRST_DAY, start), endsOn: whole ? '2026-03-31' : dayOf(FIRST_DAY, start + chance.below(90)),
      ...(!chance.oneIn(3) && { channel: null, product: null, area: null }),
    });
  });
}

/** Every table of a catalog, filled by chance. */
export function anyRows({ facts, states, measures }: Catalog, codes: Codes, chance: Chance): Sources {
  return Object.fromEntries(facts.map((fact) => {
    const state = states.find((one) => one.fact === fact.id && one.time === 'from');
    const rows = fact.id === 'objectives' ? objectiveRows(fact, measures.map(({ id }) => id), codes, chance)
      : fact.key !== undefined ? lookupRows(fact, fact.key, codes, chance)
        : state ? stateRows(fact, state, codes, chance)
          : Array.from({ length: chance.oneIn(12) ? 0 : 20 + chance.below(60) }, () => anyRow(fact, codes, chance));
    return [fact.id, repeated(rows, chance) as Readonly<Record<string, unknown>>[]];
  }));
}

const WRITTEN: readonly string[] = ['code', 'codes', 'text'];

/** The same tables as a database may hold them: texts without a value as empty texts. */
export function withEmptyTexts(tables: readonly LoadedTable[]): readonly LoadedTable[] {
  return tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map((value, at) => (value === null && WRITTEN.includes(table.columns[at]?.type ?? '') ? '' : value))) }));
}
