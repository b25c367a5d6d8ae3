/** `node --import tsx server.ts [config.json]`: starts the gateway, stops it in good order on SIGTERM and SIGINT. */
import { figureOptions, openEngine, readConfig } from './config.js';
import { createGateway } from './gateway.js';

const STOPS_WITHIN_MS = 10_000;

const { config, catalog } = readConfig(process.argv[2] ?? new URL('config.json', import.meta.url).pathname);
const engine = await openEngine(config, catalog);
const { signal } = new AbortController();
const schema = config.engine.kind === 'clickhouse' ? 'currentDatabase()' : 'current_schema()';
const found = await engine.connection.run({ sql: `select table_name from information_schema.tables where table_schema = ${schema}`, parameters: [] }, { signal });
const gateway = createGateway(engine, { ...config, figures: figureOptions(config, catalog, found.map(([name]) => String(name))) });

for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.once(name, () => {
    gateway.stop({ withinMs: STOPS_WITHIN_MS }).then(() => process.exit(0), () => process.exit(1));
  });
}
await gateway.listen(config.listen);
