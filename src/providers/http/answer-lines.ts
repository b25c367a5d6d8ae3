import type { Cell, Result } from '../../contract/index.js';
import { invalidAnswer, isFields, PROTOCOL_VERSION, type QueryAnswer, type QuestionAnswer } from './protocol.js';

/** The media type of an answer in lines, so that nobody has to read a large one in one go. */
export const LINES_TYPE = 'application/x-ndjson';
/** Rows from which on an answer should travel in lines. */
export const ROWS_IN_ONE_PIECE = 5_000;

const ROWS_PER_LINE = 1_000;

/** First line: how many answers follow. */
interface Opening { readonly version: typeof PROTOCOL_VERSION; readonly results: number }
/** An answer, its result with the first rows. */
type AnswerLine = QuestionAnswer & { readonly at: number };
/** Further rows of the answer at that place. */
interface RowsLine { readonly at: number; readonly rows: Result['rows'] }
/** Last line: what ends without it was cut off. */
interface Ending { readonly end: true }

/** The lines of an answer, each with its line end. */
export function* encodeLines({ results }: QueryAnswer): Generator<string, void> {
  const line = (value: Opening | AnswerLine | RowsLine | Ending): string => `${JSON.stringify(value)}\n`;
  yield line({ version: PROTOCOL_VERSION, results: results.length });
  for (const [at, answer] of results.entries()) {
    const rows = 'result' in answer ? answer.result.rows : [];
    yield line('result' in answer ? { at, ...answer, result: { ...answer.result, rows: rows.slice(0, ROWS_PER_LINE) } } : { at, ...answer });
    for (let from = ROWS_PER_LINE; from < rows.length; from += ROWS_PER_LINE) yield line({ at, rows: rows.slice(from, from + ROWS_PER_LINE) });
  }
  yield line({ end: true });
}

/** Puts the lines of an answer together again, one after the other; throws `invalid-answer`. */
export class LineReader {
  readonly #subject: string;
  readonly #answers: unknown[] = [];
  #opening: Record<string, unknown> | undefined;
  #hasEnded = false;

  constructor(subject: string) {
    this.#subject = subject;
  }

  take(line: string): void {
    const value = parsed(line, this.#subject);
    if (!isFields(value) || this.#hasEnded) throw invalidAnswer(this.#hasEnded ? 'a line after the last' : 'a line that is no object', this.#subject);
    if (!this.#opening) this.#opening = value;
    else if (value['end'] === true) this.#hasEnded = true;
    else this.#put(value);
  }

  /** What the lines say together, as one document. */
  get document(): unknown {
    if (!this.#hasEnded) throw invalidAnswer('cut off', this.#subject, true);
    const told = this.#opening?.['results'];
    return { ...this.#opening, results: this.#answers.length === told ? this.#answers : [] };
  }

  #put({ at, ...part }: Readonly<Record<string, unknown>>): void {
    const before = this.#answers[at as number] as { readonly result?: { readonly rows: Cell[][] } } | undefined;
    const { rows } = part;
    if (rows === undefined && at === this.#answers.length) this.#answers.push(part);
    else if (Array.isArray(rows) && Array.isArray(before?.result?.rows)) for (const row of rows as Cell[][]) before.result.rows.push(row);
    else throw invalidAnswer(`a line about results[${String(at)}] out of place`, this.#subject);
  }
}

/** A JSON text; throws `invalid-answer` where it is none. */
export function parsed(text: string, subject: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const isMarkup = text.trimStart().startsWith('<');
    if (isMarkup) throw invalidAnswer('a page instead of JSON, probably one for signing in or of a proxy', subject, false, cause);
    throw invalidAnswer('no JSON, or JSON that is cut off', subject, true, cause);
  }
}

/** How long the page may wait while lines are read. */
const SLICE_MS = 16;

/** Hands on a stream's lines as they come, and lets the page breathe between them. */
export async function eachLine(stream: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let began = performance.now();
  try {
    for (let isOver = false; !isOver;) {
      const { done, value } = await reader.read();
      isOver = done;
      const lines = `${rest}${decoder.decode(value, { stream: !done })}`.split('\n');
      rest = done ? '' : (lines.pop() as string);
      for (const line of lines) {
        if (line !== '') take(line);
        if (performance.now() - began < SLICE_MS) continue;
        await nextTask();
        began = performance.now();
      }
    }
  } catch (thrown) {
    void reader.cancel().catch(() => undefined);
    throw thrown;
  }
}

/** Not a timer, since these are slow in hidden pages. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
