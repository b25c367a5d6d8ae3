import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { filesUnder, findCycle, importsOf, type Import } from './support/module-graph.js';

const LIT = /^lit($|\/)/;
const ECHARTS = /^(echarts|zrender)($|\/)/;

/** Which rooms a room may import, and which packages. A room not listed here is a mistake. */
const ROOMS: Record<string, { rooms: readonly string[]; packages: readonly RegExp[] }> = {
  contract: { rooms: [], packages: [] },
  catalog: { rooms: ['contract'], packages: [] },
  query: { rooms: ['contract', 'catalog'], packages: [/^@tanstack\/query-core$/] },
  tables: { rooms: ['contract'], packages: [/^@uwdata\/flechette$/, /^hyparquet$/] },
  engine: { rooms: ['contract', 'tables'], packages: [] },
  sql: { rooms: ['contract', 'catalog', 'tables', 'engine'], packages: [/^kysely$/] },
  providers: { rooms: ['contract', 'catalog', 'tables', 'engine', 'sql'], packages: [/^@duckdb\/(duckdb-wasm|node-api)$/, /^@uwdata\/flechette$/] },
  connectors: { rooms: ['contract', 'catalog', 'tables'], packages: [] },
  i18n: { rooms: ['contract', 'catalog'], packages: [LIT] },
  locales: { rooms: ['i18n'], packages: [] },
  context: { rooms: ['contract', 'catalog', 'query', 'i18n'], packages: [LIT, /^@lit\/context$/] },
  chart: { rooms: ['contract', 'ui'], packages: [LIT, ECHARTS] },
  ui: { rooms: ['contract', 'i18n'], packages: [LIT, /^@floating-ui\/dom$/] },
  exports: { rooms: ['contract'], packages: [] },
  widgets: { rooms: ['contract', 'catalog', 'context', 'chart', 'ui', 'i18n'], packages: [LIT, /^@tanstack\/virtual-core$/] },
  server: { rooms: ['contract', 'query', 'context'], packages: [/^@lit-labs\/ssr($|\/)/] },
  testing: { rooms: ['contract'], packages: [] },
  validation: { rooms: ['contract', 'catalog', 'tables', 'engine'], packages: [/^ajv\/dist\/2020\.js$/, /^jsonc-parser$/] },
};
/** Files at the top of src may use everything. */
const DOORS = /^src\/[a-z-]+\.ts$|^src\/react\//;
/** Rooms that hold one folder for each of their kind, none of which knows another; files at the top of a room are for all its folders. */
const FOLDERED = ['providers', 'connectors', 'locales', 'widgets'];
const PURE = /\.(query|view|option|messages)\.ts$/;

const roomOf = (file: string): string => file.split('/')[1] ?? '';
const folderOf = (file: string): string => file.split('/').slice(0, 3).join('/');
const isAtTop = (file: string): boolean => file.split('/').length === 3;

function complaints(imports: readonly Import[]): string[] {
  return imports.flatMap((each) => {
    const complaint = DOORS.test(each.from) ? undefined : complaintAbout(each);
    return complaint === undefined ? [] : [`${each.from} imports ${each.to}: ${complaint}`];
  });
}

function complaintAbout({ from, to, typeOnly }: Import): string | undefined {
  const room = roomOf(from);
  const allowed = ROOMS[room];
  if (!allowed) return `the room ${room} is not in the table`;
  if (!to.startsWith('src/')) {
    if (PURE.test(from) && LIT.test(to)) return 'a pure file does not know Lit';
    return allowed.packages.some((pattern) => pattern.test(to)) ? undefined : `${room} may not use this package`;
  }
  if (roomOf(to) === room) return FOLDERED.includes(room) && !isAtTop(to) && folderOf(to) !== folderOf(from) ? 'its neighbours are strangers' : undefined;
  if (!allowed.rooms.includes(roomOf(to))) return `${room} may not import ${roomOf(to) || 'a door'}`;
  return room === 'locales' && !typeOnly && !from.endsWith('/define.ts') ? 'a locale is data: types only' : undefined;
}

const files = filesUnder('src');
const imports = files.flatMap((file) => importsOf(file));
const lineCount = (file: string): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;

describe('architecture', () => {
  it('lets imports run one way only, and packages into their own rooms', () => {
    expect(complaints(imports)).to.deep.equal([]);
  });

  it('has no import cycle', () => {
    expect(findCycle(imports)).to.equal(undefined);
  });

  it('imports files that exist', () => {
    expect(imports.filter(({ to }) => to.startsWith('src/') && !existsSync(to))).to.deep.equal([]);
  });

  it('keeps every file under 300 lines and every element under 150', () => {
    const isElement = (file: string): boolean => /^src\/widgets\/([a-z-]+)\/\1\.ts$/.test(file);
    expect(files.filter((file) => lineCount(file) >= (isElement(file) ? 150 : 300))).to.deep.equal([]);
  });
});

describe('the description of the architecture', () => {
  it('allows each room what the rules allow it', () => {
    const rows = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| `([a-z]+)(?:\/x)?` \|[^|]*\|([^|]*)\|/gm)];
    const described = Object.fromEntries(rows.map(([, room = '', allowed = '']) => [room, (allowed.match(/[a-z0-9]+/g) ?? []).filter((word) => word in ROOMS).sort()]));
    const ruled = Object.fromEntries(Object.keys(described).map((room) => [room, [...(ROOMS[room]?.rooms ?? [])].sort()]));
    expect(described).to.deep.equal(ruled);
    expect(Object.keys(described)).to.have.length.greaterThan(8);
  });
});

describe('the architecture rules', () => {
  const complain = (from: string, to: string, typeOnly = false): string[] => complaints([{ from, to, typeOnly }]);

  for (const [from, to, typeOnly] of [
    ['src/contract/query.ts', 'src/catalog/index.ts'],
    ['src/contract/query.ts', 'src/catalog/index.ts', true],
    ['src/contract/query.ts', 'lit'],
    ['src/ui/frame.ts', 'src/chart/engine.ts'],
    ['src/ui/frame.ts', 'echarts/core'],
    ['src/widgets/kpi-tile/kpi-tile.ts', 'src/query/desk.ts', true],
    ['src/widgets/kpi-tile/kpi-tile.ts', 'src/providers/memory/index.ts'],
    ['src/widgets/kpi-tile/kpi-tile.ts', 'src/widgets/segment-flow/segment-flow.ts'],
    ['src/connectors/veeva/mapping.ts', 'src/connectors/youtube/mapping.ts'],
    ['src/connectors/rows.ts', 'src/connectors/veeva/mapping.ts'],
    ['src/connectors/rows.ts', 'src/providers/memory/index.ts'],
    ['src/widgets/kpi-tile/kpi-tile.ts', 'src/index.ts'],
    ['src/widgets/kpi-tile/kpi-tile.view.ts', 'lit'],
    ['src/widgets/opt-in-trend/opt-in-trend.ts', 'echarts/core'],
    ['src/locales/fr/kpi-tile.ts', 'src/i18n/index.ts'],
    ['src/kitchen/sink.ts', 'src/contract/index.ts'],
  ] as const) {
    it(`forbid ${from} → ${to}${typeOnly ? ' (types)' : ''}`, () => {
      expect(complain(from, to, typeOnly)).to.have.lengthOf(1);
    });
  }

  for (const [from, to, typeOnly] of [
    ['src/chart/theme.ts', 'src/ui/tokens.ts'],
    ['src/widgets/kpi-tile/kpi-tile.view.ts', 'src/i18n/index.ts'],
    ['src/locales/fr/kpi-tile.ts', 'src/i18n/index.ts', true],
    ['src/locales/fr/define.ts', 'src/i18n/index.ts'],
    ['src/connectors/veeva/mapping.ts', 'src/connectors/mapping.ts'],
    ['src/define.ts', 'src/widgets/kpi-tile/define.ts'],
  ] as const) {
    it(`allow ${from} → ${to}${typeOnly ? ' (types)' : ''}`, () => {
      expect(complain(from, to, typeOnly)).to.deep.equal([]);
    });
  }

  it('see every kind of import, and a cycle over types', () => {
    const a = importsOf('src/a/a.ts', "import type { B } from './b.js'; import { type C } from '../c.js'; export * from './d.js'; import 'lit'; void import('echarts/core'); type E = import('./e.js').E;");
    expect(a.map(({ to, typeOnly }) => `${to}${typeOnly ? ' (types)' : ''}`)).to.deep.equal(['src/a/b.ts (types)', 'src/c.ts (types)', 'src/a/d.ts', 'lit', 'echarts/core', 'src/a/e.ts (types)']);
    expect(findCycle([...a, { from: 'src/a/b.ts', to: 'src/a/a.ts', typeOnly: true }])).to.deep.equal(['src/a/a.ts', 'src/a/b.ts', 'src/a/a.ts']);
    expect(findCycle(a)).to.equal(undefined);
  });
});
