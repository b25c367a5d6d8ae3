import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { TooltipView } from '../../ui/index.js';
import { paintRibbons } from './flow-canvas.js';
import { sameEmphasis, stopAfter, stubsKey, type Emphasis } from './flow-emphasis.js';
import { nodeAt, ribbonAt } from './flow-geometry.js';
import { NARROW, USUAL_SIZE, type FlowLayout } from './flow-layout.js';
import { SMALLER, type FlowModel } from './flow-model.js';
import { stopColumns } from './flow-picture.js';
import type { FlowText } from './flow-text.js';

export const STAYED_OPACITY = 0.13;
export const MOVED_OPACITY = 0.36;

/** Drawn for this width where no page tells it, and stretched by the style sheet. */
const WIDTH_ON_SERVER = 960;

/** What is on the stage now. */
export interface Scene {
  readonly layout: FlowLayout;
  readonly model: FlowModel;
  readonly words: FlowText;
  readonly direction: 'ltr' | 'rtl';
}

interface StageOptions {
  scene(): Scene | undefined;
  /** Somebody picked a segment. */
  select(code: string): void;
  tell(view: TooltipView, at: Element | { readonly x: number; readonly y: number }): void;
  hush(): void;
}

type StageHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** Knows how wide the picture is, what is pointed at and what is picked; puts labels in place and paints the canvas. */
export class FlowStage implements ReactiveController {
  /** CSS pixels; 0 while the box is hidden. */
  width = isServer ? WIDTH_ON_SERVER : 0;
  /** How much larger texts are than in the usual size. */
  zoom = 1;
  isOpen = false;
  readonly #host: StageHost;
  readonly #options: StageOptions;
  readonly #sizes: ResizeObserver | undefined;
  readonly #boxes = new WeakMap<Element, string>();
  #observed: Element | undefined;
  #hovered: Emphasis | undefined;
  /** `null`: nothing, though the host brought a segment forward. */
  #picked: Emphasis | null | undefined;
  #stop = '';
  #focused: string | undefined;
  #isUpdating = false;
  #painted: readonly unknown[] = [];
  #repaint = 0;

  constructor(host: StageHost, options: StageOptions) {
    this.#host = host;
    this.#options = options;
    if (typeof ResizeObserver !== 'undefined') this.#sizes = new ResizeObserver((entries) => this.#resize(entries));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#observed = undefined;
    this.#painted = [];
    cancelAnimationFrame(this.#repaint);
    this.#repaint = 0;
  }

  hostUpdate(): void {
    // A stage that was not drawn here is the server's.
    if (!this.#observed && !isServer) this.width ||= this.#host.renderRoot.querySelector('.stage')?.clientWidth ?? 0;
    this.#focused = this.#focusedStop;
    this.#isUpdating = true;
  }

  hostUpdated(): void {
    this.#isUpdating = false;
    this.#keepFocus();
    const stage = this.#host.renderRoot.querySelector('.stage') ?? undefined;
    if (stage !== this.#observed) {
      this.#sizes?.disconnect();
      for (const box of [stage, stage?.querySelector('.letter')]) if (box) this.#sizes?.observe(box);
      this.#observed = stage;
    }
    stage?.querySelectorAll<HTMLElement>('[data-box]').forEach((each) => this.#place(each));
    this.#paint();
  }

  /** Whether there is no room for all words. */
  get isNarrow(): boolean {
    return this.width > 0 && this.width < NARROW * this.zoom;
  }

  pinned(given: string | undefined): Emphasis | undefined {
    if (this.#picked !== undefined) return this.#picked ?? undefined;
    return given ? { kind: 'segment', key: given } : undefined;
  }

  /** What is in front: what is pointed at, else what is picked. */
  emphasis(given: string | undefined): Emphasis | undefined {
    return this.#hovered ?? this.pinned(given);
  }

  /** What is told of what is pointed at. */
  told(scene: Scene): TooltipView | undefined {
    return this.#hovered && this.#told(this.#hovered, scene);
  }

  /** The stop that the Tab key reaches. */
  current(model: FlowModel): string {
    const stops = stopColumns(model).flat();
    return stops.includes(this.#stop) ? this.#stop : stops[0] ?? '';
  }

  /** Forgets what was picked here, so that the host's choice counts again. */
  reset(): void {
    this.#picked = undefined;
  }

  readonly release = (): void => this.#pick(null);

  readonly fold = (): void => {
    this.isOpen = false;
    this.#host.requestUpdate();
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    const scene = this.#options.scene();
    if (!scene || event.pointerType === 'touch') return;
    const found = this.#found(event, scene);
    if (sameEmphasis(found, this.#hovered)) return;
    this.#hover(found);
    const told = found && this.#told(found, scene);
    if (told) this.#options.tell(told, { x: event.clientX, y: event.clientY - 4 });
    else this.#options.hush();
  };

  readonly onPointerLeave = (): void => {
    // Nobody left: a focused button was moved.
    if (this.#isUpdating) return;
    this.#hover(undefined);
    this.#options.hush();
  };

  readonly onFocus = (event: FocusEvent): void => {
    const stop = stopOf(event);
    const scene = this.#options.scene();
    const button = event.target as Element;
    if (!scene || !stop || !button.matches(':focus-visible')) return;
    this.#stop = stop;
    const found = this.#ofStop(stop, scene);
    this.#hover(found);
    const told = this.#told(found, scene);
    if (told) this.#options.tell(told, button);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const scene = this.#options.scene();
    const stop = stopOf(event);
    if (event.key === 'Escape') {
      this.#options.hush();
      this.release();
    }
    const next = scene && stop && stopAfter(stopColumns(scene.model), stop, event.key, scene.direction);
    if (!next) return;
    event.preventDefault();
    this.#stop = next;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-stop]')].find(({ dataset }) => dataset['stop'] === next)?.focus());
  };

  readonly onClick = (event: MouseEvent): void => {
    const scene = this.#options.scene();
    const ribbon = (event.target as Element).closest<HTMLElement>('[data-ribbon]')?.dataset['ribbon'];
    if (!scene) return;
    const found: Emphasis | undefined = ribbon ? { kind: 'ribbon', key: ribbon } : this.#found(event, scene);
    if (found?.kind !== 'node') return this.#toggle(found);
    const code = scene.model.nodes.find(({ key }) => key === found.key)?.code ?? '';
    if (code === SMALLER) {
      this.isOpen = true;
      this.#hover(undefined);
      this.#options.hush();
      return;
    }
    this.#toggle({ kind: 'segment', key: code });
    if (code) this.#options.select(code);
  };

  /** A colour changed: the canvas does not follow the style sheet by itself. */
  readonly onTransition = ({ propertyName }: TransitionEvent): void => {
    if (propertyName !== 'fill' || this.#repaint !== 0) return;
    this.#repaint = requestAnimationFrame(() => {
      this.#repaint = 0;
      this.#painted = [];
      this.#paint();
    });
  };

  get #focusedStop(): string | undefined {
    return ((this.#host.renderRoot as ShadowRoot | undefined)?.activeElement as HTMLElement | null)?.dataset['stop'];
  }

  /** A button that newer figures move to another place loses the focus on the way. */
  #keepFocus(): void {
    const key = this.#focused;
    if (key === undefined || this.#focusedStop === key) return;
    void this.#host.updateComplete.then(() => {
      const isNowhere = document.activeElement === document.body || document.activeElement === null;
      if (isNowhere) [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-stop]')].find(({ dataset }) => dataset['stop'] === key)?.focus({ preventScroll: true });
    });
  }

  #toggle(found: Emphasis | undefined): void {
    this.#pick(found && sameEmphasis(found, this.#picked ?? undefined) ? null : found ?? null);
  }

  #pick(picked: Emphasis | null): void {
    this.#picked = picked;
    this.#host.requestUpdate();
  }

  #hover(found: Emphasis | undefined): void {
    this.#hovered = found;
    this.#host.requestUpdate();
  }

  #found(event: MouseEvent, scene: Scene): Emphasis | undefined {
    const stop = stopOf(event);
    if (stop) return this.#ofStop(stop, scene);
    const box = this.#observed?.getBoundingClientRect();
    if (!box || !(event.target instanceof Element) || !event.target.closest('.stage')) return undefined;
    // The page may be zoomed or scaled.
    const scale = (this.#observed?.clientWidth ?? 0) / (box.width || 1);
    const [x, y] = [(scene.direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const node = nodeAt(scene.layout, x, y);
    if (node) return { kind: 'node', key: node.node.key };
    const ribbon = ribbonAt(scene.layout, x, y);
    return ribbon && { kind: 'ribbon', key: ribbon.ribbon.key };
  }

  #ofStop(stop: string, { model }: Scene): Emphasis {
    return { kind: model.nodes.some(({ key }) => key === stop) ? 'node' : 'stubs', key: stop };
  }

  #told({ kind, key }: Emphasis, { model, words }: Scene): TooltipView | undefined {
    const node = kind === 'node' ? model.nodes.find((each) => each.key === key) : undefined;
    const ribbon = kind === 'ribbon' ? model.ribbons.find((each) => each.key === key) : undefined;
    if (kind === 'stubs') {
      const { column, kind: stubKind } = model.stubs.find((stub) => stubsKey(stub.column, stub.kind) === key) ?? {};
      return column === undefined || stubKind === undefined ? undefined : words.stubsTip(column, stubKind);
    }
    return node ? words.nodeTip(node) : ribbon && words.ribbonTip(ribbon);
  }

  #resize(entries: readonly ResizeObserverEntry[]): void {
    const before = [this.width, this.zoom];
    for (const { target, contentRect: { width } } of entries) {
      if (target === this.#observed) this.width = Math.floor(width) || this.width;
      else if (width > 0) this.zoom = Math.max(1, width / USUAL_SIZE);
    }
    if (this.width === before[0] && this.zoom === before[1]) return;
    // In the next frame: a new height within this one would call the observers again.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }

  #place(element: HTMLElement): void {
    const box = element.dataset['box'] ?? '';
    if (this.#boxes.get(element) === box) return;
    this.#boxes.set(element, box);
    const sides = ['inset-inline-start', 'inset-block-start', 'width', 'height'];
    box.split(' ').forEach((value, at) => element.style.setProperty(sides[at] ?? '', `${value}px`));
  }

  #paint(): void {
    const canvas = this.#host.renderRoot.querySelector<HTMLCanvasElement>('canvas.ribbons');
    const scene = this.#options.scene();
    if (!canvas || !scene) return;
    const inputs = [canvas, scene.layout, scene.direction];
    if (inputs.every((input, at) => input === this.#painted[at])) return;
    this.#painted = inputs;
    const bars = [...this.#host.renderRoot.querySelectorAll<SVGElement>('.node-bar')];
    const colours = new Map<string, string>();
    for (const bar of bars) if (!colours.has(bar.dataset['code'] ?? '')) colours.set(bar.dataset['code'] ?? '', getComputedStyle(bar).fill);
    paintRibbons(canvas, scene.layout, {
      colourOf: (code) => colours.get(code) ?? 'gray', stayedOpacity: STAYED_OPACITY, movedOpacity: MOVED_OPACITY, isMirrored: scene.direction === 'rtl',
    });
  }
}

function stopOf(event: Event): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-stop]')?.dataset['stop'] : undefined;
}
