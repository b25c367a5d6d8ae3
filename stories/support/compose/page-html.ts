import type { CatalogExtension, DashboardState, Json, TileState } from '../../../src/contract/index.js';
import type { Recording } from '../../../src/testing/recorder/recording.js';
import { attributesOf, type Manifest, type ManifestAttribute } from './manifest.js';

/** What a page is made of besides the dashboard's state. */
export interface PageParts {
  readonly manifest: Manifest;
  /** Where the package is served, without the last slash. */
  readonly library: string;
  readonly language: string;
  readonly scheme: string;
  /** Names of the theme style sheets, the last the strongest. */
  readonly themes: readonly string[];
  /** What the source answered. */
  readonly recording: Recording;
  /** What the catalog has beyond the library's own. */
  readonly extension: CatalogExtension;
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const markup = (text: string): string => text.replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);
/** JSON that may stand in a script. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

interface Written {
  readonly attributes: readonly string[];
  /** What no attribute can say, by property. */
  readonly properties: readonly (readonly [name: string, value: Json])[];
}

const isList = (value: Json): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string' && /^\S+$/.test(item));

function written(settings: Readonly<Record<string, Json>>, known: readonly ManifestAttribute[]): Written {
  const attributes: string[] = [];
  const properties: [string, Json][] = [];
  for (const [property, value] of Object.entries(settings)) {
    const attribute = known.find(({ name, fieldName = name }) => fieldName === property)?.name;
    if (attribute && value === true) attributes.push(attribute);
    else if (attribute && (typeof value === 'string' || typeof value === 'number')) attributes.push(`${attribute}="${markup(String(value))}"`);
    else if (attribute && isList(value)) attributes.push(`${attribute}="${markup(value.join(' '))}"`);
    else properties.push([property, value]);
  }
  return { attributes, properties };
}

const opening = (tag: string, attributes: readonly string[]): string => `<${[tag, ...attributes].join(' ')}>`;

function dashboardOf({ version: _, tiles, selections: __, ...settings }: DashboardState, manifest: Manifest): { readonly tags: string; readonly script: readonly string[] } {
  const own = written(settings as Readonly<Record<string, Json>>, attributesOf(manifest, 'omnichannel-dashboard'));
  const children = tiles.map((tile) => ({ tile, ...written({ ...(typeof tile.heading === 'string' && { heading: tile.heading }), ...tile.settings }, attributesOf(manifest, tile.element)) }));
  const tags = children.map(({ tile: { id, element }, attributes }) => `  ${opening(element, [`id="${markup(id)}"`, ...attributes])}</${element}>`);
  return {
    tags: [opening('omnichannel-dashboard', own.attributes), ...tags, '</omnichannel-dashboard>'].join('\n'),
    script: [
      ...own.properties.map(([name, value]) => `dashboard.${name} = ${literal(value)};`),
      ...children.flatMap(({ tile: { id }, properties }) => properties.map(([name, value]) => `document.getElementById(${literal(id)}).${name} = ${literal(value)};`)),
      '// Where the tiles stand, in twelfths of the width.', `dashboard.layout = [\n${tiles.map((tile) => `  ${literal(placeOf(tile))},`).join('\n')}\n];`,
    ],
  };
}

function placeOf({ settings: _, heading, ...place }: TileState): Omit<TileState, 'settings'> {
  return { ...place, ...(typeof heading === 'object' && { heading }) };
}

/** A catalog's own part, without what the answers do not name. */
function namedIn({ dimensions = [], ...others }: CatalogExtension, { answers, members }: Recording): CatalogExtension {
  const named = new Set([...answers.flatMap(({ query, result }) => [...result.columns.map(({ id }) => id), ...(query.filters ?? []).map(({ dimension }) => dimension)]), ...members.map(({ request }) => request.dimension)]);
  // Both ends of a movement are of one dimension.
  if (named.has('segmentFrom')) named.add('segment');
  return { ...others, dimensions: dimensions.filter(({ id }) => named.has(id)) };
}

/** Only what the answers are about. */
function narrowed({ answers, members, capabilities }: Recording): Recording {
  const asked = new Set(answers.flatMap(({ query }) => query.measures));
  return { version: 1, answers, members, ...(capabilities && { capabilities: { ...capabilities, measures: Object.fromEntries(Object.entries(capabilities.measures).filter(([id]) => asked.has(id))) } }) };
}

const RECORDED = `
// The figures as they were on screen. Put a source of your own in the place of "provider", such as
// createHttpProvider({ url }) or createMemoryProvider({ tables }); see the guides of the package.
const answers = new Map(recording.answers.map(({ query, result }) => [queryKey(query), result]));
const members = new Map(recording.members.map(({ request, members }) => [JSON.stringify(request), members]));
const found = async (value) => {
  if (!value) throw new Error('This was not on screen when the page was copied.');
  return value;
};
dashboard.provider = {
  name: 'figures of the example',
  capabilities: recording.capabilities,
  query: (query) => found(answers.get(queryKey(query))),
  members: (request) => found(members.get(JSON.stringify(request))),
};`;

const sourceOf = ({ recording, extension }: PageParts): readonly string[] => [
  '// Names of your own codes.',
  `dashboard.catalog = extendCatalog(CORE_CATALOG, ${literal(namedIn(extension, recording))});`,
  '',
  `const recording = ${literal(narrowed(recording))};${RECORDED}`,
];

/** A whole page that shows the state, to be opened as it is. */
export function pageOf(state: DashboardState, parts: PageParts): string {
  const { manifest, library, language, scheme, themes } = parts;
  const { tags, script } = dashboardOf(state, manifest);
  const file = `${library}/dist/cdn/omnichannel-widgets.js`;
  const heading = typeof state.heading === 'object' ? Object.values(state.heading)[0] : state.heading;
  return `<!doctype html>
<html lang="${markup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup(heading ?? 'Dashboard')}</title>
${themes.map((name) => `<link rel="stylesheet" href="${markup(`${library}/dist/themes/${name}.css`)}">\n`).join('')}<style>
  :root { color-scheme: ${scheme}; font-family: system-ui, sans-serif; }
  body { margin: 24px; }
</style>
</head>
<body${themes.length > 0 ? ` class="${markup(themes.map((name) => `omni-${name}`).join(' '))}"` : ''}>

${tags}

<script type="module">
import { CORE_CATALOG, extendCatalog, queryKey } from ${literal(file)};

const dashboard = document.querySelector('omnichannel-dashboard');
${[...script, '', ...sourceOf(parts)].join('\n')}
</script>
</body>
</html>
`;
}

