import { randomUUID } from 'node:crypto';
import { engineOf, Pool, type Engine, type EngineLimits } from './engine.js';

export interface ClickHouseOptions {
  /** Of the HTTP interface: `http://host:8123`. */
  readonly url: string;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
}

/** What the library's statements build upon, and what keeps them to reading. */
const SETTINGS = {
  join_use_nulls: '1', union_default_mode: 'DISTINCT', cast_keep_nullable: '1', prefer_column_name_to_alias: '1', readonly: '1', cancel_http_readonly_queries_on_client_close: '1', output_format_json_quote_64bit_integers: '0', output_format_json_quote_denormals: '0', distributed_product_mode: 'global',
};

/** Values travel as escaped texts. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0', '\b': '\\b', '\f': '\\f' };
const escaped = (value: unknown): string => [...String(value)].map((character) => ESCAPES[character] ?? character).join('');

/** ClickHouse over its HTTP interface. */
export function openClickHouse({ url, database = 'default', user, password }: ClickHouseOptions, limits: EngineLimits): Engine {
  const pool = new Pool<undefined>(limits.connections, () => Promise.resolve(undefined));
  const headers = { ...(user && { 'X-ClickHouse-User': user }), ...(password && { 'X-ClickHouse-Key': password }) };
  return engineOf('clickhouse', ({ sql, parameters }, signal) => pool.use(signal, async () => {
    const query = new URLSearchParams({ database, default_format: 'JSONCompact', query_id: randomUUID(), max_execution_time: String(Math.ceil(limits.statementTimeoutMs / 1000)), ...SETTINGS });
    parameters.forEach((value, at) => query.set(`param_p${at}`, escaped(value)));
    const response = await fetch(`${url}/?${query}`, { method: 'POST', body: sql, headers, signal });
    const answer = await response.text();
    if (!response.ok) throw new Error(`ClickHouse: ${answer.slice(0, 500)}`);
    return (JSON.parse(answer) as { readonly data: readonly (readonly unknown[])[] }).data;
  }), () => Promise.resolve(), limits);
}
