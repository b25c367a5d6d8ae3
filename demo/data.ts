import { CORE_CATALOG } from '../src/catalog/index.js';
import { extendCatalog, type Catalog, type CatalogExtension, type DataProvider } from '../src/contract/index.js';
import { createCompositeProvider } from '../src/providers/composite/index.js';
import { createMemoryProvider, type MemoryProvider } from '../src/providers/memory/index.js';

const read = async (address: URL): Promise<unknown> => (await fetch(address)).json();

async function openTables(folder: URL, source: string, catalog: Catalog): Promise<MemoryProvider> {
  const files = await read(new URL('tables.json', folder)) as Readonly<Record<string, string>>;
  const tables = Object.fromEntries(Object.entries(files).map(([table, file]) => [table, { csv: new URL(file, folder) }]));
  return createMemoryProvider({ source, name: source, tables, catalog, completeFrom: '2024-11-01' });
}

export interface Figures {
  readonly catalog: Catalog;
  /** The company's own figures of two years. */
  readonly crm: MemoryProvider;
  /** Those, and what the web and the networks give, from another source. */
  readonly all: DataProvider;
}

/** From a folder with `catalog.json`, `tables.json` and the tables; `digital/` in it has tables of its own. */
export async function openFigures(folder = new URL('./data/', document.baseURI)): Promise<Figures> {
  const catalog = extendCatalog(CORE_CATALOG, await read(new URL('catalog.json', folder)) as CatalogExtension);
  const [crm, digital] = await Promise.all([openTables(folder, 'Aveline CRM', catalog), openTables(new URL('digital/', folder), 'Web analytics', catalog)]);
  await digital.ready;
  const measures = Object.keys(digital.capabilities?.measures ?? {});
  return { catalog, crm, all: createCompositeProvider({ sources: [{ provider: digital, measures }, { provider: crm }] }) };
}
