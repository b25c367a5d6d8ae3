import { CORE_CATALOG } from '../../catalog/index.js';
import { checkQuery, OmnichannelError, requireDay, toOmnichannelError, type Capabilities, type Catalog, type DataProvider, type FactDefinition, type IsoDate, type Member, type MembersRequest, type Query, type Result } from '../../contract/index.js';
import { answerQuery, dictionaryOf } from '../../engine/answer.js';
import { checkCatalog } from '../../engine/catalog-check.js';
import { Dictionaries, type Table } from '../../tables/column-store.js';
import { Answers } from './answers.js';
import { capabilitiesOf } from './capabilities.js';
import { coverageOf, CubeStore, TablePending, type Coverage } from './cube-store.js';
import { readLeaf } from './leaves.js';
import { members } from './members.js';
import { ModelMap, type CubeMapping } from './model-map.js';
import { COVERAGE } from './names.js';
import type { CubeQuery } from './protocol.js';
import { refusal } from './refusal.js';
import { SharedReading } from './shared-reading.js';
import { tableOf, tableQuestion } from './tables.js';
import type { Token } from '../token-source.js';
import { Wire, type Loaded } from './wire.js';

export interface CubeProviderOptions {
  /** Address of Cube's REST protocol, such as `https://…/cubejs-api/v1`. */
  readonly url: string | URL;
  /** The token that the server asks for. A function is asked before each request, and once more with `refresh: true` after a refusal. */
  readonly token?: Token;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** What the model calls otherwise than `cube-model` writes it: `{ 'sends.opened_messages': 'mailing.opens' }`. */
  readonly mapping?: CubeMapping;
  /** Name used in errors and shown as the source of the figures. */
  readonly name?: string;
  /** How long one request may take, waiting for a slow query included, in milliseconds; two minutes unless given. */
  readonly timeoutMs?: number;
  /** Last day (inclusive) for which the source holds everything; the latest day of its tables unless given. */
  readonly completeThrough?: IsoDate;
  readonly fetch?: typeof fetch;
}

/** A provider that asks a Cube. Throws `invalid-catalog`, `duplicate-id`, `cyclic-formula`, `invalid-date` or `invalid-setting` at once. */
export function createCubeProvider(options: CubeProviderOptions): DataProvider {
  return new CubeProvider(options);
}

interface Model { readonly map: ModelMap; readonly dictionaries: Dictionaries }
interface Shared { readonly model: Model; readonly answers: Answers; readonly coverage: Coverage; readonly tables: Map<string, Table | OmnichannelError>; readonly signal: AbortSignal }

/** An answer is complete after as many rounds as formulas are made of one another's members; more is a fault. */
const MOST_ROUNDS = 12;

class CubeProvider implements DataProvider {
  readonly name: string;
  readonly #catalog: Catalog;
  readonly #mapping: CubeMapping;
  readonly #wire: Wire;
  readonly #through: number | undefined;
  readonly #model: SharedReading<Model>;
  /** Whose model it is: a Cube of several tenants has one for each. */
  #token: string | undefined;
  #capabilities: Capabilities | undefined;

  constructor({ url, token, catalog = CORE_CATALOG, mapping = {}, name = 'Cube', timeoutMs = 120_000, completeThrough, fetch: ask = (...request) => fetch(...request) }: CubeProviderOptions) {
    this.name = name;
    if (!(timeoutMs > 0)) throw new OmnichannelError('invalid-setting', { subject: name, problem: `invalid timeoutMs ${String(timeoutMs)}`, remedy: 'Give a number of milliseconds above 0.' });
    if (String(url) === '' || url === undefined) throw new OmnichannelError('invalid-setting', { subject: name, problem: `invalid url ${JSON.stringify(url)}`, remedy: 'Give the address of the REST protocol, such as https://…/cubejs-api/v1.' });
    checkCatalog(catalog);
    this.#catalog = catalog;
    this.#mapping = mapping;
    this.#through = completeThrough === undefined ? undefined : requireDay(completeThrough, name);
    this.#wire = new Wire({ url, name, timeoutMs, fetch: ask, ...(token !== undefined && { token }) });
    this.#model = new SharedReading(async (signal) => ({ map: new ModelMap(this.#catalog, this.#mapping, await this.#wire.meta(signal)), dictionaries: new Dictionaries() }));
  }

  get capabilities(): Capabilities | undefined {
    return this.#capabilities;
  }

  async query(query: Query, options: { readonly signal: AbortSignal }): Promise<Result> {
    const [result] = await this.queryAll([query], options);
    if (result instanceof Error) throw result;
    return result as Result;
  }

  async queryAll(queries: readonly Query[], { signal }: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]> {
    signal.throwIfAborted();
    const model = await this.#readModel(signal);
    const answers = this.#answers(model, signal);
    const coverage = await this.#readCoverage(model, answers);
    this.#capabilities = capabilitiesOf(this.#catalog, model.map, coverage);
    return this.#answerAll(queries, { model, answers, coverage, tables: new Map<string, Table | OmnichannelError>(), signal });
  }

  async members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    signal.throwIfAborted();
    const model = await this.#readModel(signal);
    return members(request, this.#catalog, model.map, (query) => this.#answers(model, signal).read(query));
  }

  /** Read once for each token. */
  async #readModel(signal: AbortSignal): Promise<Model> {
    const token = await this.#wire.token(signal);
    if (token !== this.#token) this.#model.forget();
    this.#token = token;
    return this.#model.get(signal);
  }

  async #readCoverage({ map }: Model, answers: Answers): Promise<Coverage> {
    const known = this.#through;
    if (!map.has(`${COVERAGE}.last_day`)) return { firstDay: Number.NaN, completeThrough: known ?? Number.NaN };
    const answered = await answers.read({ dimensions: [`${COVERAGE}.table_name`, `${COVERAGE}.first_day`, `${COVERAGE}.last_day`], filters: [] });
    const coverage = coverageOf(answered, COVERAGE);
    return { ...coverage, completeThrough: known ?? coverage.completeThrough };
  }

  #answers({ map, dictionaries }: Model, signal: AbortSignal): Answers {
    const load = (query: CubeQuery): Promise<Loaded> => this.#wire.load(query, signal).catch((thrown: unknown) => {
      throw refusal(thrown, query, this.name);
    });
    const learn = (dimension: string, codes: Iterable<string>): void => {
      const dictionary = dictionaries.of(dictionaryOf(dimension, { catalog: this.#catalog } as CubeStore));
      for (const code of codes) dictionary.add(code);
    };
    return new Answers(map, load, learn);
  }

  /** Computes with what is known, asks for what turned out to be missing, and computes again until nothing is. */
  async #answerAll(queries: readonly Query[], shared: Shared): Promise<readonly (Result | Error)[]> {
    const { answers, signal } = shared;
    const found = queries.map((): Result | Error | undefined => undefined);
    for (let round = 0; round < MOST_ROUNDS && found.includes(undefined); round++) {
      const wanted = new Set<string>();
      queries.forEach((query, at) => { found[at] ??= this.#attempt(query, shared, wanted); });
      await Promise.all([answers.ask(), ...[...wanted].map((id) => this.#loadTable(id, shared))]);
      signal.throwIfAborted();
    }
    return found.map((result) => result ?? new OmnichannelError('failed-engine', { subject: this.name, problem: 'failed evaluation: an answer led to ever more questions', remedy: 'Report this with the question and the catalog.' }));
  }

  /** The answer or why there is none; nothing where something has to be asked first. */
  #attempt(query: Query, { model, answers, coverage, tables }: Shared, wanted: Set<string>): Result | Error | undefined {
    answers.missed = false;
    const store = new CubeStore({ ...model, answers, coverage, tables, catalog: this.#catalog, source: this.name, readLeaf, wantTable: (id) => wanted.add(id) });
    try {
      checkQuery(query, this.name);
      const result = answerQuery(query, store);
      return answers.missed ? undefined : result;
    } catch (thrown) {
      return answers.missed || thrown instanceof TablePending ? undefined : toOmnichannelError(thrown, this.name);
    }
  }

  async #loadTable(id: string, { model, tables, signal }: Shared): Promise<void> {
    const fact = this.#catalog.facts.find((one) => one.id === id) as FactDefinition;
    const loaded = await this.#answers(model, signal).read(tableQuestion(fact, model.map)).then((answered) => tableOf(fact, answered, { ...model, catalog: this.#catalog })).catch((thrown: unknown) => toOmnichannelError(thrown, id));
    tables.set(id, loaded);
  }
}
