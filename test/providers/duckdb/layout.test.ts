import { expect } from 'chai';
import type { FactDefinition } from '../../../src/contract/index.js';
import { createStatement, layoutOf, widened } from '../../../src/providers/duckdb/layout.js';
import { literal } from '../../../src/providers/duckdb/literals.js';
import { Dictionary, type Table, type TableColumn } from '../../../src/tables/column-store.js';

function dictionaryOf(size: number): Dictionary {
  const dictionary = new Dictionary();
  for (let at = 1; at < size; at += 1) dictionary.add(`c${at}`);
  return dictionary;
}

function tableOf(columns: Readonly<Record<string, TableColumn>>): Table {
  return { id: 'visits', definition: { id: 'visits', label: 'Visits', columns: {} } satisfies FactDefinition, length: 0, columns: new Map(Object.entries(columns)) };
}

const codes = (size: number): TableColumn => ({ type: 'code', dictionary: dictionaryOf(size), codes: new Uint8Array(0) });
const lists = (size: number): TableColumn => ({ type: 'codes', dictionary: dictionaryOf(size), offsets: new Uint32Array(1), values: new Uint32Array(0) });
const typesOf = (table: Table, codesAs: 'numbers' | 'texts' = 'numbers'): Record<string, string> => Object.fromEntries(layoutOf(table, codesAs).map(({ name, type }) => [name, type]));

describe('the columns of a table in DuckDB', () => {
  it('are as narrow as their codes allow', () => {
    expect(typesOf(tableOf({ a: codes(256), b: codes(257), c: codes(65_536), d: codes(65_537), e: lists(3), f: lists(300) }))).to.deep.equal({ a: 'UTINYINT', b: 'USMALLINT', c: 'USMALLINT', d: 'UINTEGER', e: 'UTINYINT[]', f: 'USMALLINT[]', '~row': 'UINTEGER' });
    expect(typesOf(tableOf({ a: codes(3), e: lists(3) }), 'texts')).to.deep.equal({ a: 'VARCHAR', e: 'VARCHAR[]', '~row': 'UINTEGER' });
  });

  it('widen and grow for the rows that are added, and never shrink', () => {
    const before = layoutOf(tableOf({ a: codes(3), b: codes(300), e: lists(3) }), 'numbers');
    const { columns, statements } = widened('~t', before, layoutOf(tableOf({ e: lists(300), a: codes(70_000), b: codes(3), n: { type: 'number', values: new Float64Array(0) } }), 'numbers'));
    expect(columns.map(({ name, type }) => `${name} ${type}`)).to.deep.equal(['a UINTEGER', 'b USMALLINT', 'e USMALLINT[]', '~row UINTEGER', 'n DOUBLE']);
    expect(statements).to.deep.equal(['alter table "~t" alter "a" type UINTEGER', 'alter table "~t" alter "e" type USMALLINT[]', 'alter table "~t" add column "n" DOUBLE']);
  });

  it('are quoted whatever they are called', () => {
    expect(createStatement('a"b', [{ name: 'x"; drop table y; --', type: 'DOUBLE' }])).to.equal('create or replace table "a""b" ("x""; drop table y; --" DOUBLE)');
  });
});

describe('values of a statement', () => {
  it('are written without a character of a text', () => {
    expect([null, true, 3, -0, 2 ** 40, 2.5, 1e300].map(literal)).to.deep.equal(['null', 'true', '3', '0', '1099511627776', '2.5e+0::double', '1e+300::double']);
    expect(literal("'); drop")).to.equal("decode(from_hex('27293b2064726f70'))");
    expect(literal('')).to.equal("decode(from_hex(''))");
  });

  it('are refused where they are none', () => {
    for (const value of [NaN, Infinity, [1], undefined, {}]) expect(() => literal(value as number)).to.throw(TypeError);
  });
});
