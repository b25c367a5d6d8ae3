import { openDuckDb } from './support/duckdb.js';
import { differential } from './support/differential.js';

differential('DuckDB', openDuckDb);
