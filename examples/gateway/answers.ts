import { checkQuery, OmnichannelError, queryKey, type Query, type Result } from 'omnichannel-widgets';
import { encodeError, type WireError } from 'omnichannel-widgets/providers/http';
import type { SqlProvider } from 'omnichannel-widgets/sql';
import type { Crowd } from './crowd.js';
import type { DataVersion } from './data-version.js';
import { lateError } from './engines/engine.js';
import type { KeptAnswer, KeptAnswers } from './kept-answers.js';
import { digest, type Reader } from './readers.js';
import type { Sources } from './sources.js';

export interface AnswersOptions {
  readonly sources: Sources;
  readonly version: DataVersion;
  readonly crowd: Crowd;
  readonly kept: KeptAnswers;
  /** Most rows of one answer. */
  readonly maxRows: number;
  /** How long one question may take, in milliseconds. */
  readonly questionTimeoutMs: number;
  /** What answers depend on besides data, question and rights. */
  readonly settings: string;
  /** Is told what failed and is no fault of the question. */
  readonly onFailure: (error: unknown) => void;
}

/** The answer to one question. */
export type Answered =
  | KeptAnswer & { readonly validator: string; readonly isKept: boolean }
  | { readonly unchanged: true }
  | { readonly error: WireError };

interface Asked { readonly query: Query; readonly key: string; readonly validator: string }
interface Flight { readonly batch: Batch; readonly answer: Promise<KeptAnswer> }

/** Work that goes on as long as somebody waits for it. */
class Batch {
  readonly #over = new AbortController();
  #followers = 0;

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Counts somebody in until the signal; the function ends that. */
  follow(signal: AbortSignal): () => void {
    this.#followers += 1;
    const leave = (): void => {
      this.#followers -= 1;
      if (this.#followers === 0) this.#over.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    return () => signal.removeEventListener('abort', leave);
  }
}

/** Answers questions once for all readers with the same rights: kept answers first, then those under way, then the database. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #flights = new Map<string, Flight>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Answers in the order of the questions; each fails alone. Throws `failed-overload` where there is no room, and the signal's reason. */
  async ask(queries: readonly Query[], validators: readonly (string | null)[], reader: Reader, signal: AbortSignal): Promise<readonly Answered[]> {
    const version = await this.#options.version.current();
    signal.throwIfAborted();
    const recalled = queries.map((query, at) => this.#recall(query, validators[at] ?? null, { version, reader }));
    const asked = recalled.filter((one) => 'query' in one);
    const missing = new Map(asked.filter(({ key }) => !this.#flights.has(key)).map((one) => [one.key, one]));
    if (missing.size > 0) this.#depart([...missing.values()], reader);
    const flights = new Map(asked.map(({ key }) => [key, this.#flights.get(key) as Flight]));
    const leaving = [...new Set([...flights.values()].map(({ batch }) => batch))].map((batch) => batch.follow(signal));
    try {
      return await untilAborted(Promise.all(recalled.map(async (one) => ('query' in one ? this.#land(one, flights.get(one.key) as Flight) : one))), signal);
    } finally {
      for (const leave of leaving) leave();
    }
  }

  /** What is known of a question without asking: its answer, that it has none, or what to ask. */
  #recall(query: Query, kept: string | null, { version, reader }: { readonly version: string; readonly reader: Reader }): Answered | Asked {
    const { settings, kept: answers } = this.#options;
    try {
      checkQuery(query, 'query');
    } catch (thrown) {
      return { error: encodeError(thrown) };
    }
    const key = JSON.stringify([version, reader.key, queryKey(query)]);
    const validator = digest(`${settings} ${key}`);
    if (kept === validator) return { unchanged: true };
    const answer = answers.find(key);
    return answer ? { ...answer, validator, isKept: true } : { query, key, validator };
  }

  async #land({ validator }: Asked, { answer }: Flight): Promise<Answered> {
    try {
      return { ...await answer, validator, isKept: false };
    } catch (thrown) {
      if (thrown instanceof OmnichannelError && thrown.code === 'failed-overload') throw thrown;
      return { error: this.told(thrown) };
    }
  }

  #depart(asked: readonly Asked[], reader: Reader): void {
    const batch = new Batch();
    const asking = this.#askTogether(asked, reader, batch.signal);
    const lands = asked.map(({ key }, at) => {
      const answer = asking.then((results) => {
        const result = results[at] as Result | Error;
        if (result instanceof Error) throw result;
        const { rows } = result;
        if (rows.length > this.#options.maxRows) throw tooLarge(rows.length, this.#options.maxRows);
        const kept = { json: JSON.stringify(result), rows: rows.length };
        this.#options.kept.keep(key, kept);
        return kept;
      });
      const flight = { batch, answer };
      const land = (): void => void (this.#flights.get(key) === flight && this.#flights.delete(key));
      this.#flights.set(key, flight);
      answer.then(land, land);
      return land;
    });
    batch.signal.addEventListener('abort', () => lands.forEach((land) => land()), { once: true });
  }

  /** All questions in as few statements as they take; where that fails as a whole, each by itself. */
  #askTogether(asked: readonly Asked[], reader: Reader, signal: AbortSignal): Promise<readonly (Result | Error)[]> {
    const { crowd, sources, questionTimeoutMs } = this.#options;
    const queries = asked.map(({ query }) => query);
    return crowd.enter(reader.caller, signal, async () => {
      const provider: SqlProvider = sources.for(reader);
      try {
        return await withinTime(questionTimeoutMs, signal, (until) => provider.queryAll(queries, { signal: until }));
      } catch (thrown) {
        signal.throwIfAborted();
        if (queries.length === 1) throw thrown;
        return Promise.all(queries.map((query) => withinTime(questionTimeoutMs, signal, (until) => provider.query(query, { signal: until })).catch((own: unknown) => own as Error)));
      }
    });
  }

  /** A failure as it travels: nothing of tables, statements and hosts. */
  told(thrown: unknown): WireError {
    if (!(thrown instanceof OmnichannelError)) {
      this.#options.onFailure(thrown);
      return { code: 'failed-server', message: 'failed request: the database gave no answer', subject: 'gateway', remedy: 'Ask again; whoever runs the gateway finds the cause in its log.' };
    }
    if (thrown.code !== 'missing-table' && thrown.code !== 'missing-column') return encodeError(thrown);
    this.#options.onFailure(thrown);
    return { code: thrown.code, message: 'missing data: the source does not hold what the figure is made of, or not for this reader', subject: thrown.subject, remedy: 'Leave the figure out, or ask whoever runs the gateway.' };
  }
}

/** What some work gives, unless the time or the signal ends it. */
export async function withinTime<Answer>(ms: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(lateError(ms)), ms);
  const until = AbortSignal.any([signal, late.signal]);
  try {
    return await untilAborted(work(until), until);
  } finally {
    clearTimeout(timer);
  }
}

/** What a promise gives, unless the signal comes first. */
export function untilAborted<Answer>(promise: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function tooLarge(rows: number, most: number): OmnichannelError {
  return new OmnichannelError('unsupported-size', { subject: 'gateway', problem: `unsupported size: ${rows} rows, of at most ${most}`, remedy: 'Ask with a limit, fewer dimensions or a coarser grain.' });
}
