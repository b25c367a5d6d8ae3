import { expect } from 'chai';
import type { FactDefinition } from '../../src/contract/index.js';
import { Dictionaries, type Table } from '../../src/tables/column-store.js';
import { readTable, type TableSource } from '../../src/tables/table-source.js';
import { rejection } from '../providers/memory/rejection.js';

const visits: FactDefinition = {
  id: 'visits', label: 'Visits', time: 'day',
  columns: { hcp: { type: 'code', required: true }, day: { type: 'date', required: true }, points: { type: 'number' }, remote: { type: 'flag' } },
};
const read = (source: TableSource, more: Partial<Parameters<typeof readTable>[2]> = {}): Promise<Table> => readTable(visits, source, { dictionaries: new Dictionaries(), timeZone: 'Europe/Paris', ...more });
const HEAD = 'hcp,day,points\n';
const utf16 = (text: string, ...first: number[]): Blob => new Blob([Uint8Array.from([...first, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])]);

describe('a file that is not what it should be', () => {
  const refused: readonly (readonly [string, TableSource, string, RegExp])[] = [
    ['ends inside a quoted field', { csv: `${HEAD}h1,2026-05-01,1\n"h2,2026-05-0` }, 'invalid-csv', /unterminated quote in row 3/],
    ['ends in the middle of a row', { csv: `${HEAD}h1,2026-05-01,1\nh2,2026-` }, 'invalid-csv', /2 fields in row 3, 3 in the header/],
    ['is a page', { csv: new Blob(['\uFEFF\n<!DOCTYPE html><title>Sign in</title>']) }, 'invalid-csv', /a page instead of a table/],
    ['is a page given as text', { csv: '<html lang="en"><body>,,,</body></html>' }, 'invalid-csv', /a page instead of a table/],
    ['is UTF-16 with its mark', { csv: utf16(`${HEAD}h1,2026-05-01,1\n`, 0xff, 0xfe) }, 'invalid-csv', /its bytes are no UTF-8 text/],
    ['is UTF-16 without its mark', { csv: utf16(`${HEAD}h1,2026-05-01,1\n`) }, 'invalid-csv', /its bytes are no UTF-8 text/],
    ['has words among its numbers', { csv: `${HEAD}${'h1,2026-05-01,1\n'.repeat(5000)}h1,2026-05-01,n/a\n` }, 'invalid-number', /invalid number "n\/a" in column "points", row 5002/],
    ['has days among its numbers', { csv: `${HEAD}h1,2026-05-01,2026-05-01\n` }, 'invalid-number', /row 2/],
    ['has NaN for a number', { csv: `${HEAD}h1,2026-05-01,NaN\n` }, 'invalid-number', /invalid number "NaN" in column "points", row 2/],
    ['has Infinity for a number', { csv: `${HEAD}h1,2026-05-01,1e999\n` }, 'invalid-number', /invalid number "1e999"/],
    ['has a number whose last digits are lost', { csv: `${HEAD}h1,2026-05-01,9007199254740993\n` }, 'invalid-number', /"9007199254740993" in column "points", row 2/],
    ['has such a number in a list', [{ hcp: 'h1', day: '2026-05-01', points: 2 ** 53 + 2 }], 'invalid-number', /9007199254740994 in column "points", row 1/],
    ['has other words for flags halfway', { csv: 'hcp,day,remote\nh1,2026-05-01,yes\nh1,2026-05-01,maybe\n' }, 'invalid-data', /invalid flag "maybe" in column "remote", row 3/],
  ];
  for (const [name, source, code, message] of refused) {
    it(`is refused where it ${name}`, async () => {
      const error = await rejection(read(source));
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
    });
  }
});

describe('a large file', () => {
  it('may hold 200,000 different codes', async () => {
    const table = await read({ csv: HEAD + Array.from({ length: 200_000 }, (_, at) => `h${at},2026-05-01,${at}`).join('\n') });
    const column = table.columns.get('hcp');
    expect(table.length).to.equal(200_000);
    expect(column?.type === 'code' && column.dictionary.values[column.codes[199_999] as number]).to.equal('h199999');
  });

  it('says how much of it has been read', async () => {
    const csv = HEAD + 'h1,2026-05-01,1\n'.repeat(400_000);
    const seen: (readonly [number, number | undefined])[] = [];
    await read({ csv }, { onProgress: (...told) => seen.push(told as [number, number | undefined]) });
    const loads = seen.map(([loaded]) => loaded);
    expect(seen.length).to.be.greaterThan(1);
    expect(loads).to.deep.equal([...loads].sort((a, b) => a - b));
    expect(seen.every(([loaded, total]) => total === csv.length && loaded > 0 && loaded <= csv.length)).to.equal(true);
  });
});
