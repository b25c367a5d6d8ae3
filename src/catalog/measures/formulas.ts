import type { Condition, Formula, MeasureDefinition } from '../../contract/catalog.js';

/** Conditions. */
export const set = (column: string): Condition => ({ column, isSet: true });
export const unset = (column: string): Condition => ({ column, isSet: false });
export const yes = (column: string): Condition => ({ column, in: [true] });
export const is = (column: string, ...values: readonly string[]): Condition => ({ column, in: values });
export const within = (days: number, column: string, of: string): Condition => ({ column, within: days, of });

/** Figures over rows. */
export const count = (fact: string, ...where: readonly Condition[]): Formula => ({ op: 'count', fact, where });
export const distinct = (fact: string, column: string, ...where: readonly Condition[]): Formula => ({ op: 'distinct', fact, column, where });
export const sum = (fact: string, column: string, ...where: readonly Condition[]): Formula => ({ op: 'sum', fact, column, where });

/** Figures over states. */
export const stock = (states: string, ...where: readonly Condition[]): Formula => ({ op: 'stock', states, where });
/** Of all HCPs in scope, also where they lack a dimension that is asked for. */
export const inUniverse = (...where: readonly Condition[]): Formula => ({ op: 'stock', states: 'universe', where, coarse: true });

/** Figures made from others. */
export const measure = (id: string) => ({ op: 'measure', id }) as const;
export const ratio = (numerator: Formula, denominator: Formula): Formula => ({ op: 'ratio', numerator, denominator });
export const difference = (left: Formula, right: Formula): Formula => ({ op: 'difference', left, right });
export const inPoints = (left: Formula, right: Formula): Formula => ({ op: 'difference', left, right, points: true });
export const share = (of: Formula, ...across: readonly string[]): Formula => ({ op: 'share', of, across });

type Written = Omit<MeasureDefinition, 'family' | 'decimals' | 'additivity' | 'direction'> & Partial<MeasureDefinition>;

/** Measures of one family: shares have one decimal, points two; unless said, they do not add up and up is good. */
export const family = (name: string, measures: readonly Written[]): readonly MeasureDefinition[] =>
  measures.map((written) => ({ decimals: written.unit === 'share' ? 1 : written.unit === 'points' ? 2 : 0, additivity: 'non-additive', direction: 'up', ...written, family: name }));

/** The same thing counted three ways. */
export const counting = (total: string, unique: string, shareOf?: string): Pick<MeasureDefinition, 'counting'> => ({ counting: { total, unique, ...(shareOf !== undefined && { share: shareOf }) } });
