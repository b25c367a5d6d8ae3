import { CORE_CATALOG } from '../catalog/index.js';
import {
  checkQuery, Listeners, type Capabilities, type Catalog, type Change, type DataProvider, type IsoDate, type Member, type MembersRequest, type Query, type Result,
} from '../contract/index.js';
import { answerQuery } from '../engine/answer.js';
import { capabilitiesOf } from '../engine/capabilities.js';
import { checkOptions, type Reach } from '../engine/check-options.js';
import { ask } from './ask.js';
import type { SqlConnection } from './connection.js';
import { flavourOf } from './flavour.js';
import { sqlMembers } from './members.js';
import { readLeaf } from './leaves.js';
import { readReferences, type Decode, type References } from './references.js';
import type { RowRule, SqlContext } from './relation.js';
import { checkRules, ruledCapabilities, ruledSchema } from './row-rules.js';
import { readSchema, type SqlTableOptions } from './schema.js';
import { SqlStore } from './sql-store.js';

export interface SqlProviderOptions {
  readonly connection: SqlConnection;
  readonly catalog?: Catalog;
  /** Where facts stand in the database, by their ids in the catalog; what is not named stands in a table of the fact's own id. */
  readonly tables?: Readonly<Record<string, SqlTableOptions>>;
  /** Database schema of tables that name none. */
  readonly schema?: string;
  /** Name of the source, as a reader knows it. */
  readonly source?: string;
  /** Name used in errors. */
  readonly name?: string;
  /** Smallest group of HCPs that may be shown; 5 unless said. */
  readonly k?: number;
  /** First and last day (inclusive) for which the tables hold everything; as far as the facts reach, unless said. */
  readonly completeFrom?: IsoDate;
  readonly completeThrough?: IsoDate;
  /** Which rows may be seen at all; added to every statement. Facts whose rows a rule does not tell apart count as missing. */
  readonly rules?: readonly RowRule[];
  /** How many statements run at a time; 4 unless said. */
  readonly concurrency?: number;
  /** How long the tables that describe codes and the reach of the facts are kept, in milliseconds; five minutes unless said. */
  readonly freshMs?: number;
  /** How codes stand in the tables, where not as they are. */
  readonly codes?: { encode(column: string, code: string): string | number | undefined; readonly decode: Decode };
}

/** A provider whose rows stay in a database. */
export interface SqlProvider extends DataProvider {
  readonly queryAll: NonNullable<DataProvider['queryAll']>;
  readonly members: NonNullable<DataProvider['members']>;
  /** Settles once schema and references are read for the first time; questions wait for it by themselves. */
  readonly ready: Promise<void>;
  /** Tells that rows changed: what was read before the questions is read anew, listeners ask again. */
  changed(change?: Change): void;
}

interface Loaded { readonly context: SqlContext; readonly references: References; readonly readAt: number; readonly members: Map<string, Promise<readonly Member[]>>; capabilities?: Capabilities }

/** A provider that asks a database by SQL. Throws `invalid-catalog`, `duplicate-id`, `cyclic-formula`, `invalid-date`, `unknown-dimension` or `invalid-setting` at once; `missing-table` and `missing-column` come with the questions. */
export function createSqlProvider(options: SqlProviderOptions): SqlProvider {
  return new TablesInDatabase(options);
}

/** Codes stand in the tables as they are; one with a zero byte stands in none, and some engines refuse it. */
const asTheyAre: SqlContext['encode'] = (_, code) => (code.includes('\0') ? undefined : code);

class TablesInDatabase implements SqlProvider {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly #options: SqlProviderOptions;
  readonly #catalog: Catalog;
  readonly #k: number;
  readonly #reach: Reach;
  readonly #listeners = new Listeners<Change>();
  #loading: Promise<Loaded> | undefined;
  #loaded: Loaded | undefined;

  constructor(options: SqlProviderOptions) {
    const { catalog = CORE_CATALOG, name = 'sql', k = 5, completeFrom, completeThrough } = options;
    this.name = name;
    this.#options = options;
    this.#catalog = catalog;
    this.#reach = checkOptions({ catalog, k, name, completeFrom, completeThrough });
    checkRules(options.rules ?? [], catalog, name);
    this.#k = k;
    this.ready = this.#load().then(() => undefined);
    this.ready.catch(() => undefined);
  }

  get capabilities(): Capabilities | undefined {
    const loaded = this.#loaded;
    return loaded && (loaded.capabilities ??= ruledCapabilities(capabilitiesOf(this.#storeOf(loaded)), loaded.context));
  }

  async query(query: Query, { signal }: { readonly signal: AbortSignal }): Promise<Result> {
    const [answer] = await this.#answer([query], signal);
    if (answer instanceof Error) throw answer;
    return answer as Result;
  }

  async queryAll(queries: readonly Query[], { signal }: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]> {
    return this.#answer(queries, signal);
  }

  /** The reading goes on where the request is aborted: the next letter of a search needs the same list. */
  async members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    signal.throwIfAborted();
    const loaded = await this.#load();
    const members = await sqlMembers(request, { store: this.#storeOf(loaded), connection: this.#options.connection, known: loaded.members });
    signal.throwIfAborted();
    return members;
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#listeners.add(listener);
  }

  changed(change: Change = {}): void {
    this.#loading = undefined;
    this.#listeners.tell(change);
  }

  /** Evaluates, asks what was missing, and evaluates again, until nothing is missing. */
  async #answer(queries: readonly Query[], signal: AbortSignal): Promise<readonly (Result | Error)[]> {
    signal.throwIfAborted();
    const store = this.#storeOf(await this.#load());
    const answers = new Map<number, Result | Error>();
    for (;;) {
      signal.throwIfAborted();
      const asked = queries.flatMap((query, at) => {
        if (answers.has(at)) return [];
        let answer: Result | Error | undefined;
        try {
          checkQuery(query, this.name);
          answer = answerQuery(query, store);
        } catch (thrown) {
          answer = thrown as Error;
        }
        const missing = store.takeAsked();
        if (missing.length === 0) answers.set(at, answer);
        return missing;
      });
      if (asked.length === 0) return queries.map((_, at) => answers.get(at) as Result | Error);
      const once = [...new Map(asked.map((question) => [question.key, question])).values()];
      const found = await ask(once, this.#options.connection, { signal, concurrency: this.#options.concurrency ?? 4 });
      for (const [question, rows] of found) store.answer(question, rows);
    }
  }

  #storeOf({ context, references }: Loaded): SqlStore {
    return new SqlStore({ readLeaf, context, references, decode: this.#options.codes?.decode ?? ((_, value) => String(value)), k: this.#k, source: this.#options.source ?? this.name, ...this.#reach });
  }

  /** Schema and references, read again once they are old. A reading that fails is tried anew with the next question. */
  #load(): Promise<Loaded> {
    const isOld = this.#loaded !== undefined && Date.now() - this.#loaded.readAt > (this.#options.freshMs ?? 300_000);
    if (!this.#loading || isOld) {
      const loading = this.#read();
      this.#loading = loading;
      loading.catch(() => {
        if (this.#loading === loading) this.#loading = undefined;
      });
    }
    return this.#loading;
  }

  async #read(): Promise<Loaded> {
    const { connection, tables = {}, schema, rules = [], codes } = this.#options;
    const { signal } = new AbortController();
    const context: SqlContext = {
      catalog: this.#catalog, flavour: flavourOf(connection.dialect), rules, encode: codes?.encode ?? asTheyAre,
      schema: ruledSchema(await readSchema(connection, { catalog: this.#catalog, tables, schema }, signal), rules, this.#catalog),
    };
    const references = await readReferences(connection, context, codes?.decode ?? ((_, value) => String(value)), signal);
    return (this.#loaded = { context, references, readAt: Date.now(), members: new Map() });
  }
}
