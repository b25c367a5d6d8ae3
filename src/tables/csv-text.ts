import { connectionFailure, httpFailure, OmnichannelError, timeoutFailure } from '../contract/index.js';

/** A CSV file: its text, its bytes (a `File` is a `Blob`), or its address. UTF-8. */
export interface CsvSource { readonly csv: string | Blob | URL }

/** How long a server may be silent, in milliseconds: before the file and between two parts of it. */
const LONGEST_SILENCE_MS = 60_000;

/** How an address is read. */
export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** How long the server may be silent, in milliseconds. */
  readonly silenceMs?: number;
  /** Told how many bytes have come, and of how many where the server says. */
  readonly onBytes?: (loaded: number, total?: number) => void;
}

/**
 * The text of a CSV source. Throws the error that tells why an address gives no file (`unauthorised`, `unknown-address`,
 * `failed-connection`, `failed-timeout` …), `invalid-answer` where it gives a page, `invalid-csv` where the bytes are no UTF-8.
 */
export async function csvText({ csv }: CsvSource, subject: string, options: FetchOptions = {}): Promise<string> {
  if (typeof csv === 'string') return csv;
  const bytes = csv instanceof URL ? await bytesAt(csv, { ...options, subject }) : await csv.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OmnichannelError('invalid-csv', {
      subject, problem: 'invalid CSV: its bytes are no UTF-8 text', remedy: 'Save the file as "CSV UTF-8".', cause,
    });
  }
}

/** The bytes at an address; throws as `csvText` does. */
export async function bytesAt(address: URL, { subject, signal, silenceMs = LONGEST_SILENCE_MS, onBytes }: FetchOptions & { readonly subject: string }): Promise<ArrayBuffer> {
  // Without what follows the question mark: it may be what opens the file.
  const name = address.href.replace(/[?#].*/s, '');
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(timeoutFailure(subject, name, silenceMs)), silenceMs);
  };
  listen();
  try {
    const response = await fetch(address, { signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal });
    if (!response.ok) throw httpFailure(response, subject, name);
    if (/html/i.test(response.headers.get('content-type') ?? '')) {
      throw new OmnichannelError('invalid-answer', {
        subject, problem: `invalid answer: ${name} gives a page instead of a file`, remedy: 'Sign in where the page asks for it, or check the address.',
      });
    }
    const total = sizeOf(response);
    let received = 0;
    return await new Response(response.body?.pipeThrough(new TransformStream({
      transform(part: Uint8Array, controller) {
        listen();
        received += part.byteLength;
        onBytes?.(received, total);
        controller.enqueue(part);
      },
    }))).arrayBuffer();
  } catch (thrown) {
    if (silence.signal.aborted) throw silence.signal.reason;
    if (thrown instanceof OmnichannelError || signal?.aborted) throw thrown;
    throw connectionFailure(subject, name, thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** How many bytes will come; unknown where they are packed on the way. */
function sizeOf({ headers }: Response): number | undefined {
  const length = Number(headers.get('content-length'));
  return length > 0 && headers.get('content-encoding') === null ? length : undefined;
}
