import type { ColumnDefinition } from '../contract/index.js';
import { joinedCodes } from './code-arrays.js';
import { NO_DAY, NO_FLAG, type Table, type TableColumn } from './column-store.js';

/** One table with the rows of both; a column that one of them lacks is missing in its rows. */
export function appendTable(before: Table, added: Table): Table {
  const columns = new Map<string, TableColumn>();
  for (const [name, definition] of Object.entries(before.definition.columns)) {
    const [first, second] = [before.columns.get(name), added.columns.get(name)];
    const known = first ?? second;
    if (!known) continue;
    columns.set(name, joined(first ?? missing(known, before.length), second ?? missing(known, added.length), definition));
  }
  return { id: before.id, definition: before.definition, length: before.length + added.length, columns };
}

function missing(like: TableColumn, length: number): TableColumn {
  switch (like.type) {
    case 'code': return { ...like, codes: new Uint8Array(length) };
    case 'codes': return { ...like, offsets: new Uint32Array(length + 1), values: new Uint32Array(0) };
    case 'number': return { type: 'number', values: new Float64Array(length).fill(NaN) };
    case 'date': return { type: 'date', days: new Int32Array(length).fill(NO_DAY) };
    case 'flag': return { type: 'flag', flags: new Uint8Array(length).fill(NO_FLAG) };
    case 'text': return { type: 'text', texts: new Array<null>(length).fill(null) };
  }
}

function together<Values extends Uint32Array | Int32Array | Float64Array | Uint8Array>(first: Values, second: Values): Values {
  const both = new (first.constructor as new (length: number) => Values)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function joined(first: TableColumn, second: TableColumn, definition: ColumnDefinition): TableColumn {
  if (first.type === 'code' && second.type === 'code') return { ...first, codes: joinedCodes(first.codes, second.codes) };
  if (first.type === 'codes' && second.type === 'codes') {
    const offsets = together(first.offsets, second.offsets.subarray(1));
    for (let at = first.offsets.length; at < offsets.length; at += 1) offsets[at] = (offsets[at] ?? 0) + first.values.length;
    return { ...first, offsets, values: together(first.values, second.values) };
  }
  if (first.type === 'number' && second.type === 'number') return { type: 'number', values: together(first.values, second.values) };
  if (first.type === 'date' && second.type === 'date') return { type: 'date', days: together(first.days, second.days) };
  if (first.type === 'flag' && second.type === 'flag') return { type: 'flag', flags: together(first.flags, second.flags) };
  if (first.type === 'text' && second.type === 'text') return { type: 'text', texts: [...first.texts, ...second.texts] };
  throw new TypeError(`columns of type ${first.type} and ${second.type} where ${definition.type} was read`);
}
