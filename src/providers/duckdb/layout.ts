import type { Table, TableColumn } from '../../tables/column-store.js';

export const INTEGERS = ['UTINYINT', 'USMALLINT', 'UINTEGER'] as const;
type Integer = (typeof INTEGERS)[number];
type Single = Integer | 'DATE' | 'BOOLEAN' | 'DOUBLE' | 'VARCHAR';

/** A column of a table in the engine. Codes are the numbers of their dictionary, no value is null. */
export interface PhysicalColumn { readonly name: string; readonly type: Single | `${Integer | 'VARCHAR'}[]` }

/** How codes stand in the engine: as numbers of the provider's dictionaries, or as they are where they meet tables of the host. */
export type CodesAs = 'numbers' | 'texts';

/** Column with the number of the row, by which later rows of a day are told from earlier ones. */
export const ROW = '~row';

/** The columns that a table has in the engine. */
export function layoutOf({ columns }: Table, codesAs: CodesAs): readonly PhysicalColumn[] {
  const own = [...columns].map(([name, column]): PhysicalColumn => ({ name, type: typeOf(column, codesAs) }));
  return [...own, { name: ROW, type: 'UINTEGER' }];
}

function typeOf(column: TableColumn, codesAs: CodesAs): PhysicalColumn['type'] {
  switch (column.type) {
    case 'code': return codesAs === 'texts' ? 'VARCHAR' : integerFor(column.dictionary.values.length);
    case 'codes': return codesAs === 'texts' ? 'VARCHAR[]' : `${integerFor(column.dictionary.values.length)}[]`;
    case 'number': return 'DOUBLE';
    case 'date': return 'DATE';
    case 'flag': return 'BOOLEAN';
    case 'text': return 'VARCHAR';
  }
}

/** The smallest integer that tells so many codes apart. */
function integerFor(size: number): Integer {
  return size <= 2 ** 8 ? 'UTINYINT' : size <= 2 ** 16 ? 'USMALLINT' : 'UINTEGER';
}

/** A name as SQL quotes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const written = ({ name, type }: PhysicalColumn): string => `${quoted(name)} ${type}`;

export function createStatement(table: string, columns: readonly PhysicalColumn[]): string {
  return `create or replace table ${quoted(table)} (${columns.map(written).join(', ')})`;
}

const width = (type: string): number => INTEGERS.findIndex((integer) => type.startsWith(integer));

/** A layout with room for the rows of another, in the order in which its columns stand once the statements ran. */
export function widened(table: string, before: readonly PhysicalColumn[], added: readonly PhysicalColumn[]): { readonly columns: readonly PhysicalColumn[]; readonly statements: readonly string[] } {
  const statements: string[] = [];
  const kept = before.map((column) => {
    const wider = added.find(({ name }) => name === column.name);
    if (!wider || width(wider.type) <= width(column.type)) return column;
    statements.push(`alter table ${quoted(table)} alter ${quoted(column.name)} type ${wider.type}`);
    return wider;
  });
  const more = added.filter(({ name }) => !before.some((column) => column.name === name));
  for (const column of more) statements.push(`alter table ${quoted(table)} add column ${written(column)}`);
  return { columns: [...kept, ...more], statements };
}
