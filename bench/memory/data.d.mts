import type { Query } from '../../src/contract/index.js';
import type { TableSource } from '../../src/providers/memory/index.js';

export const DAYS: number;
export const MONTHS: number;
export function isoDay(offset: number): string;
export function compactTables(sizes?: { readonly interactions?: number; readonly hcps?: number; readonly segments?: number; readonly consents?: number }): Readonly<Record<string, TableSource>>;
export function dashboard(shift: number, products?: readonly string[]): Readonly<Record<string, Query>>;
