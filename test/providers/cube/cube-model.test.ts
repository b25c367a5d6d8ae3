import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, type MeasureDefinition } from '../../../src/contract/index.js';
import { cubeModel, DIALECTS } from '../../../src/providers/cube/model/index.js';

const { files, leftOut } = cubeModel();
const fileOf = (name: string, from: Readonly<Record<string, string>> = files): string => from[name] ?? expect.fail(`no ${name}`);

interface Written { readonly title: string; readonly sql: string; readonly joins?: object; readonly dimensions: Readonly<Record<string, { readonly sql: string }>>; readonly measures: Readonly<Record<string, { readonly type: string; readonly sql?: string; readonly filters?: readonly { readonly sql: string }[] }>> }

/** A file as Cube reads it: names of cubes and members stand for themselves. */
function read(text: string): Written {
  let found: Written | undefined;
  const scope = new Proxy({}, {
    has: (_, name) => name !== 'cube',
    get: (_, name) => (typeof name === 'symbol' ? undefined : new Proxy({}, { get: (__, member) => (member === Symbol.toPrimitive ? () => `{${name}}` : `{${name}.${String(member)}}`) })),
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the files are programs, read here as Cube reads them
  const program = new Function('scope', 'cube', `with (scope) { ${text} }`) as (names: object, cube: (name: string, cube: Written) => void) => void;
  program(scope, (_, cube) => { found = cube; });
  return found ?? expect.fail('no cube');
}

describe('the model for Cube', () => {
  it('writes a cube for each fact, look-up and state, and one that says how far they reach', () => {
    expect(Object.keys(files)).to.include.members(['interactions.js', 'interactions_by_specialty.js', 'hcps.js', 'objectives.js', 'segment_by_day.js', 'consent_by_day.js', 'coverage.js']);
  });

  it('is read by Cube’s language, every file', () => {
    for (const [name, text] of Object.entries(files)) expect(read(text).dimensions, name).to.be.an('object');
  });

  it('leaves out excluded rows, joins look-ups and filters measures', () => {
    const { sql, joins, dimensions, measures } = read(fileOf('interactions.js'));
    expect(sql).to.contain(`NOT (COALESCE(source_rows."is_preview" IN (TRUE), FALSE))`);
    expect(joins).to.have.all.keys('hcps', 'products', 'campaigns');
    expect(dimensions['market']?.sql).to.equal('{products.market}');
    expect(measures['active_hcps']).to.include({ type: 'countDistinct' });
    expect(measures['reach_rate_numerator']?.filters).to.deep.equal([{ sql: 'COALESCE({hcps.targeted} IN (TRUE), FALSE)' }]);
  });

  it('keeps numerators and denominators, and no rate', () => {
    const { measures } = read(fileOf('sends.js'));
    expect(measures).to.include.keys('opened_messages', 'delivered', 'bounce_rate_numerator').and.not.include.keys('open_rate', 'bounce_rate');
  });

  it('says what Cube cannot', () => {
    expect(leftOut.map(({ measure }) => measure)).to.deep.equal(['unassignedHcps', 'segmentOverlap']);
  });

  it('escapes what a catalog names', () => {
    const hostile: MeasureDefinition = { ...(CORE_CATALOG.measures[0] as MeasureDefinition), id: 'hostile', label: '`${process.exit()}`', formula: { op: 'count', fact: 'interactions', where: [{ column: 'channel', in: ["O'Re`${process.exit()}\\"] }] } };
    const { files: written } = cubeModel({ catalog: extendCatalog(CORE_CATALOG, { measures: [hostile] }) });
    const { measures } = read(fileOf('interactions.js', written));
    expect(measures['hostile']?.filters?.[0]?.sql).to.contain("'O''Re`${process.exit()}\\'");
  });

  it('writes only tables and columns that exist', () => {
    const { files: written, leftOut: missing } = cubeModel({ tables: { interactions: ['hcp', 'occurredAt', 'channel'], hcps: ['hcp', 'territory'] } });
    expect(Object.keys(written).sort()).to.deep.equal(['coverage.js', 'hcps.js', 'interactions.js', 'universe_by_day.js']);
    expect(read(fileOf('universe_by_day.js', written)).sql).to.contain('CAST(NULL AS DATE) AS omni_from');
    const { dimensions, measures } = read(fileOf('interactions.js', written));
    expect(dimensions).to.include.keys('channel', 'territory').and.not.include.keys('product', 'specialty_list');
    expect(measures).to.include.keys('active_hcps').and.not.include.keys('engagement_points');
    expect(missing.map(({ measure }) => measure)).to.include('engagementPoints');
  });

  it('writes every dialect in its own words', () => {
    const days = Object.fromEntries(DIALECTS.map((dialect) => [dialect, read(fileOf('universe_by_day.js', cubeModel({ dialect, schema: 'crm' }).files)).sql]));
    expect(days['postgres']).to.contain('generate_series').and.contain('"crm"."hcps"');
    expect(days['duckdb']).to.contain('range(');
    expect(days['clickhouse']).to.contain('numbers(').and.contain('`crm`.`hcps`');
    expect(days['snowflake']).to.contain('GENERATOR').and.contain('"CRM"."HCPS"');
    expect(days['bigquery']).to.contain('GENERATE_DATE_ARRAY');
    expect(cubeModel({ dialect: 'bigquery' }).leftOut.map(({ measure }) => measure)).to.include('extractionTime');
  });

  it('refuses what makes no model', () => {
    expect(() => cubeModel({ tables: { sendz: [] } })).to.throw('Did you mean "sends"?');
    expect(() => cubeModel({ tables: { sends: ['hpc'] } })).to.throw('unknown column "hpc"');
    expect(() => cubeModel({ dialect: 'oracle' as 'postgres' })).to.throw('invalid dialect "oracle"');
    expect(() => cubeModel({ from: '2026-01-01', before: '2026-01-01' })).to.throw('invalid period');
    expect(() => cubeModel({ from: "2026'" })).to.throw('invalid date');
    const [measure] = CORE_CATALOG.measures.filter(({ id }) => id === 'activeHcps') as [MeasureDefinition];
    expect(() => cubeModel({ catalog: extendCatalog(CORE_CATALOG, { measures: [{ ...measure, id: 'active_hcps', formula: { op: 'distinct', fact: 'interactions', column: 'asset' } }] }) })).to.throw('duplicate member "interactions.active_hcps"');
    expect(() => cubeModel({ catalog: extendCatalog(CORE_CATALOG, { measures: [{ ...measure, id: 'a'.repeat(60), formula: { op: 'distinct', fact: 'interactions', column: 'asset' } }] }) })).to.throw('invalid name');
  });
});
