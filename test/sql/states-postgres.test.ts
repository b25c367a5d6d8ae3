import { openPostgres } from './support/postgres.js';
import { statesDifferential } from './support/states-differential.js';
import { withPostgres } from './support/with-postgres.js';

withPostgres((url) => statesDifferential('Postgres', (tables) => openPostgres(url(), tables)));
