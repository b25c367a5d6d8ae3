import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { GOOGLE_ANALYTICS_MAPPING } from '../../src/connectors/google-analytics/index.js';
import { MARKETING_CLOUD_MAPPING } from '../../src/connectors/marketing-cloud/index.js';
import { extendMapping, type Mapping } from '../../src/connectors/public.js';
import { readDate } from '../../src/connectors/written-dates.js';
import { readVeeva, VEEVA_MAPPING } from '../../src/connectors/veeva/index.js';
import { X_MAPPING } from '../../src/connectors/x/index.js';
import { readYouTube, YOUTUBE_MAPPING } from '../../src/connectors/youtube/index.js';
import { file, noted, refusal } from './support.js';

describe('a mapping', () => {
  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(VEEVA_MAPPING))).to.deep.equal(VEEVA_MAPPING);
  });

  it('takes columns of the host into the fact, and gives up columns that are taken away', async () => {
    const mapping = extendMapping(VEEVA_MAPPING, {
      objects: { call: { fields: { campaign: { from: ['Campaign__c'] }, channel: null }, leaveOut: [{ field: 'hcp', in: ['TEST'], reason: 'a test account' }] } },
    });
    const calls = [{ Id: 'C1', Account_vod__c: 'A1', Call_Date_vod__c: '2026-03-02', Status_vod__c: 'Submitted_vod', Call_Channel_vod__c: 'Phone_vod', Campaign__c: 'Q1' },
      { Id: 'C2', Account_vod__c: 'TEST', Call_Date_vod__c: '2026-03-02', Status_vod__c: 'Submitted_vod', Call_Channel_vod__c: 'Phone_vod', Campaign__c: 'Q1' }];
    const read = await readVeeva({ call: calls }, { mapping });
    expect(read.tables.interactions).to.deep.equal([{ hcp: 'A1', occurredAt: '2026-03-02', campaign: 'Q1', activityType: 'call' }]);
    expect(noted(read, 'call', 'a test account')).to.equal(1);
    expect((VEEVA_MAPPING.objects.call?.leaveOut ?? []).length).to.equal(2);
  });

  it('refuses objects, fields and settings that it cannot have', async () => {
    expect(() => extendMapping(VEEVA_MAPPING, { objects: { calls: {} } })).to.throw('veeva: unknown object "calls". Did you mean "call"');
    expect(() => extendMapping(VEEVA_MAPPING, { objects: { call: { fields: { campaign: {} } } } })).to.throw('veeva: call: invalid columns [] of the field "campaign"');
    expect(() => extendMapping(VEEVA_MAPPING, { objects: { call: { leaveOut: [{ field: 'statu', in: ['x'], reason: 'x' }] } } })).to.throw('Did you mean "status"?');
    const strange = extendMapping(VEEVA_MAPPING, { objects: { call: { fields: { campain: { from: ['X__c'] } } } } });
    expect(await refusal(readVeeva({}, { mapping: strange }))).to.match(/^veeva: call: unknown field "campain"\. Did you mean "campaign".*\(unknown-column\)$/);
  });
});

describe('a source', () => {
  const call = { Id: 'C1', Account_vod__c: 'A1', Call_Date_vod__c: '2026-03-02', Status_vod__c: 'Submitted_vod' };
  const header = 'Id,Account_vod__c,Call_Date_vod__c,Status_vod__c\n';

  it('is text, a file, several files, rows, pages of an answer or JSON by line', async () => {
    const csv = `${header}C1,A1,2026-03-02,Submitted_vod\n`;
    for (const source of [csv, new Blob([csv]), [csv, csv], [call], { records: [call], totalSize: 1 }, [{ records: [call], totalSize: 1 }], JSON.stringify(call), `${JSON.stringify(call)}\n\n${JSON.stringify(call)}\n`]) {
      expect((await readVeeva({ call: source })).tables.interactions).to.deep.equal([{ hcp: 'A1', occurredAt: '2026-03-02', activityType: 'call' }]);
    }
  });

  it('is refused by object, row, column and value', async () => {
    const refused = (csv: string): Promise<string> => refusal(readVeeva({ Call2_vod__c: csv }));
    expect(await refused(`${header}C1,A1,2026-03-02,Submitted_vod\nC2,A1,2026-02-30,Submitted_vod\n`)).to.match(/^veeva: Call2_vod__c: invalid date "2026-02-30" in column "Call_Date_vod__c", row 3\..*\(invalid-date\)$/);
    expect(await refused(`${header}C1,A1,03\/04\/2026,Submitted_vod\n`)).to.match(/invalid date "03\/04\/2026".*dates: \{ order: "dmy" \}/);
    expect(await refused(`${header}C1,A1,,Submitted_vod\n`)).to.match(/missing value in column "Call_Date_vod__c", row 2/);
    expect(await refused('Id,Account_vod__c,Call_Date_vod__c\nC1,A1,2026-03-02\n')).to.match(/missing column "Status_vod__c".*extendMapping.*\(missing-column\)$/);
    expect(await refused(`${header}C1,A1,2026-03-02\n`)).to.match(/3 fields in row 2, 4 in the header.*\(invalid-csv\)$/);
    expect(await refusal(readVeeva({ Call_vod__c: [] }))).to.match(/unknown object "Call_vod__c".*Call2_vod__c.*\(unknown-table\)$/);
    expect(await refusal(readVeeva({ call: '{"a":1}\n{"a":' }))).to.match(/invalid JSON in line 2/);
    expect(await refusal(readVeeva({ call: { responseStatus: 'FAILURE', errors: [{ type: 'INVALID_DATA' }] } }))).to.match(/no rows in the answer/);
  });

  it('tells days from months as the host says', async () => {
    const mapping: Mapping = extendMapping(VEEVA_MAPPING, { dates: { order: 'dmy' } });
    const read = await readVeeva({ call: `${header}C1,A1,03/04/2026,Submitted_vod\n` }, { mapping });
    expect(read.tables.interactions?.[0]?.occurredAt).to.equal('2026-04-03');
  });

  it('reads numbers as they are written, and refuses a figure that could be two', async () => {
    const refused = readYouTube({ chart: 'Date,Content,Views\n2026-03-01,v,"1,5"\n' });
    expect(await refusal(refused)).to.match(/invalid number "1,5" in column "Views", row 2/);
    expect(file('youtube/Chart data - durée.csv')).to.include('1,5');
  });
});

describe('a written date', () => {
  for (const [text, settings, expected] of [
    ['2026-03-31T22:30:00.000+0000', {}, '2026-03-31T22:30:00.000Z'],
    ['2026-03-31 22:30', {}, '2026-03-31T22:30:00'],
    ['2026-03-31 22:30:15.5 UTC', {}, '2026-03-31T22:30:15.500Z'],
    ['3/31/2026 5:30:00 PM', { order: 'mdy', offset: '-06:00' }, '2026-03-31T23:30:00.000Z'],
    ['3/31/2026 12:05:00 AM', { order: 'mdy', offset: '-06:00' }, '2026-03-31T06:05:00.000Z'],
    ['2026-03-31 23:30', { order: 'mdy', offset: '+05:30' }, '2026-03-31T18:00:00.000Z'],
    ['31.03.2026', { order: 'dmy' }, '2026-03-31'],
    ['Fri, Mar 6, 2026', {}, '2026-03-06'],
    ['20260331', {}, '2026-03-31'],
    ['1774996200000000', { order: 'epoch-microseconds' }, '2026-03-31T22:30:00.000Z'],
    ['31/03/2026', { order: 'mdy' }, undefined],
    ['31/03/2026', {}, undefined],
    ['2026-03-31 25:00', {}, undefined],
    ['2026-03-31 13:00 PM', {}, undefined],
    ['yesterday', {}, undefined],
  ] as const) {
    it(`${text} is ${expected ?? 'none'} with ${JSON.stringify(settings)}`, () => {
      expect(readDate(text, settings, 'test')).to.equal(expected);
    });
  }

  it('has an offset that is one', () => {
    expect(() => readDate('2026-03-31 22:30', { offset: 'CST' }, 'test')).to.throw('test: invalid offset "CST"');
  });
});

describe('the guide to connectors', () => {
  const guide = readFileSync('docs/guides/connectors.md', 'utf8');

  for (const mapping of [VEEVA_MAPPING, MARKETING_CLOUD_MAPPING, GOOGLE_ANALYTICS_MAPPING, YOUTUBE_MAPPING, X_MAPPING]) {
    it(`names every fact of ${mapping.system}`, () => {
      const facts = [...new Set(Object.values(mapping.objects).flatMap(({ fact }) => fact ?? []))];
      expect(facts.filter((fact) => !guide.includes(`\`${fact}\``))).to.deep.equal([]);
    });

    it(`maps ${mapping.system} to facts of the core catalog only`, () => {
      const known = CORE_CATALOG.facts.map(({ id }) => id);
      expect(Object.values(mapping.objects).flatMap(({ fact }) => fact ?? []).filter((fact) => !known.includes(fact))).to.deep.equal([]);
    });
  }
});
