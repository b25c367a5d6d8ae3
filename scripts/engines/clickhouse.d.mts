/** An empty ClickHouse; `url` is that of its HTTP interface. `stop` ends it and deletes its files. */
export interface ClickHouseServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Installs the engine on first use (about 550 MB, Linux x64) and starts it on loopback. */
export function startClickHouse(): Promise<ClickHouseServer>;
