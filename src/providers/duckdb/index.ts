export { createDuckDbProvider, type DuckDbProvider, type DuckDbProviderOptions, type ExistingTable } from './duckdb-provider.js';
export { duckDbInWorker, type WorkerEngineOptions } from './worker-engine.js';
export type { DuckDbEngine, DuckDbInstance, Insertion } from './engine.js';
export type { PhysicalColumn } from './layout.js';
export type { TableSource } from '../../tables/table-source.js';
