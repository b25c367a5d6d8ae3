export { createMemoryProvider, type MemoryProvider, type MemoryProviderOptions } from './memory-provider.js';
export type { ColumnsSource, ObjectsSource, TableSource } from './table-source.js';
export type { CsvSource } from './csv-text.js';
