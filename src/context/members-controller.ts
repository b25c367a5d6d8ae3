import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { missingPart, type DataProvider, type Member, type MembersRequest, type OmnichannelError } from '../contract/index.js';
import type { Answer, Watch } from '../query/desk.js';
import { answeringPart, loadAnswering } from './load-answering.js';

/** What is known about one list of members. Without members, error and asking: the provider lists none. */
export type MembersAnswer = Pick<Answer<readonly Member[]>, 'result' | 'error' | 'asking'>;

/** Whom to ask, and for whom. */
export interface MembersSource {
  readonly provider?: DataProvider;
  readonly audience?: string;
}

interface Held {
  readonly key: string;
  readonly watch: Watch<readonly Member[]> | undefined;
  /** Shown until the answer to a changed question is there. */
  readonly before?: readonly Member[];
}

const UNKNOWN: MembersAnswer = { asking: false };
const ASKING: MembersAnswer = { asking: true };

/** Asks for members of dimensions, by name of the question. The part that asks loads with the first question. */
export class MembersController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #fetch: () => Promise<typeof import('./answering.js')>;
  #asking: typeof import('./answering.js') | undefined;
  #loading: Promise<void> | undefined;
  #failure: OmnichannelError | undefined;
  #source: MembersSource = {};
  #held = new Map<string, Held>();
  #isWanted: (name: string) => boolean = () => false;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, load: typeof loadAnswering = loadAnswering) {
    this.#host = host;
    this.#fetch = load;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#leaving);
    this.#host.requestUpdate();
  }

  /** A move in the document ends nothing. */
  hostDisconnected(): void {
    this.#leaving = setTimeout(() => this.#keepOnly({}));
  }

  /** From now on exactly these questions are waited for. */
  ask(source: MembersSource, requests: Readonly<Record<string, MembersRequest>>): void {
    this.#isWanted = (name) => source.provider !== undefined && Object.hasOwn(requests, name);
    this.#follow(source);
    if (!source.provider || (!this.#host.isConnected && !isServer) || Object.keys(requests).length === 0) {
      this.#keepOnly({});
      return;
    }
    if (this.#fetch === loadAnswering) this.#asking ??= answeringPart();
    if (!this.#asking) {
      if (!this.#failure) this.#loading ??= this.#load();
      return;
    }
    this.#keepOnly(requests);
    for (const [name, request] of Object.entries(requests)) this.#hold(name, request, source.provider);
  }

  /** Whether what is asked for is answered at once where it is known; else the part that asks begins to load. */
  get canAsk(): boolean {
    this.#asking ??= answeringPart();
    if (!this.#asking && !this.#failure) this.#loading ??= this.#load();
    return this.#asking !== undefined || this.#failure !== undefined;
  }

  /** What is known about the question of that name. */
  answer(name: string): MembersAnswer {
    if (this.#failure && this.#isWanted(name)) return { error: this.#failure, asking: false };
    const held = this.#held.get(name);
    if (!held) return this.#isWanted(name) ? ASKING : UNKNOWN;
    if (!held.watch) return UNKNOWN;
    const { answer } = held.watch;
    return answer.result || answer.error || !held.before ? answer : { ...answer, result: held.before };
  }

  /** Why the latest attempt failed, of the first question that did. */
  get failure(): OmnichannelError | undefined {
    return this.#failure ?? [...this.#held.values()].map(({ watch }) => watch?.answer.error).find((error) => error !== undefined);
  }

  /** Asks again, past the cache: all questions, or those of the names. */
  async refresh(names: readonly string[] = [...this.#held.keys()]): Promise<void> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    await Promise.all(names.map(async (name) => this.#held.get(name)?.watch?.refresh()));
  }

  /** Nothing of another provider or audience stays. */
  #follow(source: MembersSource): void {
    const before = this.#source;
    this.#source = source;
    if (source.provider === before.provider && source.audience === before.audience) return;
    this.#keepOnly({});
    if (before.provider && source.audience !== before.audience) this.#asking?.deskOf(before.provider).forget(before.audience ?? '');
  }

  #hold(name: string, request: MembersRequest, provider: DataProvider): void {
    const key = JSON.stringify(request);
    const held = this.#held.get(name);
    if (held?.key === key) return;
    const watch = this.#asking?.deskOf(provider).watchMembers(request, this.#source.audience ?? '', () => this.#host.requestUpdate());
    const sameDimension = held && (JSON.parse(held.key) as MembersRequest).dimension === request.dimension;
    const before = sameDimension ? held.watch?.answer.result ?? held.before : undefined;
    held?.watch?.stop();
    this.#held.set(name, { key, watch, ...(before && { before }) });
  }

  #keepOnly(requests: Readonly<Record<string, MembersRequest>>): void {
    for (const [name, { watch }] of this.#held) {
      if (Object.hasOwn(requests, name)) continue;
      watch?.stop();
      this.#held.delete(name);
    }
  }

  async #load(): Promise<void> {
    try {
      this.#asking = await this.#fetch();
    } catch (cause) {
      this.#failure = missingPart('the part that asks the provider', this.#host.localName, cause);
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
