import { CORE_CATALOG } from '../catalog/index.js';
import { checkDashboardState, checkQuery, checkResult, extendCatalog, OmnichannelError, type Catalog, type CatalogExtension, type Query, type Result } from '../contract/index.js';
import { checkCatalog } from '../engine/catalog-check.js';
import { DOCUMENT_KINDS, documentKind, type DocumentKind } from './document-kinds.js';
import { JsonText, pathText, type JsonPath, type Place } from './json-text.js';
import { unknownIds } from './named-ids.js';
import { schemaFaults, type SchemaFault } from './schema-faults.js';
import { strangeElements, wrongSettings, type ElementSettings } from './tile-settings.js';

export interface ValidateOptions {
  /** The schema of each kind, as in `omnichannel-widgets/schemas/<kind>.json`. */
  readonly schemas: Readonly<Partial<Record<DocumentKind, object>>>;
  /** What the document is; else it is found out from what it holds. */
  readonly kind?: DocumentKind;
  /** The host's catalog, added to the built-in one. Without it an unknown measure is a warning only. */
  readonly catalog?: CatalogExtension;
  /** Settings of the elements, by plain name; else settings of tiles are not judged. */
  readonly elements?: ElementSettings;
  /** What is wrong in a theme of the right form: sentences that begin with the path of the token. */
  readonly themeErrors?: (file: unknown) => readonly string[];
}

/** Something wrong in a document: where, what, and what to do about it. */
export interface DocumentFault extends Place {
  readonly severity: 'error' | 'warning';
  /** Such as `tiles[2].columns`; empty for the whole. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

export interface Validation {
  readonly kind: DocumentKind | undefined;
  /** In the order of the text. */
  readonly faults: readonly DocumentFault[];
}

/** What is wrong in the JSON text of a dashboard, query, result, catalog or theme: its form, then what its parts mean together. */
export function validateDocument(text: string, { schemas, kind: wanted, catalog: extension, elements = {}, themeErrors = () => [] }: ValidateOptions): Validation {
  const json = new JsonText(text);
  const fault = (severity: 'error' | 'warning', { path, problem, remedy }: SchemaFault, place = json.placeOf(path)): DocumentFault => ({ severity, ...place, path: pathText(path), problem, remedy });
  const ordered = (kind: DocumentKind | undefined, faults: readonly DocumentFault[]): Validation => ({ kind, faults: [...faults].sort((a, b) => a.line - b.line || a.column - b.column) });
  if (json.broken.length > 0) {
    return ordered(wanted, json.broken.slice(0, 1).map(({ place, problem }) => fault('error', { path: [], problem: `no JSON: ${problem}`, remedy: 'Write plain JSON: names and texts in double quotes, no comments, no comma after the last entry.' }, place)));
  }
  const kind = wanted ?? documentKind(json.value);
  const schema = kind && schemas[kind];
  if (!kind || !schema) {
    return ordered(kind, [fault('error', { path: [], problem: 'unknown kind of document', remedy: `Say what it is (${DOCUMENT_KINDS.join(', ')}), or name its schema under "$schema".` })]);
  }
  const twice = json.duplicates.map(({ path, place }) => fault('error', { path, problem: `duplicate property "${String(path.at(-1))}"`, remedy: 'Keep one of them: the last would win unseen.' }, place));
  const formal = schemaFaults(schema, json.value).map((one) => fault('error', one));
  if (twice.length > 0 || formal.length > 0) return ordered(kind, [...twice, ...formal]);
  const catalog = extendCatalog(CORE_CATALOG, kind === 'catalog' ? (json.value as CatalogExtension) : (extension ?? {}));
  const meant = refusalOf(kind, json.value, catalog);
  const ids = unknownIds(kind, json.value, catalog).map((one) => fault(extension ? 'error' : 'warning', one));
  const settings = kind === 'dashboard' ? [...wrongSettings(json.value, elements).map((one) => fault('error', one)), ...strangeElements(json.value, elements).map((one) => fault('warning', one))] : [];
  const theme = kind === 'theme' ? themeErrors(json.value).map((sentence) => fault('error', told(sentence))) : [];
  return ordered(kind, [...(meant ? [fault('error', meant)] : []), ...ids, ...settings, ...theme]);
}

/** `light.accent: "blue" is no colour. Write …` */
function told(sentence: string): SchemaFault {
  const [, path = '', problem = '', remedy = ''] = /^(?:([\w.-]+): )?(.*?)(?:\. (.*))?$/s.exec(sentence) ?? [];
  return { path: path === '' ? [] : path.split('.'), problem: problem.replace(/\.$/, ''), remedy };
}

/** Why the library would refuse a document of the right form. */
function refusalOf(kind: DocumentKind, value: unknown, catalog: Catalog): SchemaFault | undefined {
  const { $schema: _, ...own } = value as Readonly<Record<string, unknown>>;
  try {
    if (kind === 'dashboard') checkDashboardState(value, kind);
    if (kind === 'query') checkQuery(own as unknown as Query, kind);
    if (kind === 'result') checkResult(own as unknown as Result, kind);
    if (kind === 'catalog') checkCatalog(catalog);
  } catch (thrown) {
    if (!(thrown instanceof OmnichannelError)) throw thrown;
    const problem = thrown.message.slice(`${kind}: `.length, -` ${thrown.remedy} (${thrown.code})`.length).replace(/\.$/, '');
    return { path: pathToldBy(problem, kind, own), problem, remedy: thrown.remedy };
  }
  return undefined;
}

/** The part of a document that an error of the library is about, as far as its words tell. */
function pathToldBy(problem: string, kind: DocumentKind, value: Readonly<Record<string, unknown>>): JsonPath {
  if (kind === 'dashboard') {
    const path = /^invalid state at ([^:]+):/.exec(problem)?.[1] ?? '';
    return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name as string) : Number(index)));
  }
  if (kind === 'query') {
    const noun = /^invalid (\w+)/.exec(problem)?.[1] ?? '';
    return [{ columns: 'measures', filter: 'filters' }[noun] ?? noun];
  }
  if (kind === 'result') {
    const row = /row (\w+)/.exec(problem)?.[1];
    return row === undefined ? ['columns'] : row === 'totals' ? [row] : ['rows', Number(row)];
  }
  const entries = [...problem.matchAll(/\b(measure|dimension|fact|state) "([^"]+)"/g)].map(([, noun, id]) => [`${String(noun)}s`, id] as const);
  for (const [list, id] of entries.reverse()) {
    const at = (value[list] as readonly { readonly id: string }[] | undefined)?.findIndex((entry) => entry.id === id) ?? -1;
    if (at >= 0) return [list, at];
  }
  return [];
}
