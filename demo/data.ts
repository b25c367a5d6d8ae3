import type { DataProvider } from '../src/contract/index.js';
import { createMemoryProvider } from '../src/providers/memory/index.js';

/** Figures of two years, as tables in CSV files. */
export async function openFigures(): Promise<DataProvider> {
  const folder = new URL('./data/', document.baseURI);
  const files = await (await fetch(new URL('tables.json', folder))).json() as Readonly<Record<string, string>>;
  const tables = Object.fromEntries(Object.entries(files).map(([table, file]) => [table, { csv: new URL(file, folder) }]));
  return createMemoryProvider({ source: 'Aveline CRM', tables });
}
