import type { ColumnDefinition, Condition, FactDefinition } from '../../../src/contract/index.js';
import { anyValue, type Chance, type Codes } from './any-values.js';

/** Columns that conditions of a fact may look at. */
export function reachable(facts: readonly FactDefinition[], fact: FactDefinition): readonly (readonly [string, ColumnDefinition])[] {
  const found = new Map(Object.entries(fact.columns));
  for (const id of fact.lookups ?? []) for (const [name, column] of Object.entries(facts.find((one) => one.id === id)?.columns ?? {})) if (!found.has(name)) found.set(name, column);
  return [...found];
}

function anyListed(name: string, column: ColumnDefinition, codes: Codes, chance: Chance): readonly (string | number | boolean)[] {
  return Array.from({ length: 1 + chance.below(3) }, () => {
    if (chance.oneIn(8)) return chance.pick(['nobody', '', 5, true]);
    const value = anyValue(name, { ...column, required: true, many: false }, codes, chance);
    return value as string | number | boolean;
  });
}

export function anyCondition(facts: readonly FactDefinition[], fact: FactDefinition, codes: Codes, chance: Chance): Condition {
  const columns = reachable(facts, fact);
  const [column, definition] = chance.pick(columns);
  const dates = columns.filter(([, { type }]) => type === 'date').map(([name]) => name);
  switch (chance.below(5)) {
    case 0: return { column, in: anyListed(column, definition, codes, chance) };
    case 1: return { column, notIn: anyListed(column, definition, codes, chance) };
    case 2: return { column, isSet: chance.oneIn(2) };
    case 3: if (dates.length > 0) return { column: chance.pick(dates), within: chance.below(60), of: chance.pick(dates) };
      return { column, isSet: true };
    default: return { anySet: chance.some(columns.map(([name]) => name), 3) };
  }
}

export const anyConditions = (facts: readonly FactDefinition[], fact: FactDefinition, codes: Codes, chance: Chance): readonly Condition[] =>
  Array.from({ length: 1 + chance.below(2) }, () => anyCondition(facts, fact, codes, chance));
