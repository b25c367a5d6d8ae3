import {
  checkQuery, checkResult, Listeners, queryKey, toOmnichannelError, type Capabilities, type Change, type DataProvider, type Member, type MembersRequest, type Query, type Result,
} from '../../contract/index.js';
import { KeptAnswers, type KeptAnswer } from './kept-answers.js';
import { wireOptions, type HttpProviderOptions } from './options.js';
import { decodeError, invalidAnswer, PROTOCOL_VERSION, QUESTIONS_PER_REQUEST, readMembersAnswer, readQueryAnswer, type MembersQuestion, type QueryRequest, type QuestionAnswer } from './protocol.js';
import { QuestionTray } from './question-tray.js';
import { ServerFacts } from './server-facts.js';
import { Wire } from './wire.js';

/** Most members of one answer; a search finds the others. */
const MOST_MEMBERS = 10_000;

interface Options { readonly signal: AbortSignal }

/** A provider that asks a server. */
export interface HttpProvider extends DataProvider {
  /** Settles once the server has said what it can, which it is asked for by this; rejects where it cannot say. No question waits for it. */
  readonly ready: Promise<void>;
  queryAll(queries: readonly Query[], options: Options): Promise<readonly (Result | Error)[]>;
  members(request: MembersRequest, options: Options): Promise<readonly Member[]>;
  subscribe(listener: (change: Change) => void): () => void;
  /** Tells widgets that figures on the server changed; without a change, all of them. */
  changed(change?: Change): void;
  /** Ends what is being asked; later questions are refused. */
  close(): void;
}

/**
 * A provider that asks a server that speaks `docs/http-protocol.md`. All questions of one turn travel together, and
 * each fails alone. Throws `invalid-setting` at once; what is wrong with server, token or network comes with the questions.
 */
export function createHttpProvider(options: HttpProviderOptions): HttpProvider {
  return new ServerOverHttp(options);
}

class ServerOverHttp implements HttpProvider {
  readonly name: string;
  readonly #wire: Wire;
  readonly #facts: ServerFacts;
  readonly #tray: QuestionTray;
  readonly #kept = new KeptAnswers();
  readonly #listeners = new Listeners<Change>();

  constructor(options: HttpProviderOptions) {
    const wire = wireOptions(options);
    this.name = wire.name;
    this.#wire = new Wire(wire);
    this.#facts = new ServerFacts(options.capabilities, this.name, async () => (await this.#wire.send({ path: 'capabilities', signal: new AbortController().signal })).document);
    this.#tray = new QuestionTray(() => options.batch ?? this.#facts.limits.maxQueries ?? QUESTIONS_PER_REQUEST, (queries, signal) => this.#askTogether(queries, signal));
  }

  get capabilities(): Capabilities | undefined {
    return this.#facts.capabilities;
  }

  get ready(): Promise<void> {
    return this.#facts.ready;
  }

  async query(query: Query, { signal }: Options): Promise<Result> {
    signal.throwIfAborted();
    checkQuery(query, this.name);
    return this.#tray.ask(query, signal);
  }

  /** A question that fails leaves its error in its place. */
  async queryAll(queries: readonly Query[], { signal }: Options): Promise<readonly (Result | Error)[]> {
    const answers = await Promise.all(queries.map((query) => this.query(query, { signal: AbortSignal.any([signal]) }).catch((thrown: unknown) => toOmnichannelError(thrown, this.name))));
    signal.throwIfAborted();
    return answers;
  }

  async members(request: MembersRequest, { signal }: Options): Promise<readonly Member[]> {
    const most = this.#facts.limits.maxMembers ?? MOST_MEMBERS;
    const limit = Math.min(request.limit ?? most, most);
    const question: MembersQuestion = { version: PROTOCOL_VERSION, request: { ...request, limit } };
    const { document } = await this.#wire.send({ path: 'members', body: () => question, signal });
    return readMembersAnswer(document, this.name).slice(0, limit);
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#listeners.add(listener);
  }

  changed(change: Change = {}): void {
    this.#listeners.tell(change);
  }

  close(): void {
    this.#wire.close();
    this.#listeners.clear();
    this.#kept.clear();
  }

  async #askTogether(queries: readonly Query[], signal: AbortSignal): Promise<readonly (Result | Error)[]> {
    const keys = queries.map(queryKey);
    let kept: readonly (KeptAnswer | undefined)[] = [];
    const body = (token: string | undefined): QueryRequest => {
      kept = keys.map((key) => this.#kept.find(key, token));
      return { version: PROTOCOL_VERSION, queries, ...(kept.some(Boolean) && { validators: kept.map((one) => one?.validator ?? null) }) };
    };
    try {
      const { document, token } = await this.#wire.send({ path: 'query', body, gzip: this.#facts.limits.gzip ?? false, signal });
      return readQueryAnswer(document, queries.length, this.name).map((answer, at) => this.#take(answer, { query: queries[at] as Query, key: keys[at] as string, kept: kept[at], token }));
    } catch (thrown) {
      if (toOmnichannelError(thrown, this.name).code === 'unauthorised') this.#kept.clear();
      throw thrown;
    }
  }

  /** The answer to one question, or why there is none. */
  #take(answer: QuestionAnswer, { query, key, kept, token }: { query: Query; key: string; kept: KeptAnswer | undefined; token: string | undefined }): Result | Error {
    if ('error' in answer) return decodeError(answer.error, this.name);
    if ('unchanged' in answer) return kept?.result ?? invalidAnswer('"unchanged" about an answer that was not kept', this.name);
    const { result, validator } = answer;
    if (validator === undefined) return result;
    try {
      this.#kept.keep(key, { validator, result: checkResult(result, this.name, query) }, token);
      return result;
    } catch (thrown) {
      return thrown as Error;
    }
  }
}
