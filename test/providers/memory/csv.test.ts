import { expect } from 'chai';
import { CsvReader } from '../../../src/tables/csv.js';

function rowsOf(text: string): string[][] {
  const reader = new CsvReader(text, 'sends');
  const rows: string[][] = [[...reader.header]];
  const fields: string[] = [];
  while (reader.next(fields)) rows.push([...fields]);
  return rows;
}

describe('the CSV reader', () => {
  const plain = [['hcp', 'channel'], ['h1', 'phone'], ['h2', 'web']];

  for (const [what, text] of [
    ['line feeds', 'hcp,channel\nh1,phone\nh2,web\n'],
    ['no line end after the last row', 'hcp,channel\nh1,phone\nh2,web'],
    ['empty lines at the end', 'hcp,channel\nh1,phone\nh2,web\n\r\n\n'],
    ['CRLF', 'hcp,channel\r\nh1,phone\r\nh2,web\r\n'],
    ['bare carriage returns', 'hcp,channel\rh1,phone\rh2,web\r'],
    ['a byte-order mark', '\uFEFFhcp,channel\nh1,phone\nh2,web'],
    ['semicolons', 'hcp;channel\nh1;phone\nh2;web'],
    ['tabs', 'hcp\tchannel\nh1\tphone\nh2\tweb'],
    ['spaces around fields', ' hcp , channel\nh1 ,\u00a0phone\nh2, web '],
    ['quotes', '"hcp","channel"\n"h1",phone\nh2,"web"'],
    ['a space before a quote', 'hcp, channel\nh1, "phone"\nh2, "web" \n'],
  ] as const) {
    it(`reads ${what}`, () => {
      expect(rowsOf(text)).to.deep.equal(plain);
    });
  }

  it('keeps separators, line ends and doubled quotes inside quotes', () => {
    expect(rowsOf('asset,label\na1,"One, ""two""\r\nthree"\na2,""\na3,""""\n')).to.deep.equal([['asset', 'label'], ['a1', 'One, "two"\r\nthree'], ['a2', ''], ['a3', '"']]);
  });

  it('takes a quote inside an unquoted field as it is', () => {
    expect(rowsOf('asset,label\na1,24" screen')).to.deep.equal([['asset', 'label'], ['a1', '24" screen']]);
  });

  it('keeps blank fields, also the last', () => {
    expect(rowsOf('a,b,c\n,,\n1,,')).to.deep.equal([['a', 'b', 'c'], ['', '', ''], ['1', '', '']]);
  });

  it('reads blank lines between the rows of one column', () => {
    expect(rowsOf('a\n1\n\n2\n')).to.deep.equal([['a'], ['1'], [''], ['2']]);
  });

  it('allows a header alone', () => {
    expect(rowsOf('hcp,channel\n')).to.deep.equal([['hcp', 'channel']]);
  });

  it('finds the separator outside quotes', () => {
    expect(rowsOf('"a,b,c";d\n1,5;2').slice(1)).to.deep.equal([['1,5', '2']]);
  });

  for (const [what, text, problem] of [
    ['an empty text', '', 'no header line'],
    ['a byte-order mark alone', '\uFEFF\n', 'no header line'],
    ['a row with too few fields', 'a,b\n1,2\n3', '1 field in row 3, 2 in the header'],
    ['a row with too many fields', 'a,b\n1,2,3', '3 fields in row 2, 2 in the header'],
    ['a banner below the rows', 'a,b\n1,2\n\nExported by the portal', '1 field in row 3, 2 in the header'],
    ['an unterminated quote', 'a,b\n1,2\n"3,4\n5,6\n', 'unterminated quote in row 3'],
    ['text after a closing quote', 'a,b\n"1"x,2', 'text after the closing quote of field 1 in row 2'],
    ['a column named twice', 'a,b,a\n1,2,3', 'duplicate column "a"'],
    ['a column without a name', 'a,b,\n1,2,3', 'no name for column 3'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => rowsOf(text)).to.throw(`sends: invalid CSV: ${problem}. `).with.property('code', 'invalid-csv');
    });
  }
});
