import { untilAborted } from '../../contract/index.js';

interface Reading<Value> {
  readonly value: Promise<Value>;
  readonly ending: AbortController;
  waiting: number;
}

/** What is read once for all who need it: given up when nobody waits any more, and tried again where it failed. */
export class SharedReading<Value> {
  readonly #read: (signal: AbortSignal) => Promise<Value>;
  #reading: Reading<Value> | undefined;

  constructor(read: (signal: AbortSignal) => Promise<Value>) {
    this.#read = read;
  }

  async get(signal: AbortSignal): Promise<Value> {
    const reading = (this.#reading ??= this.#begin());
    reading.waiting += 1;
    try {
      return await untilAborted(reading.value, signal);
    } catch (thrown) {
      if (this.#reading === reading && (!signal.aborted || reading.waiting === 1)) this.forget();
      throw thrown;
    } finally {
      reading.waiting -= 1;
      if (reading.waiting === 0) reading.ending.abort(signal.reason);
    }
  }

  /** The next to ask has it read anew; those who wait go on waiting. */
  forget(): void {
    this.#reading = undefined;
  }

  #begin(): Reading<Value> {
    const ending = new AbortController();
    return { value: this.#read(ending.signal), ending, waiting: 0 };
  }
}
