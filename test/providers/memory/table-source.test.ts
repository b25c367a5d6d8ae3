import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { isoDate, type FactDefinition } from '../../../src/contract/index.js';
import { Dictionaries, NO_DAY, NO_FLAG, type Table } from '../../../src/tables/column-store.js';
import { appendTable } from '../../../src/tables/table-append.js';
import { csvText } from '../../../src/tables/csv-text.js';
import { readTable, type TableSource } from '../../../src/tables/table-source.js';
import { rejection } from './rejection.js';

const visits: FactDefinition = {
  id: 'visits', label: 'Visits', time: 'day',
  columns: { hcp: { type: 'code', required: true }, day: { type: 'date', required: true }, specialty: { type: 'code', many: true }, points: { type: 'number' }, remote: { type: 'flag' }, note: { type: 'text' } },
};
const dictionaries = new Dictionaries();
const read = (source: TableSource, definition = visits): Promise<Table> => readTable(definition, source, { dictionaries, timeZone: 'Europe/Paris' });

const FAULTS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  page: (response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html>\n<title>Sign in</title>'),
  part: (response) => response.writeHead(200, { 'Content-Length': '500' }).write('hcp,day\nh1,2026-05-01\n', () => response.socket?.end()),
  silent: () => undefined,
  hanging: (response) => response.writeHead(200).write('hcp,day\n'),
  slow: (response) => {
    const parts = ['hcp', ',day\n', 'h1,', '2026-05-01\n'];
    const next = (): void => {
      response.write(parts.shift());
      if (parts.length > 0) setTimeout(next, 150);
      else response.end();
    };
    next();
  },
};

/** The rows as a reader sees them: `null` is missing. */
function valuesOf(table: Table): Record<string, unknown>[] {
  return Array.from({ length: table.length }, (_, row): Record<string, unknown> => Object.fromEntries([...table.columns].map(([name, column]): [string, unknown] => {
    switch (column.type) {
      case 'code': return [name, column.dictionary.values[column.codes[row] as number] || null];
      case 'codes': return [name, Array.from(column.values.subarray(column.offsets[row], column.offsets[row + 1]), (code) => column.dictionary.values[code])];
      case 'number': return [name, Number.isNaN(column.values[row]) ? null : column.values[row]];
      case 'date': return [name, column.days[row] === NO_DAY ? null : isoDate(column.days[row] as number)];
      case 'flag': return [name, column.flags[row] === NO_FLAG ? null : column.flags[row] === 1];
      case 'text': return [name, column.texts[row]];
    }
  })));
}

const expected = [
  { hcp: 'h1', day: '2025-11-01', specialty: ['gp', 'asthma'], points: 12.5, remote: true, note: 'first' },
  { hcp: 'h2', day: '2026-05-02', specialty: [], points: null, remote: null, note: null },
];
const head = 'hcp;day;specialty;points;remote;note\n';

describe('a table', () => {
  it('comes from CSV', async () => {
    expect(valuesOf(await read({ csv: `${head}h1;2025-10-31T23:30:00Z;gp|asthma| gp;12,5;yes;first\nh2;2026-05-02; ;;;\n` }))).to.deep.equal(expected);
  });

  it('comes from a file', async () => {
    expect(valuesOf(await read({ csv: new Blob(['\uFEFFhcp,day,specialty,points,remote,note\nh1,2025-11-01,gp|asthma,12.5,1,first\n', 'h2,2026-05-02,,,,\n']) }))).to.deep.equal(expected);
  });

  it('comes from objects, where `null`, blank and absent are missing', async () => {
    expect(valuesOf(await read([
      { hcp: 'h1', day: new Date('2025-10-31T23:30:00Z'), specialty: ['gp', 'asthma', 'gp'], points: 12.5, remote: true, note: 'first' },
      { hcp: ' h2 ', day: '2026-05-02', specialty: '', points: null, remote: undefined },
    ]))).to.deep.equal(expected);
  });

  it('comes from columns', async () => {
    expect(valuesOf(await read({ hcp: ['h1', 'h2'], day: ['2025-11-01', '2026-05-02'], specialty: ['gp|asthma', null], points: [12.5, null], remote: [1, ''], note: ['first', null] }))).to.deep.equal(expected);
    expect(valuesOf(await read({ hcp: Uint8Array.of(7), day: ['2025-11-01'], points: Float64Array.of(0) }))).to.deep.equal([{ hcp: '7', day: '2025-11-01', points: 0 }]);
  });

  it('keeps only the columns that the source brings, and knows empty ones', async () => {
    expect([...(await read({ csv: 'day,hcp\n' })).columns.keys()]).to.deep.equal(['day', 'hcp']);
    const empty = await read([]);
    expect(empty.length).to.equal(0);
    expect([...empty.columns.keys()]).to.deep.equal(Object.keys(visits.columns));
  });

  it('of one column may have a file of one column', async () => {
    const definition: FactDefinition = { id: 'codes', label: 'Codes', columns: { hcp: { type: 'code' } } };
    expect(valuesOf(await read({ csv: 'hcp\nh1\n\nh2\n' }, definition))).to.deep.equal([{ hcp: 'h1' }, { hcp: null }, { hcp: 'h2' }]);
  });

  it('grows beyond the first room of its columns', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `h${at};2026-05-01;${at % 2 ? 'a|b' : 'c'};${at};no;n${at}`);
    const table = await read({ csv: head + lines.join('\n') });
    expect(valuesOf(table)[9_999]).to.deep.equal({ hcp: 'h9999', day: '2026-05-01', specialty: ['a', 'b'], points: 9_999, remote: false, note: 'n9999' });
    expect(valuesOf(table)[1_024]).to.deep.equal({ hcp: 'h1024', day: '2026-05-01', specialty: ['c'], points: 1_024, remote: false, note: 'n1024' });
  });

  for (const [what, source, code, message] of [
    ['an unknown column', { csv: 'hcp,day,pionts\nh1,2026-05-01,1' }, 'unknown-column', 'visits: unknown column "pionts". Did you mean "points"?'],
    ['a column that only objects have by nature', [{ hcp: 'h1', day: '2026-05-01', constructor: 1 }], 'unknown-column', 'unknown column "constructor"'],
    ['a missing column', { csv: 'hcp,points\nh1,1' }, 'missing-column', 'visits: missing column "day"'],
    ['a wrong separator', { csv: 'hcp|day\nh1|2026-05-01' }, 'invalid-csv', 'visits: invalid CSV: one column "hcp|day"'],
    ['one column where there should be more', { csv: 'hcp\nh1' }, 'invalid-csv', 'one column "hcp"'],
    ['a file that is no UTF-8', { csv: new Blob([Uint8Array.of(104, 233, 10)]) }, 'invalid-csv', 'its bytes are no UTF-8 text'],
    ['a wrong date', { csv: `${head}h1;2026-05-01;;;;\nh2;31/10/2026;;;;` }, 'invalid-date', 'visits: invalid date "31/10/2026" in column "day", row 3.'],
    ['a wrong date in objects', [{ hcp: 'h1', day: 1_760_000_000 }], 'invalid-date', 'invalid date 1760000000 in column "day", row 1.'],
    ['a wrong number', { csv: `${head}h1;2026-05-01;;twelve;;` }, 'invalid-number', 'visits: invalid number "twelve" in column "points", row 2.'],
    ['a decimal comma between commas', { csv: 'hcp,day,points\nh1,2026-05-01,"1,5"' }, 'invalid-number', 'invalid number "1,5"'],
    ['two decimal marks in one column', { csv: `${head}h1;2026-05-01;;12,5;;\nh2;2026-05-01;;1.250;;` }, 'invalid-number', 'invalid number "1.250" among numbers with a decimal comma in column "points", row 3.'],
    ['no finite number', [{ hcp: 'h1', day: '2026-05-01', points: Infinity }], 'invalid-number', 'invalid number Infinity in column "points", row 1.'],
    ['a wrong flag', { csv: `${head}h1;2026-05-01;;;maybe;` }, 'invalid-data', 'visits: invalid flag "maybe" in column "remote", row 2.'],
    ['a blank where a value is required', { csv: `${head}h1;2026-05-01;;;;\n;;;;;` }, 'invalid-data', 'visits: missing value in column "hcp", row 3.'],
    ['several codes where one is asked for', [{ hcp: ['h1', 'h2'], day: '2026-05-01' }], 'invalid-data', 'invalid value ["h1","h2"] in column "hcp", row 1.'],
    ['columns of different lengths', { hcp: ['h1'], day: [] }, 'invalid-data', 'invalid column "day" with 0 values, 1 in "hcp"'],
    ['a column that is no list', { hcp: 'h1', day: 'x2' }, 'invalid-data', 'invalid column "hcp" with no values'],
    ['a date that is none', [{ hcp: 'h1', day: new Date(NaN) }], 'invalid-date', 'invalid date null in column "day", row 1.'],
    ['a row that is no object', [null as unknown as object], 'invalid-data', 'invalid row 1: null'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const error = await rejection(read(source as unknown as TableSource));
      expect(error.message).to.contain(message);
      expect(error.code).to.equal(code);
      expect(error.subject).to.equal('visits');
    });
  }

  describe('at an address', () => {
    let server: Server;
    let origin: string;
    before(async () => {
      server = createServer(({ url = '' }, response) => {
        const parts = FAULTS[url.slice(1)];
        if (parts) return void parts(response);
        const status = Number.parseInt(url.slice(1), 10);
        response.writeHead(status).end('hcp,day\nh1,2026-05-01\n');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }));

    it('is fetched', async () => {
      expect(valuesOf(await read({ csv: new URL(`${origin}/200`) }))).to.deep.equal([{ hcp: 'h1', day: '2026-05-01' }]);
    });

    for (const [status, code, retryable] of [[404, 'unknown-address', false], [503, 'failed-overload', true], [500, 'failed-server', true], [401, 'unauthorised', false]] as const) {
      it(`that answers ${status} is ${code}`, async () => {
        const error = await rejection(read({ csv: new URL(`${origin}/${status}?key=secret`) }));
        expect(error).to.include({ code, retryable, subject: 'visits' });
        expect(error.message).to.contain(`${origin}/${status} answered ${status}`).and.not.to.contain('secret');
      });
    }

    it('that does not answer may be asked again', async () => {
      const error = await rejection(read({ csv: new URL('http://127.0.0.1:9/none.csv') }));
      expect(error).to.include({ code: 'failed-connection', retryable: true });
    });

    it('that gives a page in place of a file is refused', async () => {
      const error = await rejection(read({ csv: new URL(`${origin}/page`) }));
      expect(error).to.include({ code: 'invalid-answer', retryable: false });
      expect(error.message).to.contain('a page instead of a file');
    });

    it('that gives a part of the file is refused', async () => {
      const error = await rejection(read({ csv: new URL(`${origin}/part`) }));
      expect(error).to.include({ code: 'failed-connection', retryable: true });
    });

    it('that falls silent is given up, before the file or within it', async () => {
      for (const path of ['silent', 'hanging']) {
        const error = await rejection(csvText({ csv: new URL(`${origin}/${path}`) }, 'visits', { silenceMs: 60 }));
        expect(error).to.include({ code: 'failed-timeout', retryable: true });
      }
      expect(await csvText({ csv: new URL(`${origin}/slow`) }, 'visits', { silenceMs: 400 })).to.equal('hcp,day\nh1,2026-05-01\n');
    });
  });
});

describe('appended rows', () => {
  it('stand below the others, in the same types', async () => {
    const [first, second] = [await read({ csv: `${head}h1;2026-05-01;gp|asthma;1;yes;one\nh2;2026-05-02;;;;` }), await read({ csv: `${head}h3;2026-05-03;copd|gp;;no;\nh1;2026-05-04;gp;4;;four` })];
    const both = appendTable(first, second);
    expect(both.length).to.equal(4);
    expect(valuesOf(both)).to.deep.equal([...valuesOf(first), ...valuesOf(second)]);
    expect(valuesOf(first)).to.have.lengthOf(2);
  });

  it('lack what their source lacks, and so do the rows before', async () => {
    const bare = await read({ csv: 'hcp,day\nh1,2026-05-01' });
    const full = await read({ csv: `${head}h2;2026-05-02;gp;2;no;two` });
    const missing = { hcp: 'h1', day: '2026-05-01', specialty: [], points: null, remote: null, note: null };
    const given = { hcp: 'h2', day: '2026-05-02', specialty: ['gp'], points: 2, remote: false, note: 'two' };
    expect(valuesOf(appendTable(bare, full))).to.deep.equal([missing, given]);
    expect(valuesOf(appendTable(full, bare))).to.deep.equal([given, missing]);
  });
});
