import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { DOCUMENT_KINDS, elementSettings, validateDocument, type DocumentKind, type ValidateOptions } from '../../src/validation/index.js';

const read = (file: string): string => readFileSync(file, 'utf8');
const json = (file: string): object => JSON.parse(read(file)) as object;
const schemas = Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, json(`schemas/${kind}.schema.json`)])) as Record<DocumentKind, object>;
const elements = elementSettings(json('custom-elements.json') as Parameters<typeof elementSettings>[0]);

/** What is said of a document, one line each: `line:column severity path: problem. remedy` */
function said(document: string | object, options: Partial<ValidateOptions> = {}): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return validateDocument(text, { schemas, elements, ...options }).faults.map(({ line, column, severity, path, problem, remedy }) => `${line}:${column} ${severity} ${path}: ${problem}. ${remedy}`);
}

const query = { measures: ['activeHcps'], period: { start: '2026-01-01', end: '2026-07-01' } };
const result = { columns: [{ id: 'channel', kind: 'dimension' }, { id: 'activeHcps', kind: 'measure' }], rows: [['visit', 5], ['email', { value: null, state: 'suppressed' }]], meta: { source: 'CRM' } };
const calls = { id: 'calls', label: 'Calls', unit: 'event', decimals: 0, additivity: 'additive', direction: 'up', definition: 'Calls.', family: 'base', formula: { op: 'count', fact: 'interactions' } };
const dashboard = { version: 1, tiles: [{ id: 'a', element: 'kpi-tile', settings: { measure: 'activeHcps', withSparkline: true } }] };

describe('validating a document', () => {
  for (const [kind, document] of Object.entries({ query, result, dashboard, catalog: { measures: [calls] } })) {
    it(`knows a ${kind} by what it holds, and finds nothing wrong in a right one`, () => {
      expect(validateDocument(JSON.stringify(document), { schemas, elements })).to.deep.equal({ kind, faults: [] });
      expect(validateDocument(JSON.stringify({ $schema: `./schemas/${kind}.json`, ...document }), { schemas, elements }).faults).to.deep.equal([]);
    });
  }

  it('takes the built-in catalog and the screens of the demo', () => {
    expect(said(CORE_CATALOG)).to.deep.equal([]);
    const screens = readdirSync('demo/screens').filter((file) => file.endsWith('.json') && file !== 'index.json');
    expect(screens).to.have.length.greaterThan(5);
    for (const file of screens) expect(said(read(`demo/screens/${file}`)).filter((line) => line.includes(' error ')), file).to.deep.equal([]);
  });

  it('says where a text is no JSON', () => {
    expect(said('{\n  "measures": ["a",],\n}')).to.deep.equal([
      '2:20 error : no JSON: value expected. Write plain JSON: names and texts in double quotes, no comments, no comma after the last entry.',
    ]);
    expect(said('')).to.have.lengthOf(1);
  });

  it('names the line of a name that stands twice', () => {
    expect(said('{\n"measures": ["activeHcps"],\n"measures": ["sent"],\n"period": { "start": "2026-01-01", "end": "2026-07-01" } }')).to.deep.equal(['3:1 error measures: duplicate property "measures". Keep one of them: the last would win unseen.']);
  });

  it('wants to be told what it is where nothing tells', () => {
    expect(said('{}')[0]).to.contain('unknown kind of document');
    expect(said('[]')[0]).to.contain('unknown kind of document');
    expect(said({}, { kind: 'query' })).to.deep.equal(['1:1 error : missing "measures". Give it; an entry here has measures, period.', '1:1 error : missing "period". Give it; an entry here has measures, period.']);
  });

  const WRONG: readonly (readonly [object, string])[] = [
    [{ ...query, grian: 'month' }, 'grian: unknown property "grian". Did you mean "grain"?'],
    [{ ...query, grain: 'months' }, 'grain: unknown value "months". Did you mean "month"?'],
    [{ ...query, measures: 'activeHcps' }, 'measures: invalid value "activeHcps". Give a list.'],
    [{ ...query, limit: 2.5 }, 'limit: invalid value 2.5. Give a whole number.'],
    [{ ...query, period: { start: '2026-01-01', end: 'July' } }, 'period.end: invalid value "July". A calendar date'],
    [{ ...query, period: { start: '2026-07-01', end: '2026-01-01' } }, 'period: invalid period {"start":"2026-07-01","end":"2026-01-01"}. Give { start, end } as ISO dates'],
    [{ ...query, basis: 'then' }, 'basis: invalid value "then". Give one of: "atEvent"; "atStart"; "atEnd"; "current"; { asOf }.'],
    [{ ...query, order: [{ by: 'sent', direction: 'asc' }] }, 'order: invalid order {"by":"sent","direction":"asc"}. Order by a column that the query asks for'],
    [{ ...result, rows: [['visit', 5], ['email']] }, 'rows[1]: invalid result: row 1 has 1 values for 2 columns'],
    [{ ...result, rows: [['visit', { value: 5, state: 'hidden' }]] }, 'rows[0][1].state: unknown value "hidden"'],
    [{ measures: [{ ...calls, unit: 'euros' }] }, 'measures[0].unit: unknown value "euros". Known are hcp, '],
    [{ measures: [{ ...calls, formula: { op: 'cuont', fact: 'interactions' } }] }, 'measures[0].formula.op: unknown op "cuont". Did you mean "count"'],
    [{ measures: [{ ...calls, formula: { op: 'count' } }] }, 'measures[0].formula: missing "fact". Give it; an entry here has op, fact.'],
    [{ measures: [{ ...calls, formula: { op: 'count', fact: 'interactions', where: [{ column: 'channel', is: ['phone'] }] } }] }, 'measures[0].formula.where[0]: invalid value {"column":"channel","is":["phone"]}. Give one of: { column, in }; { column, notIn };'],
    [{ measures: [{ ...calls, formula: { op: 'ratio', numerator: { op: 'count', fact: 'interactions' }, denominator: { op: 'count', fact: 'sends', wehre: [] } } }] }, 'measures[0].formula.denominator.wehre: unknown property "wehre". Did you mean "where"?'],
    [{ measures: [calls, { ...calls, id: 'more', formula: { op: 'count', fact: 'intractions' } }] }, 'measures[1]: unknown fact "intractions" in measure "more". Did you mean "interactions"?'],
    [{ ...dashboard, period: 'last-6-moths' }, 'period: invalid value "last-6-moths". Dates with an exclusive end, or a preset'],
    [{ ...dashboard, tiles: [{ id: 'a', element: 'kpi-tile', settings: { comparison: 'objektive' } }] }, 'tiles[0].settings.comparison: invalid comparison "objektive". Did you mean "objective"?'],
    [{ ...dashboard, tiles: [{ id: 'a', element: 'kpi-tile', settings: { withSparkline: 'yes' } }] }, 'tiles[0].settings.withSparkline: invalid withSparkline "yes". Give true or false.'],
    [{ ...dashboard, tiles: [{ id: 'a', element: 'kpi-tile', settings: { period: 'some-day' } }] }, 'tiles[0].settings.period: invalid period "some-day".'],
    [{ ...result, rows: [['visit', { value: 5, state: 'suppressed' }]] }, 'rows[0]: invalid result: a hidden figure with a value (give { value: null, state: "suppressed" }) in column "activeHcps", row 0'],
    [{ ...dashboard, tiles: [{ id: 'a', element: 'kpi-tile', columns: 13 }] }, 'tiles[0].columns: invalid value 13. It must be <= 12.'],
    [{ ...dashboard, selections: [{ tile: 'b', dimension: 'segment', code: 'x', label: 'X', filters: [] }] }, 'selections[0].tile: invalid state at selections[0].tile: "b"'],
    [{ ...dashboard, tiles: [{ id: 'a', element: 'kpi-tile', settings: { mesure: 'activeHcps' } }] }, 'tiles[0].settings.mesure: unknown setting "mesure" of kpi-tile. Did you mean "measure"?'],
  ];
  for (const [document, message] of WRONG) {
    it(`says ${message.slice(0, 70)}`, () => {
      const lines = said(document);
      expect(lines, lines.join('\n')).to.have.lengthOf(1);
      expect(lines[0]).to.contain(` error ${message}`);
    });
  }

  it('names the line and column of the part, not of the document', () => {
    const text = JSON.stringify({ ...dashboard, tiles: [...dashboard.tiles, { id: 'b', element: 'kpi-tile', columns: 99 }] }, null, 2);
    const at = text.split('\n').findIndex((line) => line.includes('99'));
    expect(said(text)[0]).to.match(new RegExp(`^${at + 1}:7 error tiles\\[1\\]\\.columns`));
  });

  it('reads what Windows writes, and says where a text goes too deep', () => {
    expect(said(`\uFEFF${JSON.stringify(query)}`)).to.deep.equal([]);
    expect(said('['.repeat(200_000))).to.deep.equal(['1:1 error : no JSON: nested too deeply. Write plain JSON: names and texts in double quotes, no comments, no comma after the last entry.']);
  });

  it('tells what the maker of themes says of a theme', () => {
    const theme = JSON.stringify({ light: { accent: { $type: 'color', $value: '{light.accent}' } } });
    const [line] = said(theme, { themeErrors: () => ['light.accent: "{light.accent}" leads to itself. Give a colour.'] });
    expect(line).to.equal('1:11 error light.accent: "{light.accent}" leads to itself. Give a colour.');
  });

  it('warns of an element that looks like one of the library, and of columns and divisions that no catalog has', () => {
    const tiles = [{ id: 'a', element: 'kpi-tiel' }, { id: 'b', element: 'acme-map' }, { id: 'c', element: 'measure-breakdown', settings: { measure: 'interactions', by: 'chanel' } }];
    expect(said({ version: 1, tiles }).map((line) => line.replace(/^\S+ /, ''))).to.deep.equal([
      'warning tiles[0].element: unknown element "kpi-tiel". Did you mean "kpi-tile"?', 'warning tiles[2].settings.by: unknown dimension "chanel". Did you mean "channel"?',
    ]);
  });

  it('warns of a measure or dimension that is not built in, and refuses it beside the host\'s own catalog', () => {
    const unknown = { ...query, measures: ['activHcps'], dimensions: ['colour'] };
    expect(said(unknown)).to.deep.equal(['1:14 warning measures[0]: unknown measure "activHcps". Did you mean "activeHcps"?', '1:92 warning dimensions[0]: unknown dimension "colour". Take an id of the catalog, or add an entry to it.']);
    expect(said({ ...query, measures: ['calls'] }, { catalog: { measures: [calls as never] } })).to.deep.equal([]);
    expect(said({ ...query, measures: ['callls'] }, { catalog: { measures: [calls as never] } })[0]).to.contain('error measures[0]: unknown measure "callls". Did you mean "calls"?');
  });
});
