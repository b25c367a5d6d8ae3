export { createMemoryProvider } from './memory-provider.js';
export type { MemoryProvider, MemoryProviderOptions } from './options.js';
export type { ColumnsSource, ObjectsSource, TableSource } from '../../tables/table-source.js';
export type { CompactColumn, CompactSource } from '../../tables/compact-columns.js';
export type { CsvSource } from '../../tables/csv-text.js';
