import { openPostgres } from './support/postgres.js';
import { property } from './support/property.js';
import { withPostgres } from './support/with-postgres.js';

withPostgres((url) => property('Postgres', (tables) => openPostgres(url(), tables), 10));
