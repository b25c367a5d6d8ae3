import { OmnichannelError } from '../contract/index.js';

/** A CSV file: its text, its bytes (a `File` is a `Blob`), or its address. UTF-8. */
export interface CsvSource { readonly csv: string | Blob | URL }

/** The text of a CSV source. Throws `failed-request` or `unauthorised` where the address does not answer, `invalid-csv` where the bytes are no UTF-8. */
export async function csvText({ csv }: CsvSource, subject: string, signal?: AbortSignal): Promise<string> {
  if (typeof csv === 'string') return csv;
  const bytes = csv instanceof URL ? await bytesAt(csv, subject, signal) : await csv.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OmnichannelError('invalid-csv', {
      subject, problem: 'invalid CSV: its bytes are no UTF-8 text', remedy: 'Save the file as "CSV UTF-8".', cause,
    });
  }
}

async function bytesAt(address: URL, subject: string, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
  try {
    const response = await fetch(address, signal ? { signal } : {});
    if (response.ok) return await response.arrayBuffer();
    const { status } = response;
    throw new OmnichannelError(status === 401 || status === 403 ? 'unauthorised' : 'failed-request', {
      subject, problem: `failed request: ${address.href} answered ${status}`, remedy: 'Check the address and the right to read it.', retryable: status >= 500 || status === 429,
    });
  } catch (thrown) {
    if (thrown instanceof OmnichannelError || signal?.aborted) throw thrown;
    throw new OmnichannelError('failed-request', {
      subject, problem: `failed request: ${address.href} does not answer`, remedy: 'Check the address, the connection, and that its server allows this page.', retryable: true, cause: thrown,
    });
  }
}
