import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { checkDashboardState, checkTiles, inLanguage, jsonKey, type DashboardState } from '../../src/contract/index.js';
import { allows, type Schema } from './schema-check.js';

const schema = JSON.parse(readFileSync('schemas/dashboard.schema.json', 'utf8')) as Schema;
const tile = { id: 'a', element: 'kpi-tile' };
const full = {
  version: 1, heading: { en: 'Campaign', 'fr-CA': 'Campagne' }, period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['x'], notIn: [] }],
  selections: [{ tile: 'a', dimension: 'segment', code: '', label: '', filters: [] }], crossFilter: false, kpiBudget: 7,
  tiles: [{ ...tile, columns: 12, rows: 1, hidden: true, section: 'One', heading: '', settings: { measure: 'x', deep: [1, { two: null }] } }, { id: 'b', element: 'acme-thing-2' }],
};
const least = { version: 1, tiles: [] };
const withTile = (change: object): object => ({ ...least, tiles: [tile, { id: 'b', element: 'kpi-tile', ...change }] });
const withFilter = (filter: unknown): object => ({ ...least, filters: [filter] });
const withSelection = (change: object): object => ({ ...least, tiles: [tile], selections: [{ tile: 'a', dimension: 'd', code: 'c', label: 'l', filters: [], ...change }] });

const RIGHT: readonly object[] = [
  least, full, { ...least, $schema: './dashboard.schema.json' }, withTile({ columns: 1 }), withFilter({ dimension: 'd', notIn: ['x'] }), withSelection({}),
  ...['last-6-months', 'last-1-quarter', 'this-year', 'last-week', 'year-to-date', '2026-05-01/2026-11-01'].map((period) => ({ ...least, period })),
];

/** What is wrong, where the message says it is, and whether the schema can say so too. */
const WRONG: readonly (readonly [unknown, string, 'code only'?])[] = [
  [null, 'state: null'], [[], 'state: []'], [5, 'state: 5'], [true, 'state: true'],
  [{ tiles: [] }, 'version: undefined'], [{ ...least, version: 2 }, 'version: 2'], [{ ...least, version: '1' }, 'version: "1"'],
  [{ version: 1 }, 'tiles: undefined'], [{ version: 1, tiles: {} }, 'tiles: {}'], [{ version: 1, tiles: [null] }, 'tiles[0]: null'], [{ version: 1, tiles: ['a'] }, 'tiles[0]: "a"'],
  [{ ...least, title: 'x' }, 'title: "x"'], [{ ...least, provider: {} }, 'provider: {}'], [JSON.parse('{"version":1,"tiles":[],"__proto__":{}}'), '__proto__: {}'],
  [{ ...least, heading: 5 }, 'heading: 5'], [{ ...least, heading: {} }, 'heading: {}'], [{ ...least, heading: { en: 5 } }, 'heading: {"en":5}'], [{ ...least, heading: { 'not a tag': 'x' } }, 'heading: {"not a tag":"x"}'], [{ ...least, heading: ['x'] }, 'heading: ["x"]'],
  [{ ...least, crossFilter: 'yes' }, 'crossFilter: "yes"'], [{ ...least, kpiBudget: 0 }, 'kpiBudget: 0'], [{ ...least, kpiBudget: 2.5 }, 'kpiBudget: 2.5'], [{ ...least, kpiBudget: 101 }, 'kpiBudget: 101'],
  [{ ...least, period: 'yesterday' }, 'period: "yesterday"'], [{ ...least, period: '' }, 'period: ""'], [{ ...least, period: 5 }, 'period: 5'], [{ ...least, period: null }, 'period: null'], [{ ...least, period: 'last-0-months' }, 'period: "last-0-months"'],
  [{ ...least, period: { start: '2026-05-01' } }, 'period.end: undefined'], [{ ...least, period: { start: '2026-05-01', end: '2026-06-01', zone: 'x' } }, 'period.zone: "x"'],
  [{ ...least, period: { start: 'May', end: 'June' } }, 'period: {"start":"May","end":"June"}'],
  [{ ...least, period: '2026-02-30/2026-03-01' }, 'period: "2026-02-30/2026-03-01"', 'code only'], [{ ...least, period: { start: '2026-06-01', end: '2026-05-01' } }, 'period: {', 'code only'],
  [{ ...least, filters: {} }, 'filters: {}'], [withFilter(null), 'filters[0]: null'], [withFilter('x'), 'filters[0]: "x"'], [withFilter({ in: ['x'] }), 'filters[0].dimension: undefined'], [withFilter({ dimension: 'd' }), 'filters[0]: {"dimension":"d"}'],
  [withFilter({ dimension: ' ', in: [] }), 'filters[0].dimension: " "'], [withFilter({ dimension: 'd', in: 'x' }), 'filters[0].in: "x"'], [withFilter({ dimension: 'd', in: [1] }), 'filters[0].in[0]: 1'], [withFilter({ dimension: 'd', in: [null] }), 'filters[0].in[0]: null'], [withFilter({ dimension: 'd', in: [], like: 'x' }), 'filters[0].like: "x"'],
  [withSelection({ tile: 'nowhere' }), 'selections[0].tile: "nowhere"', 'code only'], [withSelection({ tile: 5 }), 'selections[0].tile: 5'], [withSelection({ label: null }), 'selections[0].label: null'], [withSelection({ filters: [{}] }), 'selections[0].filters[0].dimension: undefined'], [withSelection({ source: 'x' }), 'selections[0].source: "x"'],
  [{ ...least, selections: [{ tile: 'a' }] }, 'selections[0].dimension: undefined'],
  [withTile({ id: '' }), 'tiles[1].id: ""'], [withTile({ id: 5 }), 'tiles[1].id: 5'], [withTile({ id: 'a' }), 'tiles[1].id: "a"', 'code only'],
  ...['script', 'iframe', 'KPI-TILE', 'kpi-tile ', 'kpi', '-tile', 'kpi-', 'kpi tile', 'kpi-tile><script', '', 5, null].map((element) => [withTile({ element }), `tiles[1].element: ${JSON.stringify(element)}`] as const),
  ...[0, 13, 1.5, '3', null, -1].map((columns) => [withTile({ columns }), `tiles[1].columns: ${JSON.stringify(columns)}`] as const),
  [withTile({ rows: 0 }), 'tiles[1].rows: 0'], [withTile({ rows: 13 }), 'tiles[1].rows: 13'], [withTile({ hidden: 'no' }), 'tiles[1].hidden: "no"'], [withTile({ section: null }), 'tiles[1].section: null'], [withTile({ heading: 5 }), 'tiles[1].heading: 5'],
  [withTile({ settings: [] }), 'tiles[1].settings: []'], [withTile({ settings: 'x' }), 'tiles[1].settings: "x"'], [withTile({ width: 3 }), 'tiles[1].width: 3'], [withTile({ onclick: 'x' }), 'tiles[1].onclick: "x"'],
];

describe('a dashboard state', () => {
  for (const right of RIGHT) {
    it(`may be ${JSON.stringify(right).slice(0, 90)}, for the schema too`, () => {
      expect(checkDashboardState(right, 'board')).to.deep.equal(right);
      expect(checkDashboardState(JSON.stringify(right), 'board')).to.deep.equal(right);
      expect(allows(schema, right)).to.equal(true);
    });
  }

  for (const [wrong, place, codeOnly] of WRONG) {
    it(`may not be ${JSON.stringify(wrong).slice(0, 110)}${codeOnly ? '' : ', for the schema either'}`, () => {
      expect(() => checkDashboardState(wrong, 'board')).to.throw(`board: invalid state at ${place}`).with.property('code', 'invalid-state');
      expect(allows(schema, wrong)).to.equal(codeOnly !== undefined);
    });
  }

  for (const text of ['', '{', 'undefined', '{"version":1,"tiles":[]']) {
    it(`may not be the text ${JSON.stringify(text)}`, () => {
      expect(() => checkDashboardState(text, 'board')).to.throw('Give a state as getState() returns it');
    });
  }

  it('may not hold itself, or what JSON cannot hold', () => {
    const round: { version: number; tiles: unknown[] } = { version: 1, tiles: [] };
    round.tiles.push(round);
    for (const wrong of [round, { ...least, kpiBudget: 7n }, undefined, () => 1, Symbol('x')]) expect(() => checkDashboardState(wrong, 'board')).to.throw('board: invalid state at state');
    expect(() => checkDashboardState({ ...least, kpiBudget: NaN }, 'board')).to.throw('kpiBudget: null');
  });

  it('says where, what and what to do, and no more than fits', () => {
    expect(() => checkDashboardState(withTile({ columns: 13 }), 'board')).to.throw('board: invalid state at tiles[1].columns: 13. Give a whole number from 1 to 12. (invalid-state)');
    expect(() => checkDashboardState(withTile({ hint: 'x'.repeat(999) }), 'board')).to.throw(/^.{0,320}$/);
  });

  it('is a copy of its own', () => {
    const given = structuredClone(full);
    const checked = checkDashboardState(given, 'board');
    (given.tiles[0] as { id: string }).id = 'changed';
    expect(checked.tiles[0]?.id).to.equal('a');
    expect(checkTiles(full.tiles, 'board')).to.deep.equal(full.tiles);
    expect(() => checkTiles([tile, tile], 'board')).to.throw('tiles[1].id: "a"');
  });

  it('speaks the reader’s language, else English, else the one it has', () => {
    const heading: DashboardState['heading'] = { en: 'Reach', fr: 'Portée' };
    expect([...['fr', 'fr-CA', 'de', 'en-GB'].map((language) => inLanguage(heading, language)), inLanguage({ ru: 'Охват' }, 'fr'), inLanguage('Plain', 'fr')])
      .to.deep.equal(['Portée', 'Portée', 'Reach', 'Reach', 'Охват', 'Plain']);
  });

  it('is equal to another whatever the order of properties', () => {
    expect(jsonKey({ a: 1, b: [{ c: 1, d: null }] })).to.equal(jsonKey({ b: [{ d: null, c: 1 }], a: 1 }));
    expect(jsonKey([1, 2])).to.not.equal(jsonKey([2, 1]));
  });
});
