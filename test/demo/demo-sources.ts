import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenSource, SourceProvider } from '../../demo/data.js';
import { COMPLETE_FROM, SOURCES, type SourceId } from '../../demo/sources.js';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { extendCatalog, type CatalogExtension, type DataProvider } from '../../src/contract/index.js';
import { createCompositeProvider } from '../../src/providers/composite/index.js';

const FOLDER = fileURLToPath(new URL('../../demo/data/', import.meta.url));
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

const catalog = extendCatalog(CORE_CATALOG, JSON.parse(read('catalog.json')) as CatalogExtension);

/** The demo's sources behind one, as the portal has them, their tables read from the disk. */
export async function demoProvider(open: OpenSource): Promise<DataProvider> {
  const openOne = (id: SourceId): SourceProvider => {
    const { folder, name } = SOURCES[id];
    const files = JSON.parse(read(join(folder, 'tables.json'))) as Readonly<Record<string, string>>;
    const tables = Object.fromEntries(Object.entries(files).map(([table, file]) => [table, { csv: read(join(folder, file)) }]));
    return open({ id, name, source: name, catalog, completeFrom: COMPLETE_FROM, tables });
  };
  const sources = [openOne('digital'), openOne('crm')];
  await Promise.all(sources.map(({ ready }) => ready));
  return createCompositeProvider({ catalog, sources: sources.map((provider) => ({ provider })) });
}
