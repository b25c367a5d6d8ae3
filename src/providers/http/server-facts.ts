import type { Capabilities, OmnichannelError } from '../../contract/index.js';
import { readCapabilities, type CapabilitiesAnswer, type ServerLimits } from './protocol.js';

/** A server that could not say what it can is asked again after this time, when somebody wants to know. */
const PAUSE_MS = 30_000;

/** What the server can, asked once and only when somebody wants to know. */
export class ServerFacts {
  readonly #ask: () => Promise<unknown>;
  readonly #name: string;
  #answer: Partial<CapabilitiesAnswer> | undefined;
  #asking: Promise<void> | undefined;
  #askAgainAt = Infinity;

  constructor(given: Capabilities | undefined, name: string, ask: () => Promise<unknown>) {
    this.#answer = given && { capabilities: given };
    this.#name = name;
    this.#ask = ask;
  }

  get capabilities(): Capabilities | undefined {
    if (!this.#answer) void this.ready;
    return this.#answer?.capabilities;
  }

  /** As far as it has said them. */
  get limits(): ServerLimits {
    return this.#answer?.limits ?? {};
  }

  get ready(): Promise<void> {
    if (this.#answer) return Promise.resolve();
    if (!this.#asking || Date.now() >= this.#askAgainAt) {
      this.#askAgainAt = Infinity;
      this.#asking = this.#read();
      this.#asking.catch(() => undefined);
    }
    return this.#asking;
  }

  async #read(): Promise<void> {
    try {
      this.#answer = readCapabilities(await this.#ask(), this.#name);
    } catch (thrown) {
      if ((thrown as OmnichannelError).retryable) this.#askAgainAt = Date.now() + PAUSE_MS;
      throw thrown;
    }
  }
}
