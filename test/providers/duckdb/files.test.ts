import { DuckDBInstance } from '@duckdb/node-api';
import { columnFromArray, dateDay, dictionary, float64, int64, list, tableFromColumns, tableToIPC, timestamp, TimeUnit, utf8, type Column } from '@uwdata/flechette';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FactDefinition, OmnichannelError } from '../../../src/contract/index.js';
import { Dictionaries, NO_DAY, type TableColumn } from '../../../src/tables/column-store.js';
import { readTable, type TableSource } from '../../../src/tables/table-source.js';

const VISITS: FactDefinition = {
  id: 'visits', label: 'Visits', time: 'day',
  columns: { hcp: { type: 'code', required: true }, day: { type: 'date' }, at: { type: 'date' }, topics: { type: 'code', many: true }, score: { type: 'number' }, done: { type: 'flag' }, note: { type: 'text' } },
};

const ROWS = [
  { hcp: 'h1', day: '2026-05-01', at: '2026-05-01T23:30:00Z', topics: ['a', 'b'], score: 1.5, done: true, note: 'naïve' },
  { hcp: 'h2', day: null, at: null, topics: [], score: null, done: null, note: null },
  { hcp: 'h1', day: '2026-12-31', at: '2026-12-31T10:00:00Z', topics: ['b'], score: -3, done: false, note: 'x' },
];

const plain = (column: TableColumn | undefined): readonly unknown[] => {
  switch (column?.type) {
    case 'code': return Array.from(column.codes, (code) => column.dictionary.values[code]);
    case 'codes': return Array.from({ length: column.offsets.length - 1 }, (_, row) => Array.from(column.values.subarray(column.offsets[row], column.offsets[row + 1]), (code) => column.dictionary.values[code]));
    case 'number': return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
    case 'date': return Array.from(column.days, (day) => (day === NO_DAY ? null : day));
    case 'flag': return Array.from(column.flags);
    case 'text': return [...column.texts];
    case undefined: return [];
  }
};

async function read(source: TableSource, definition = VISITS): Promise<Record<string, readonly unknown[]>> {
  const { columns } = await readTable(definition, source, { dictionaries: new Dictionaries(), timeZone: 'Europe/Berlin' });
  return Object.fromEntries(Object.keys(definition.columns).map((name) => [name, plain(columns.get(name))]));
}

async function refusal(source: TableSource): Promise<OmnichannelError> {
  return read(source).then(() => { throw new Error('nothing was refused'); }, (thrown: unknown) => thrown as OmnichannelError);
}

describe('tables from files', () => {
  let folder = '';
  let connection: Awaited<ReturnType<DuckDBInstance['connect']>>;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tables-'));
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`create table visits as select * from (values
      ('h1', date '2026-05-01', timestamptz '2026-05-01 23:30:00+00', ['a', 'b'], 1.5::double, true, 'naïve'), ('h2', null, null, [], null, null, null), ('h1', date '2026-12-31', timestamptz '2026-12-31 10:00:00+00', ['b'], -3, false, 'x')
    ) as t(hcp, day, "at", topics, score, done, note)`);
  });
  after(async () => {
    connection.closeSync();
    await rm(folder, { recursive: true });
  });
  const parquet = async (query: string, compression = 'snappy'): Promise<Uint8Array> => {
    const file = path.join(folder, 'written.parquet');
    await connection.run(`copy (${query}) to '${file}' (format parquet, compression ${compression})`);
    return new Uint8Array(readFileSync(file));
  };

  it('are the same from JSON as from objects', async () => {
    const expected = await read(ROWS);
    expect(await read({ json: JSON.stringify(ROWS) })).to.deep.equal(expected);
    expect(await read({ json: ROWS.map((row) => JSON.stringify(row)).join('\r\n') + '\n' })).to.deep.equal(expected);
    expect(await read({ json: new Blob([JSON.stringify(ROWS)]) })).to.deep.equal(expected);
    expect(expected['at']).to.deep.equal([20_575, null, 20_818]);
  });

  it('are the same from Parquet', async () => {
    expect(await read({ parquet: await parquet('select * from visits') })).to.deep.equal(await read(ROWS));
    expect(await read({ parquet: new Blob([await parquet('select * from visits', 'uncompressed') as Uint8Array<ArrayBuffer>]) })).to.deep.equal(await read(ROWS));
  });

  it('are the same from several row groups', async () => {
    const many = await parquet("select 'h' || (i % 7) as hcp, date '2026-01-01' + (i % 365)::integer as day, i::bigint as score from range(300000) as r(i)");
    const { hcp = [], day = [], score = [] } = await read({ parquet: many });
    expect([hcp.length, hcp[299_999], day[364], score[299_999]]).to.deep.equal([300_000, 'h0', 20_818, 299_999]);
  });

  it('keep the own day of a Parquet time without a zone', async () => {
    const { day, at } = await read({ parquet: await parquet("select 'h1' as hcp, timestamp '2026-05-01 23:30:00' as day, timestamptz '2026-05-01 23:30:00+00' as \"at\"") });
    expect([day, at]).to.deep.equal([[20_574], [20_575]]);
  });

  it('are the same from Arrow, with texts, dictionaries, dates, times and whole numbers', async () => {
    const column = (values: readonly unknown[], type: Parameters<typeof columnFromArray>[1]): Column<unknown> => columnFromArray(values as unknown[], type);
    const days = ROWS.map(({ day }) => (day === null ? null : new Date(day)));
    const instants = ROWS.map(({ at }) => (at === null ? null : new Date(at)));
    for (const format of ['stream', 'file'] as const) {
      const table = tableFromColumns([
        ['hcp', column(ROWS.map(({ hcp }) => hcp), dictionary(utf8()))], ['day', column(days, dateDay())], ['at', column(instants, timestamp(TimeUnit.MILLISECOND, 'UTC'))], ['topics', column(ROWS.map(({ topics }) => topics), list(utf8()))],
        ['score', column(ROWS.map(({ score }) => score), float64())], ['done', column(ROWS.map(({ done }) => done), undefined)], ['note', column(ROWS.map(({ note }) => note), utf8())],
      ]);
      expect(await read({ arrow: tableToIPC(table, { format }) as Uint8Array })).to.deep.equal(await read(ROWS));
    }
    const local = tableFromColumns([['hcp', column(['h1'], utf8())], ['day', column([new Date('2026-05-01T23:30:00Z')], timestamp(TimeUnit.MICROSECOND))], ['score', column([12n], int64())]]);
    expect(await read({ arrow: (tableToIPC(local, { format: 'stream' }) as Uint8Array<ArrayBuffer>).buffer })).to.include.deep.keys('day').and.to.deep.include({ day: [20_574], score: [12] });
  });

  it('say what is wrong with a file', async () => {
    expect((await refusal({ json: '[{"hcp": "h1"' })).message).to.match(/^visits: invalid JSON: .*\(invalid-data\)$/);
    expect((await refusal({ json: '{"hcp": "h1"}\n{"hcp"' })).message).to.contain('invalid JSON in line 2');
    expect((await refusal({ json: '[1]' })).message).to.contain('invalid row 1');
    expect((await refusal({ parquet: new TextEncoder().encode('hcp,day') })).message).to.match(/^visits: invalid Parquet file: .*\(invalid-data\)$/);
    expect((await refusal({ arrow: new Uint8Array([1, 2, 3]) })).message).to.match(/^visits: invalid Arrow file: .*\(invalid-data\)$/);
    expect((await refusal({ parquet: await parquet("select 'h1' as hcp, 1 as colour") })).code).to.equal('unknown-column');
    expect((await refusal({ parquet: await parquet("select null::varchar as hcp") })).message).to.contain('missing value in column "hcp", row 1');
    expect((await refusal({ parquet: await parquet('select * from visits', 'zstd') })).message).to.contain('give the source its codecs');
  });

  it('are unpacked by the codecs of the host', async () => {
    const { gunzipSync } = await import('node:zlib');
    const GZIP = (input: Uint8Array): Uint8Array => gunzipSync(input);
    expect(await read({ parquet: await parquet('select * from visits', 'gzip'), codecs: { GZIP } })).to.deep.equal(await read(ROWS));
  });
});
