import { openDuckDb } from './support/duckdb.js';
import { property } from './support/property.js';

property('DuckDB', openDuckDb, 10);
