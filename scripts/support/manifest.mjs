/**
 * The custom elements manifest, made from the doc comments under src. What the analyzer finds is brought into the words of the package: the
 * files a host can import, types by their values, and for each element the tokens that its styles read.
 */
import { designTokens } from './design-tokens.mjs';
import { doors, tags } from './doors.mjs';
import { defaultText, isOfEveryElement, memberType } from './member-types.mjs';
import { ROOT } from './root.mjs';
import { tokensIn } from './source-facts.mjs';
import { classIn, elementSources, exportedNames } from './source-reach.mjs';

const MAIN = 'dist/index.js';
const COLLECTIONS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];

/** The built file behind the door to a file of src. */
const builtFile = (source) => {
  const door = doors().find((each) => each.source === source);
  return door && !door.registers ? `dist/${door.name}.js` : MAIN;
};

/** Keeps line breaks between paragraphs only: the others come from the width of a comment. */
const unwrapped = (text) => text?.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, ' ').trim()).join('\n\n');

function described(item, element) {
  const { inheritedFrom, default: _given, ...rest } = item;
  const field = item.fieldName ?? (item.kind === 'field' ? item.name : undefined);
  const fallback = field && defaultText(element, field);
  return {
    ...rest,
    ...(rest.description && { description: unwrapped(rest.description) }),
    ...(field && { type: { text: memberType(element, field) } }),
    ...(fallback !== undefined && { default: fallback }),
    ...(inheritedFrom && { inheritedFrom: { name: inheritedFrom.name, module: MAIN } }),
  };
}

/** Events that the analyzer guessed from the code have no description. */
const isDocumented = ({ description }) => Boolean(description);

const light = ({ light, dark }) => (light === dark ? light : `light-dark(${light}, ${dark})`);

function tokenEntries(statements, own) {
  const tokens = new Map(designTokens().map((token) => [token.name, token]));
  return tokensIn(statements).map((name) => {
    const written = own.find((each) => each.name === name);
    const token = tokens.get(name);
    return { name, description: written?.description ?? token?.description, default: written?.default ?? (token && light(token)) };
  });
}

const isElement = ({ superclass }, classes) => superclass?.name === 'LitElement' || classes.some(({ found }) => found.name === superclass?.name && isElement(found, classes));

/** The nearest base that a host can import; the others are how ours is built. */
function baseOf({ superclass }, classes) {
  if (superclass.package) return superclass;
  const base = classes.find(({ found }) => found.name === superclass.name);
  return base.isPublic ? { name: superclass.name, module: MAIN } : baseOf(base.found, classes);
}

function declarationOf({ source, found }, classes, statements) {
  const element = classIn(source, found.name);
  const isFromWithin = ({ inheritedFrom }) => inheritedFrom !== undefined && !classes.find((each) => each.found.name === inheritedFrom.name)?.isPublic;
  const isHidden = (item) => isFromWithin(item) || (item.kind !== undefined && isOfEveryElement(element, item.name));
  const lists = COLLECTIONS.map((name) => {
    const items = (found[name] ?? []).filter((item) => !isHidden(item) && (name !== 'events' || isDocumented(item))).map((item) => described(item, element));
    return [name, name === 'cssProperties' && statements ? tokenEntries(statements, items) : items];
  });
  const { kind, name, tagName, customElement, description } = found;
  return {
    kind, name, ...(tagName && { tagName, customElement }), description: unwrapped(description),
    superclass: baseOf(found, classes),
    ...Object.fromEntries(lists.filter(([, items]) => items.length > 0)),
  };
}

const javascriptModule = (file, declarations, exports) => ({ kind: 'javascript-module', path: file, declarations, exports });

async function make() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const { schemaVersion, modules } = await cli({ argv: ['analyze', '--quiet'], cwd: ROOT, noWrite: true });
  const statementsOf = new Map(elementSources().map(({ tag, statements }) => [tag, statements]));
  const names = exportedNames('src/index.ts');
  const classes = modules.flatMap(({ path: source, declarations }) => declarations.map((found) => ({ source, found, isPublic: found.tagName !== undefined || names.includes(found.name) })));
  const code = classes.filter(({ isPublic, found }) => isPublic && isElement(found, classes)).map((each) => {
    const { name, tagName } = each.found;
    const file = builtFile(each.source);
    return javascriptModule(file, [declarationOf(each, classes, statementsOf.get(tagName))], [{ kind: 'js', name, declaration: { name, module: file } }]);
  });
  const registering = tags().map((tag) => javascriptModule(`dist/define/${tag}.js`, [], [
    { kind: 'custom-element-definition', name: tag, declaration: { name: classes.find(({ found }) => found.tagName === tag).found.name, module: `dist/${tag}.js` } },
  ]));
  return { schemaVersion, readme: 'README.md', modules: [...code, ...registering].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

let manifest;

/** The manifest as the sources say it now. */
export const freshManifest = () => (manifest ??= make());

/** The declarations of all elements, in alphabetical order of their tags. */
export async function elementDeclarations() {
  const { modules } = await freshManifest();
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName).sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** What a host sets: fields that are not read-only. */
export const settable = ({ members = [] }) => members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

/** The element that others stand in: what they tell bubbles through it. */
const AROUND = 'omnichannel-dashboard';

/** What a host hears on an element: its own events, and on the one around them those of all others. */
export function eventsHeard({ tagName, events = [] }, declarations) {
  if (tagName !== AROUND) return events;
  const heard = new Map(events.map((event) => [event.name, event]));
  for (const { events: inner = [] } of declarations) {
    for (const event of inner) {
      const known = heard.get(event.name);
      const types = new Set([...(known ? known.type.text.split(' | ') : []), ...event.type.text.split(' | ')]);
      heard.set(event.name, { ...event, ...known, type: { text: [...types].join(' | ') } });
    }
  }
  return [...heard.values()];
}
