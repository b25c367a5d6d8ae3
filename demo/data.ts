import { CORE_CATALOG } from '../src/catalog/index.js';
import { extendCatalog, type Catalog, type CatalogExtension, type DataProvider } from '../src/contract/index.js';
import { createCompositeProvider } from '../src/providers/composite/index.js';
import { createMemoryProvider, type MemoryProvider, type MemoryProviderOptions } from '../src/providers/memory/index.js';
import { COMPLETE_FROM, SOURCES, type SourceId } from './sources.js';

/** What a source is made of; `tables` are addresses of files. */
export interface SourceParts extends Pick<MemoryProviderOptions, 'tables'> {
  readonly id: SourceId;
  readonly name: string;
  readonly source: string;
  readonly catalog: Catalog;
  readonly completeFrom: string;
}
/** A source that says by itself, once it is ready, which measures it has; perhaps one that takes rows. */
export type SourceProvider = DataProvider & { readonly ready: Promise<void> } & Partial<Pick<MemoryProvider, 'append'>>;
export type OpenSource = (parts: SourceParts) => SourceProvider;

export interface Figures {
  readonly catalog: Catalog;
  /** The company's own figures of two years. */
  readonly crm: SourceProvider;
  /** Those, and what the web and the networks give, from another source. */
  readonly all: DataProvider;
}

const read = async (address: URL): Promise<unknown> => (await fetch(address)).json();
const inThePage: OpenSource = ({ id: _, ...options }) => createMemoryProvider(options);

async function openSource(id: SourceId, root: URL, catalog: Catalog, open: OpenSource): Promise<SourceProvider> {
  const { folder, name } = SOURCES[id];
  const place = new URL(folder, root);
  const files = await read(new URL('tables.json', place)) as Readonly<Record<string, string>>;
  const tables = Object.fromEntries(Object.entries(files).map(([table, file]) => [table, { csv: new URL(file, place) }]));
  return open({ id, name, source: name, tables, catalog, completeFrom: COMPLETE_FROM });
}

/** From a folder with `catalog.json`, `tables.json` and the tables; `digital/` in it has tables of its own. */
export async function openFigures(folder = new URL('./data/', document.baseURI), open = inThePage): Promise<Figures> {
  const catalog = extendCatalog(CORE_CATALOG, await read(new URL('catalog.json', folder)) as CatalogExtension);
  const [digital, crm] = await Promise.all([openSource('digital', folder, catalog, open), openSource('crm', folder, catalog, open)]);
  return { catalog, crm, all: createCompositeProvider({ catalog, sources: [{ provider: digital }, { provider: crm }] }) };
}
