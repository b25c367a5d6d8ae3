import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { EDITOR_FILES } from '../support/editor-files.mjs';
import { elementDeclarations, freshManifest } from '../support/manifest.mjs';
import { ROOT } from '../support/root.mjs';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** What an editor may offer between the quotes of an attribute; the name of any other type would be offered as if it were a value. */
const offered = (type) => (type === 'boolean' || type === 'number' || type.split(' | ').every((part) => /^'.*'$/.test(part)) ? type : 'string');

async function manifestForEditors() {
  const { modules, ...rest } = await freshManifest();
  const attribute = ({ type, ...each }) => ({ ...each, type: { text: offered(type.text) } });
  const declaration = ({ attributes = [], ...each }) => ({ ...each, attributes: attributes.map(attribute) });
  return { ...rest, modules: modules.map((module) => ({ ...module, declarations: module.declarations.map(declaration) })) };
}

/** A tip that fits on a screen: tokens, parts and methods are offered where they are written. */
const TIPS = { hideLogs: true, hideCssPropertiesDocs: true, hideCssPartsDocs: true, hideMethodDocs: true };

/** One entry for each name; where elements say different things under one name, each says its own. */
function merged(entries) {
  const names = [...new Set(entries.map(({ name }) => name))].sort();
  return names.map((name) => {
    const same = entries.filter((each) => each.name === name);
    const said = [...new Set(same.map(({ description }) => description))];
    return { ...same[0], description: said.join('\n\n') };
  });
}

async function stateClasses() {
  const states = (await elementDeclarations()).flatMap(({ cssStates = [] }) => cssStates);
  return merged(states.map(({ name, description }) => ({ name: `state(${name})`, description })));
}

/** A switch is written without a value. */
const withSwitches = (attributes, booleans) => attributes.map(({ values, ...each }) => (booleans.includes(each.name) ? { ...each, valueSet: 'v' } : { ...each, ...(values.length > 0 && { values }) }));

async function htmlData() {
  const { tags, ...rest } = JSON.parse(getVsCodeHtmlCustomData(await manifestForEditors(), TIPS));
  const booleans = new Map((await elementDeclarations()).map(({ tagName, attributes = [] }) => [tagName, attributes.filter(({ type }) => type.text === 'boolean').map(({ name }) => name)]));
  return json({ ...rest, tags: tags.map((tag) => ({ ...tag, attributes: withSwitches(tag.attributes, booleans.get(tag.name)) })) });
}

async function cssData() {
  const { properties, pseudoElements, ...rest } = JSON.parse(getVsCodeCssCustomData(await manifestForEditors(), TIPS));
  return json({ ...rest, properties: merged(properties), pseudoElements: merged(pseudoElements), pseudoClasses: (await stateClasses()).map((each) => ({ ...each, name: `:${each.name}` })) });
}

async function webTypes() {
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const { contributions: { html, css }, ...rest } = JSON.parse(getWebTypesData(await manifestForEditors(), TIPS));
  const elements = html.elements.map(({ 'doc-url': _none, ...each }) => each);
  const styles = { properties: merged(css.properties), 'pseudo-elements': merged(css['pseudo-elements']), 'pseudo-classes': await stateClasses() };
  return json({ ...rest, name, version, contributions: { html: { ...html, elements }, css: styles } });
}

export const files = { [EDITOR_FILES.vsCodeHtml]: htmlData, [EDITOR_FILES.vsCodeCss]: cssData, [EDITOR_FILES.jetBrains]: webTypes };
