import { createSqlProvider, type SqlConnection, type SqlProvider, type SqlProviderOptions } from 'omnichannel-widgets/sql';
import type { Reader } from './readers.js';

export type FigureOptions = Omit<SqlProviderOptions, 'connection' | 'rules'>;

interface Source { readonly provider: SqlProvider; usedAt: number }

/** A source of figures for each set of rights; those unused for longest are let go. */
export class Sources {
  readonly #connection: SqlConnection;
  readonly #options: FigureOptions;
  readonly #limits: { readonly most: number; readonly idleMs: number };
  readonly #sources = new Map<string, Source>();

  constructor(connection: SqlConnection, options: FigureOptions, limits: { readonly most: number; readonly idleMs: number }) {
    this.#connection = connection;
    this.#options = options;
    this.#limits = limits;
  }

  for({ key, rules, schema }: Reader): SqlProvider {
    const now = Date.now();
    const source = this.#sources.get(key) ?? this.#open({ key, rules, schema }, now);
    source.usedAt = now;
    this.#sources.delete(key);
    this.#sources.set(key, source);
    for (const [oldest, { usedAt }] of this.#sources) {
      if (this.#sources.size <= this.#limits.most && now - usedAt <= this.#limits.idleMs) break;
      if (oldest !== key) this.#sources.delete(oldest);
    }
    return source.provider;
  }

  /** One whose database was away when it was opened is opened anew. */
  #open({ key, rules, schema }: Pick<Reader, 'key' | 'rules' | 'schema'>, usedAt: number): Source {
    const source = { provider: createSqlProvider({ ...this.#options, ...(schema !== undefined && { schema }), connection: this.#connection, rules }), usedAt };
    source.provider.ready.catch(() => {
      if (this.#sources.get(key) === source) this.#sources.delete(key);
    });
    return source;
  }

  changed(): void {
    for (const { provider } of this.#sources.values()) provider.changed();
  }
}
