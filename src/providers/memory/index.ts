export { createMemoryProvider, type MemoryProvider, type MemoryProviderOptions } from './memory-provider.js';
export type { ColumnsSource, ObjectsSource, TableSource } from '../../tables/table-source.js';
export type { CsvSource } from '../../tables/csv-text.js';
