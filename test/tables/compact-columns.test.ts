import { expect } from 'chai';
import { isoDate, type FactDefinition } from '../../src/contract/index.js';
import { Dictionaries, NO_DAY, type CodeColumn, type DateColumn, type Table } from '../../src/tables/column-store.js';
import type { CompactColumn } from '../../src/tables/compact-columns.js';
import { appendTable } from '../../src/tables/table-append.js';
import { readTable } from '../../src/tables/table-source.js';
import { rejection } from '../providers/memory/rejection.js';

const visits: FactDefinition = {
  id: 'visits', label: 'Visits', time: 'day',
  columns: { hcp: { type: 'code', required: true }, day: { type: 'date', required: true }, channel: { type: 'code' }, specialty: { type: 'code', many: true }, points: { type: 'number' }, remote: { type: 'flag' }, note: { type: 'text' } },
};
const DAY = 20_000;
const HCPS = { codes: Uint32Array.of(1, 2, 1), values: ['', 'h1', 'h2'] };
const DAYS = { days: Int32Array.of(DAY, DAY + 1, DAY) };

const read = (columns: Record<string, CompactColumn>, dictionaries = new Dictionaries()): Promise<Table> => readTable(visits, { columns: { hcp: HCPS, day: DAYS, ...columns } }, { dictionaries, timeZone: 'Europe/Paris' });
const textsOf = (table: Table, name: string): readonly (string | undefined)[] => {
  const { codes, dictionary } = table.columns.get(name) as CodeColumn;
  return Array.from(codes, (code) => dictionary.values[code]);
};

describe('compact columns', () => {
  it('are used as they are where their list of values begins with no value', async () => {
    const points = Float64Array.of(1, NaN, 2.5);
    const remote = Uint8Array.of(0, 1, 2);
    const { columns, length } = await read({ points, remote });
    expect(length).to.equal(3);
    expect((columns.get('hcp') as CodeColumn).codes).to.equal(HCPS.codes);
    expect(columns.get('day')).to.deep.equal({ type: 'date', days: DAYS.days });
    expect(columns.get('points')).to.have.property('values', points);
    expect(columns.get('remote')).to.have.property('flags', remote);
  });

  it('share the codes of a column name with all tables, whatever their own order', async () => {
    const dictionaries = new Dictionaries();
    dictionaries.of('hcp').add('h9');
    const first = await read({ channel: { codes: Uint8Array.of(0, 1, 2), values: ['phone', null, 'web'] } }, dictionaries);
    const second = await read({ hcp: { codes: Uint16Array.of(0, 1, 1), values: ['h2', 'h9'] } }, dictionaries);
    expect([textsOf(first, 'hcp'), textsOf(second, 'hcp')]).to.deep.equal([['h1', 'h2', 'h1'], ['h2', 'h9', 'h9']]);
    expect(textsOf(first, 'channel')).to.deep.equal(['phone', '', 'web']);
    expect(dictionaries.of('hcp').values).to.deep.equal(['', 'h9', 'h1', 'h2']);
    expect(textsOf(appendTable(first, second), 'hcp')).to.deep.equal(['h1', 'h2', 'h1', 'h2', 'h9', 'h9']);
  });

  it('take as few bytes a code as the largest one needs', async () => {
    const values = ['x', ...Array.from({ length: 300 }, (_, at) => `c${at}`)];
    const { columns } = await read({ channel: { codes: Uint32Array.of(0, 300, 5), values } });
    expect((columns.get('channel') as CodeColumn).codes).to.be.instanceOf(Uint16Array);
    expect(textsOf({ columns } as unknown as Table, 'channel')).to.deep.equal(['x', 'c299', 'c4']);
  });

  it('may hold several codes a row, each counted once', async () => {
    const { columns } = await read({ specialty: { codes: Uint8Array.of(1, 2, 1, 0, 2), offsets: Uint32Array.of(0, 3, 4, 5), values: ['', 'gp', 'onc'] } });
    expect(columns.get('specialty')).to.deep.include({ offsets: Uint32Array.of(0, 2, 2, 3), values: Uint32Array.of(1, 2, 2) });
    const single = await read({ specialty: { codes: Uint8Array.of(1, 0, 2), values: ['', 'gp', 'onc'] } });
    expect(single.columns.get('specialty')).to.deep.include({ offsets: Uint32Array.of(0, 1, 1, 2), values: Uint32Array.of(1, 2) });
  });

  it('may stand beside plain lists and other kinds of numbers', async () => {
    const { columns } = await read({ note: ['a', null, 'b'], points: Int32Array.of(1, 2, 3), day: ['2026-05-01', '2026-05-02', '2026-05-03'] });
    expect(columns.get('note')).to.have.property('texts').that.deep.equals(['a', null, 'b']);
    expect(columns.get('points')).to.have.property('values').that.deep.equals(Float64Array.of(1, 2, 3));
    const { days } = columns.get('day') as DateColumn;
    expect(isoDate(days[0] as number)).to.equal('2026-05-01');
  });

  it('know a missing date where one may be missing', async () => {
    const optional: FactDefinition = { ...visits, columns: { ...visits.columns, day: { type: 'date' } } };
    const table = await readTable(optional, { columns: { hcp: HCPS, day: { days: Int32Array.of(DAY, NO_DAY, DAY) } } }, { dictionaries: new Dictionaries(), timeZone: 'Europe/Paris' });
    expect(table.columns.get('day')).to.have.property('days').that.deep.equals(Int32Array.of(DAY, NO_DAY, DAY));
  });

  const refused: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
    ['another length', { points: Float64Array.of(1) }, 'invalid-data', /column "points" with 1 values, 3 in "hcp"/],
    ['a code without a value', { channel: { codes: Uint8Array.of(0, 1, 7), values: ['', 'web'] } }, 'invalid-data', /invalid code 7 of 2 values in column "channel", row 3/],
    ['a value that is no text', { channel: { codes: Uint8Array.of(0, 0, 0), values: [5] } }, 'invalid-data', /invalid value 5 in the list of values of column "channel"/],
    ['a missing key', { hcp: { codes: Uint8Array.of(1, 0, 1), values: ['', 'h1'] } }, 'invalid-data', /missing value in column "hcp", row 2/],
    ['a missing date of events', { day: { days: Int32Array.of(DAY, NO_DAY, DAY) } }, 'invalid-data', /missing value in column "day", row 2/],
    ['milliseconds for days', { day: { days: Int32Array.of(DAY, 1_700_000_000, DAY) } }, 'invalid-date', /day 1700000000 since 1970 in column "day", row 2/],
    ['no finite number', { points: Float64Array.of(1, 2, Infinity) }, 'invalid-number', /invalid number Infinity in column "points", row 3/],
    ['a number that is not exact', { points: Float64Array.of(1, 2 ** 53, 3) }, 'invalid-number', /9007199254740992 in column "points", row 2/],
    ['a strange flag', { remote: Uint8Array.of(0, 3, 1) }, 'invalid-data', /invalid flag 3 in column "remote", row 2/],
    ['offsets that do not fit', { specialty: { codes: Uint8Array.of(1, 1), offsets: Uint32Array.of(0, 2, 1, 2), values: ['', 'gp'] } }, 'invalid-data', /invalid offsets of column "specialty"/],
    ['numbers for codes', { channel: Float64Array.of(1, 2, 3) }, 'invalid-data', /invalid column "channel" of another kind than its codes/],
    ['whole numbers beyond all others', { points: BigInt64Array.of(1n, 2n, 3n) }, 'invalid-data', /invalid column "points" of another kind than its numbers/],
    ['a column the table does not know', { visitor: HCPS }, 'unknown-column', /unknown column "visitor"/],
  ];
  for (const [name, columns, code, message] of refused) {
    it(`are refused with ${name}`, async () => {
      const error = await rejection(read(columns as Record<string, CompactColumn>));
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
    });
  }
});
