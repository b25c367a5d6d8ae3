/** A server with the empty database `postgres`; `url` names the user `postgres`, who needs no password. `stop` ends it and deletes its files. */
export interface PostgresServer {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a Postgres server of its own on loopback; throws where none is installed and says what to install. */
export function startPostgres(): Promise<PostgresServer>;
