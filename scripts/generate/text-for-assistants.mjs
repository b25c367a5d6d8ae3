/** `llms.txt`: what an assistant must know to write a page with the library, in one file of the package. */
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { doors, themes, typeDoors } from '../support/doors.mjs';
import { ROOT } from '../support/root.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');
/** Doors at the top that are no element. */
const OWN_DOORS = ['react', 'answers', 'server', 'sql', 'testing', 'validate', 'cube-model'];
const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const block = (language, ...lines) => ['```' + language, ...lines, '```'].join('\n');

async function builtIn() {
  const contents = "export { CORE_CATALOG } from './src/catalog/index.ts'; export { ERROR_CODES, WIDGET_STATUSES, GRAINS } from './src/contract/index.ts';";
  const { outputFiles } = await build({ stdin: { contents, resolveDir: ROOT }, bundle: true, format: 'esm', write: false, logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const settingText = ({ name, attribute, type, default: value, description }) => {
  const called = attribute === undefined ? `\`${name}\` (property only)` : attribute === name ? `\`${name}\`` : `\`${attribute}\` (property \`${name}\`)`;
  return `- ${called}${type ? `: \`${oneLine(type.text)}\`` : ''}${value === undefined ? '' : `, default \`${oneLine(value)}\``}. ${oneLine(description)}`;
};
const eventText = ({ name, description }) => `- \`${name}\` ${oneLine(description)}`;

/** What most elements have is told once. */
const MOST = 6;

function elements() {
  const declared = JSON.parse(read('custom-elements.json')).modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName)
    .map(({ tagName, description, members = [], events = [] }) => ({ tagName, description, settings: members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map(settingText), events: events.map(eventText) }));
  const isShared = (line, list) => declared.filter((element) => element[list].includes(line)).length >= MOST;
  const shared = (list) => [...new Set(declared.flatMap((element) => element[list]))].filter((line) => isShared(line, list));
  const own = (element, list) => element[list].filter((line) => !isShared(line, list));
  return [
    'Every widget (not `filter-bar` and `omnichannel-dashboard`) takes:', '', ...shared('settings'), '', 'raises:', '', ...shared('events'), '', 'and has `status`, `refresh()` and `toTable()`.', '',
    ...declared.flatMap((element) => [`### <${element.tagName}>`, '', oneLine(element.description), '', ...own(element, 'settings'), ...own(element, 'events').map((line) => line.replace('- ', '- event ')), '']),
  ].join('\n');
}

const measure = ({ id, label, unit, additivity, direction, definition }) => `- \`${id}\` ${label} [${unit}, ${additivity}, ${direction === 'neutral' ? 'neither way is good' : `${direction} is good`}] ${oneLine(definition)}`;

function measures(catalog) {
  return [...new Set(catalog.measures.map(({ family }) => family))].map((family) => [`### ${family}`, '', ...catalog.measures.filter((one) => one.family === family).map(measure), ''].join('\n')).join('\n');
}

const dimension = ({ id, label, ordered, overlapping, members }) =>
  `- \`${id}\` ${label}${ordered ? ', in rank order' : ''}${overlapping ? ', an HCP may have several' : ''}${members ? `: ${members.map(({ code }) => `\`${code}\``).join(' ')}` : ''}`;

/** Errors with the first sentence of what `docs/errors.md` says of them. */
function errors(codes) {
  const paragraphs = new Map(read('docs/errors.md').split(/^### /m).slice(1).flatMap((part) => part.split('\n')[0].split(', ').map((code) => [code, oneLine(part.split('\n').slice(1).join(' '))])));
  return codes.map((code) => `- \`${code}\` ${(paragraphs.get(code) ?? '').split(/(?<=\.) /)[0]}`).join('\n');
}

async function text() {
  const { CORE_CATALOG: catalog, ERROR_CODES: codes, WIDGET_STATUSES: statuses, GRAINS: grains } = await builtIn();
  const { description } = JSON.parse(read('package.json'));
  return [
    '# omnichannel-widgets', '', `> ${description}.`, '',
    'ES modules only, MIT, no global CSS, no request but the data provider\'s. Works in any framework that writes HTML. HCP means health-care professional (physician). Never compute a figure yourself from other figures: distinct counts and rates do not add; ask for the measure at the grain you need.', '',
    '## A page', '',
    block('html', '<omnichannel-dashboard period="last-6-months" cross-filter>', '  <filter-bar></filter-bar>', '  <kpi-tile measure="activeHcps" with-sparkline></kpi-tile>', '  <adoption-funnel with-objective></adoption-funnel>', '  <measure-breakdown measure="interactions" by="channel"></measure-breakdown>', '</omnichannel-dashboard>', '',
      '<script type="module">', "  import 'omnichannel-widgets/define';", "  import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';", '',
      "  document.querySelector('omnichannel-dashboard').provider = createMemoryProvider({", "    source: 'CRM',", "    tables: { interactions: { csv: new URL('/exports/interactions.csv', location.href) } },", '  });', '</script>'), '',
    'Without a bundler: `<script type="module" src="…/dist/cdn/omnichannel-widgets.js"></script>` registers all elements and exports the same names. A prototype needs no provider: `<kpi-tile heading="Open rate" value="38" unit="%" objective="40"></kpi-tile>`, or `element.data = [{ channel: \'email\', interactions: 120 }]`.', '',
    'A provider is any object with `query(query, { signal })`:', '',
    block('js', 'const provider = {', '  async query(query, { signal }) {', "    const response = await fetch('/figures', { method: 'POST', body: JSON.stringify(query), signal });", '    return response.json(); // { columns: [{ id, kind }], rows: [[…]], meta: { source } }', '  },', '};'), '',
    '## A screen as JSON', '',
    '`dashboard.setState(json)`; schema `omnichannel-widgets/schemas/dashboard.json`. `settings` takes properties in camel case.', '',
    block('json', JSON.stringify({
      $schema: 'https://unpkg.com/omnichannel-widgets/schemas/dashboard.json', version: 1, period: 'last-6-months', crossFilter: true, filters: [{ dimension: 'channel', in: ['email'] }],
      tiles: [
        { id: 'active', element: 'kpi-tile', columns: 3, settings: { measure: 'activeHcps', withSparkline: true } },
        { id: 'channels', element: 'measure-breakdown', columns: 9, rows: 2, settings: { measure: 'interactions', by: 'channel' } },
      ],
    }, null, 2)), '',
    'Check what you wrote: `npx omnichannel-widgets validate screen.json` names line and remedy for states of dashboards, queries, results, catalogs and themes (`--catalog own.json` for measures of your own).', '',
    '## Questions and answers', '',
    `A query: \`{ measures, dimensions?, period: { start, end }, grain?, filters?, basis?, totals?, order?, limit?, offset? }\`; dates are YYYY-MM-DD, the end is exclusive; grains are ${grains.join(', ')}. A result: \`{ columns, rows, totals?, meta }\`, one value per column; a figure is a number, \`null\` for missing (never zero) or \`{ value, numerator?, denominator?, state? }\`; \`state: "suppressed"\` is hidden for privacy. Shares are 0 to 1, \`points\` as printed. A period may also be written as \`2026-05-01/2026-11-01\` or a preset: \`last-6-months\`, \`this-quarter\`, \`last-week\`, \`year-to-date\`.`, '',
    `An element's \`status\` (property and CSS \`:state()\`): ${statuses.join(', ')}. Schemas: \`omnichannel-widgets/schemas/{query,result,catalog,dashboard,theme}.json\`.`, '',
    '## Doors of the package', '',
    '`omnichannel-widgets` gives classes, types, catalog and `defineWidgets` and registers nothing; `omnichannel-widgets/define` registers every element, `omnichannel-widgets/define/<tag>` one, `omnichannel-widgets/<tag>` gives its class. The others:', '',
    ...doors().filter(({ name }) => name.includes('/') && !name.startsWith('define/') || OWN_DOORS.includes(name)).map(({ name }) => `- \`omnichannel-widgets/${name}\``), ...themes().map((name) => `- \`omnichannel-widgets/themes/${name}.css\``), '',
    `Types only: ${typeDoors().map((name) => `\`omnichannel-widgets/${name}\``).join(', ')}. Files: \`omnichannel-widgets/custom-elements.json\`, \`omnichannel-widgets/schemas/http-api.json\`. Pages that a server renders: \`renderPage\` of \`omnichannel-widgets/server\` on the server, \`withAnswers\` of \`omnichannel-widgets/answers\` in the browser.`, '',
    'Registering under names of your own: `import { defineWidgets } from \'omnichannel-widgets\'; defineWidgets({ prefix: \'acme-\' })` gives `<acme-kpi-tile>` …', '',
    '## Elements', '', elements(),
    '## Measures of the built-in catalog', '', measures(catalog),
    '## Dimensions of the built-in catalog', '', ...catalog.dimensions.map(dimension), '',
    '## Errors', '', 'A `widget-error` event carries `{ code, cause, query }`.', '', errors(codes), '',
  ].join('\n');
}

export const files = { 'llms.txt': text };
