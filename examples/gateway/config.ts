import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_CATALOG, extendCatalog, type Catalog, type CatalogExtension } from 'omnichannel-widgets';
import type { ClickHouseOptions } from './engines/clickhouse.js';
import type { DuckDbOptions } from './engines/duckdb.js';
import type { Engine, EngineLimits } from './engines/engine.js';
import type { PostgresOptions } from './engines/postgres.js';
import { ENGINE_LIMITS, type GatewayOptions } from './options.js';
import type { FigureOptions } from './sources.js';

type EngineConfig = ({ readonly kind: 'duckdb' } & Omit<DuckDbOptions, 'catalog'>) | ({ readonly kind: 'postgres' } & PostgresOptions) | ({ readonly kind: 'clickhouse' } & ClickHouseOptions);

/** The file that the server is started with; `$NAME` in a text is the value of that variable of the environment. */
export interface Config extends Omit<GatewayOptions, 'figures' | 'log'> {
  readonly engine: EngineConfig & { readonly limits?: Partial<EngineLimits> };
  readonly listen?: { readonly host?: string; readonly port?: number };
  /** A file with additions to the built-in catalog. */
  readonly catalog?: string;
  /** Whether every table has the column `seq`, which says which of two rows came later. */
  readonly sequence?: boolean;
  readonly figures?: Omit<FigureOptions, 'catalog' | 'codes'>;
}

const KNOWN = ['engine', 'listen', 'catalog', 'sequence', 'figures', 'tokens', 'policy', 'limits', 'version', 'origins', 'prefix'];

/** Reads a file of settings; throws where it names what is not known, or a variable that is not set. */
export function readConfig(file: string): { readonly config: Config; readonly catalog: Catalog } {
  const written = JSON.parse(readFileSync(file, 'utf8')) as Config;
  const strange = Object.keys(written).find((key) => !KNOWN.includes(key));
  if (strange !== undefined) throw new Error(`${file}: unknown setting "${strange}". There are ${KNOWN.join(', ')}.`);
  const config = filled(written, path.dirname(file)) as Config;
  for (const needed of ['engine', 'tokens', 'policy'] as const) if (config[needed] === undefined) throw new Error(`${file}: missing setting "${needed}".`);
  const extension = config.catalog === undefined ? undefined : JSON.parse(readFileSync(config.catalog, 'utf8')) as CatalogExtension;
  return { config, catalog: extension ? extendCatalog(CORE_CATALOG, extension) : CORE_CATALOG };
}

/** Texts with their variables; what begins with `./` or `../` is a path beside the file. */
function filled(value: unknown, folder: string): unknown {
  if (typeof value === 'string') {
    const text = value.replace(/\$([A-Z][A-Z0-9_]*)/g, (_, name: string) => {
      const found = process.env[name];
      if (found === undefined) throw new Error(`The variable ${name} of the environment is not set.`);
      return found;
    });
    return /^\.\.?\//.test(text) ? path.resolve(folder, text) : text;
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, folder));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, folder)])) : value;
}

/** Opens the engine of the settings; only its own client is loaded. */
export async function openEngine({ engine: { limits, ...engine } }: Config, catalog: Catalog): Promise<Engine> {
  const all = { ...ENGINE_LIMITS, ...limits };
  switch (engine.kind) {
    case 'duckdb':
      if (!existsSync(engine.path)) throw new Error(`No file or folder ${engine.path}.`);
      return (await import('./engines/duckdb.js')).openDuckDb({ ...engine, catalog }, all);
    case 'postgres': return (await import('./engines/postgres.js')).openPostgres(engine, all);
    case 'clickhouse': return (await import('./engines/clickhouse.js')).openClickHouse(engine, all);
  }
}

/** Names every table that the database has with its sequence. */
export function figureOptions({ figures = {}, sequence = false }: Config, catalog: Catalog, tables: readonly string[]): FigureOptions {
  const named = sequence ? Object.fromEntries(catalog.facts.filter(({ id }) => tables.includes(id)).map(({ id }) => [id, { sequence: 'seq' }])) : {};
  return { ...figures, catalog, tables: { ...named, ...figures.tables } };
}
