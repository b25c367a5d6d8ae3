import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { onLocaleRegistered } from './messages.js';
import { Words } from './words.js';

const watchers = new WeakMap<Node, { readonly hosts: Set<LocaleController>; readonly observer: MutationObserver }>();

/** Scripts that are read from right to left. */
const RIGHT_TO_LEFT = /^(Arab|Hebr|Syrc|Thaa|Nkoo)$/;

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** Follows the nearest `lang` and the writing direction, through shadow roots, as they change. */
export class LocaleController implements ReactiveController {
  words = new Words('en');
  direction: 'ltr' | 'rtl' = 'ltr';
  readonly #host: ReactiveControllerHost & Element;
  #roots: Node[] = [];
  #forget: (() => void) | undefined;
  #preferred: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (let node: Node | null = this.#host; node; node = parentOf(node)) {
      if (node instanceof ShadowRoot || node instanceof Document) this.#watch(node);
    }
    this.#forget = onLocaleRegistered(() => this.read(true));
    this.read();
  }

  /** On a server, where nobody tells of a change, before each drawing. */
  hostUpdate(): void {
    if (isServer) this.read();
  }

  hostDisconnected(): void {
    this.#forget?.();
    for (const root of this.#roots) {
      const watcher = watchers.get(root);
      watcher?.hosts.delete(this);
      if (watcher?.hosts.size === 0) {
        watcher.observer.disconnect();
        watchers.delete(root);
      }
    }
    this.#roots = [];
  }

  /** The language unless the host itself has a `lang`. */
  prefer(language: string | undefined): void {
    if (language === this.#preferred) return;
    this.#preferred = language;
    this.read();
  }

  /** Reads language and direction again; the host is updated where they changed, or always when the words themselves did. */
  read(newWords = false): void {
    let language = this.#host.getAttribute('lang') ?? this.#preferred ?? '';
    for (let node: Node | null = isServer ? null : this.#host; node && !language; node = parentOf(node)) {
      if (node instanceof Element) language = node.getAttribute('lang') ?? '';
    }
    const supported = this.#supported(language);
    const direction = isServer ? this.#usualDirection(supported) : this.#readDirection();
    if (!newWords && supported === this.words.language && direction === this.direction) return;
    this.words = new Words(supported);
    this.direction = direction;
    this.#host.requestUpdate();
  }

  /** As the page lays the host out; by the nearest `dir` while it stands in no slot, where nothing is laid out. */
  #readDirection(): 'ltr' | 'rtl' {
    let { direction } = getComputedStyle(this.#host);
    for (let node: Node | null = this.#host; node && !direction; node = parentOf(node)) {
      if (node instanceof HTMLElement) direction = node.dir;
    }
    return direction === 'rtl' ? 'rtl' : 'ltr';
  }

  /** The host's own word, else how the language is written: a server knows no page around. */
  #usualDirection(language: string): 'ltr' | 'rtl' {
    return this.#host.getAttribute('dir') === 'rtl' || RIGHT_TO_LEFT.test(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  }

  #supported(language: string): string {
    try {
      return Intl.getCanonicalLocales(language)[0] ?? 'en';
    } catch {
      return 'en';
    }
  }

  #watch(root: Node): void {
    let watcher = watchers.get(root);
    if (!watcher) {
      const hosts = new Set<LocaleController>();
      const observer = new MutationObserver(() => hosts.forEach((controller) => controller.read()));
      observer.observe(root, { attributes: true, subtree: true, attributeFilter: ['lang', 'dir'] });
      watchers.set(root, (watcher = { hosts, observer }));
    }
    watcher.hosts.add(this);
    this.#roots.push(root);
  }
}
