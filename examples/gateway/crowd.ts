import { OmnichannelError } from 'omnichannel-widgets';

export interface CrowdLimits {
  /** Questions to the database that are answered at a time, in all and of one caller. */
  readonly running: number;
  readonly perCaller: number;
  /** How many more may wait, in all. */
  readonly waiting: number;
}

interface Waiting { readonly caller: string; readonly start: () => void }

/** Lets a few in at a time, each caller no more than a share; who would wait too long is told to come back. */
export class Crowd {
  readonly #limits: CrowdLimits;
  readonly #byCaller = new Map<string, number>();
  #running = 0;
  #waiting: Waiting[] = [];

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  /** Throws `failed-overload` at once where the queue is full. */
  async enter<Answer>(caller: string, signal: AbortSignal, work: () => Promise<Answer>): Promise<Answer> {
    signal.throwIfAborted();
    if (this.#hasRoom(caller)) this.#count(caller, 1);
    else await this.#wait(caller, signal);
    try {
      return await work();
    } finally {
      this.#count(caller, -1);
      this.#next();
    }
  }

  #hasRoom(caller: string): boolean {
    return this.#running < this.#limits.running && (this.#byCaller.get(caller) ?? 0) < this.#limits.perCaller;
  }

  #count(caller: string, by: 1 | -1): void {
    this.#running += by;
    const own = (this.#byCaller.get(caller) ?? 0) + by;
    if (own === 0) this.#byCaller.delete(caller);
    else this.#byCaller.set(caller, own);
  }

  #wait(caller: string, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) throw overload();
    return new Promise((resolve, reject) => {
      const waiting = { caller, start: () => {
        signal.removeEventListener('abort', leave);
        resolve();
      } };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(signal.reason as Error);
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Who waited longest among those whose callers have room. */
  #next(): void {
    const next = this.#waiting.find(({ caller }) => this.#hasRoom(caller));
    if (!next) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#count(next.caller, 1);
    next.start();
  }
}

export function overload(retryAfterMs = 1_000): OmnichannelError {
  return new OmnichannelError('failed-overload', { subject: 'gateway', problem: 'failed request: too many at a time', remedy: 'Ask again in a moment.', retryable: true, retryAfterMs });
}
