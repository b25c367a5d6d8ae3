import { differential } from './support/differential.js';
import { openPostgres } from './support/postgres.js';
import { withPostgres } from './support/with-postgres.js';

withPostgres((url) => differential('Postgres', (tables) => openPostgres(url(), tables)));
