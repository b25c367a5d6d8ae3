import { queryKey, type DataProvider, type Member, type MembersRequest, type OmnichannelError, type Query, type Result } from '../contract/index.js';
import type { KeptAnswer, KeptMembers, PageAnswers } from '../context/page-answers.js';
import { Desk, type Watch } from '../query/index.js';

interface Held<Asked> { readonly audience: string; readonly asked: Asked }

/** The desk of one page: every question is asked once and its answer held until the page is done. */
export class PageDesk extends Desk {
  readonly #answers = new Map<string, Held<Query> & { readonly watch: Watch }>();
  readonly #members = new Map<string, Held<MembersRequest> & { readonly watch: Watch<readonly Member[]> }>();
  readonly #provider: DataProvider;
  #changed: () => void = () => undefined;

  constructor(provider: DataProvider) {
    super(provider, { freshMs: Infinity });
    this.#provider = provider;
  }

  override watch(query: Query, audience: string): Watch {
    const key = JSON.stringify([audience, queryKey(query)]);
    let held = this.#answers.get(key);
    if (!held) this.#answers.set(key, (held = { audience, asked: query, watch: super.watch(query, audience, () => this.#changed()) }));
    return lasting(held.watch);
  }

  override watchMembers(request: MembersRequest, audience: string): Watch<readonly Member[]> | undefined {
    const key = JSON.stringify([audience, request]);
    let held = this.#members.get(key);
    if (!held) {
      const watch = super.watchMembers(request, audience, () => this.#changed());
      if (!watch) return undefined;
      this.#members.set(key, (held = { audience, asked: request, watch }));
    }
    return lasting(held.watch);
  }

  /** How much has been asked so far. */
  get count(): number {
    return this.#answers.size + this.#members.size;
  }

  /** Waits until nothing is being asked, or for the end of the signal. */
  async settled(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#changed = () => {
        if (signal?.aborted || !this.#watches.some(({ answer }) => answer.asking)) resolve();
      };
      signal?.addEventListener('abort', this.#changed, { once: true });
      this.#changed();
    });
  }

  /** Why questions have no answer. */
  get failures(): readonly OmnichannelError[] {
    return this.#watches.flatMap(({ answer: { error } }) => error ?? []);
  }

  /** All that was answered. */
  get page(): PageAnswers {
    const answers = [...this.#answers.values()].flatMap(({ audience, asked: query, watch: { answer: { result, receivedAt } } }): readonly KeptAnswer[] => (result ? [{ audience, receivedAt, query, result }] : []));
    const members = [...this.#members.values()].flatMap(({ audience, asked: request, watch: { answer: { result, receivedAt } } }): readonly KeptMembers[] => (result ? [{ audience, receivedAt, request, members: result }] : []));
    const capabilities = this.#capabilitiesOf(answers);
    return { version: 1, ...(capabilities && { capabilities }), answers, members };
  }

  /** Waits for nothing any more and forgets everything. */
  close(): void {
    for (const { stop } of this.#watches) stop();
    this.clear();
  }

  #capabilitiesOf(answers: readonly KeptAnswer[]): PageAnswers['capabilities'] {
    const { capabilities } = this.#provider;
    const asked = new Set(answers.flatMap(({ query: { measures } }) => measures));
    return capabilities && { ...capabilities, measures: Object.fromEntries(Object.entries(capabilities.measures ?? {}).filter(([id]) => asked.has(id))) };
  }

  get #watches(): readonly Watch<Result | readonly Member[]>[] {
    return [...this.#answers.values(), ...this.#members.values()].map(({ watch }) => watch);
  }
}

/** A watch that a drawing of the page may leave. */
function lasting<Asked>(watch: Watch<Asked>): Watch<Asked> {
  return {
    get answer() {
      return watch.answer;
    },
    refresh: () => watch.refresh(),
    stop: () => undefined,
  };
}
