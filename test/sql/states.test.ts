import { openDuckDb } from './support/duckdb.js';
import { statesDifferential } from './support/states-differential.js';

statesDifferential('DuckDB', openDuckDb);
