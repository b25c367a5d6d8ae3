import { OmnichannelError } from '../contract/index.js';
import { readLook, type ChartLook } from './chart-look.js';
import type { Engine } from './engine.js';
import type { EngineOption } from './engine-option.js';
import { loadEngine } from './load-engine.js';
import { Nearness } from './nearness.js';

/** A frame, by a timer: a hidden page has no frames. */
const FRAME_MS = 17;

/** What is to be painted, and what makes it another picture. */
export interface Painting {
  readonly option: (look: ChartLook) => EngineOption;
  readonly language: string;
}

/** Keeps one drawn chart in step with its box, its surroundings and its picture. */
export class ChartLifecycle {
  failed = false;
  readonly #subject: string;
  readonly #loadEngine: typeof loadEngine;
  readonly #changed: () => void;
  readonly #hasPainted: () => void;
  readonly #reportFailure: (error: OmnichannelError) => void;
  #box: HTMLElement | undefined;
  #painting: Painting | undefined;
  #nearness: Nearness | undefined;
  #engine: Engine | undefined;
  #Engine: typeof Engine | undefined;
  #look: ChartLook | undefined;
  #painted = '';
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor({ subject, changed, painted, failed, load = loadEngine }: { subject: string; changed: () => void; painted: () => void; failed: (error: OmnichannelError) => void; load?: typeof loadEngine }) {
    this.#loadEngine = load;
    this.#subject = subject;
    this.#changed = changed;
    this.#hasPainted = painted;
    this.#reportFailure = failed;
  }

  get engine(): Engine | undefined {
    return this.#engine;
  }

  /** The box that is on the page now, if any, and what belongs into it. */
  show(box: HTMLElement | undefined, painting: Painting | undefined): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
    this.#painting = painting;
    if (box !== this.#box) {
      this.close();
      this.#box = box;
    }
    if (!box) return;
    if (!this.#nearness) {
      this.#nearness = new Nearness(() => this.#settle());
      this.#nearness.watch(box);
    }
    if (this.#engine) this.#settle();
  }

  /** Closes unless the box is shown again within a frame: a move in the document ends nothing. */
  closeSoon(): void {
    this.#closing ??= setTimeout(() => this.close(), FRAME_MS);
  }

  close(): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
    this.#nearness?.stop();
    this.#nearness = undefined;
    this.#engine?.dispose();
    this.#engine = undefined;
    this.#box = undefined;
    this.#look = undefined;
    this.#painted = '';
  }

  /** Tries to load the engine once more. */
  retry(): void {
    this.failed = false;
    this.#changed();
    this.#settle();
  }

  /** Reads the surroundings again and paints where anything differs. */
  #settle(): void {
    const box = this.#box;
    if (!box?.isConnected || !this.#painting || !this.#nearness?.near || this.failed) return;
    if (box.clientWidth === 0 || box.clientHeight === 0) return;
    if (!this.#Engine) return this.#load();
    const before = this.#look;
    const look = readLook(box.parentElement?.querySelector('.chart-probes') ?? box, box);
    this.#look = look;
    if (!this.#engine || !before) {
      this.#engine = new this.#Engine(box, look);
    } else {
      if (before.width !== look.width || before.height !== look.height) this.#engine.resize(look);
      if (dressOf(before) !== dressOf(look)) this.#dress(this.#engine, look);
    }
    this.#paint(this.#engine, look, before);
  }

  #dress(engine: Engine, look: ChartLook): void {
    engine.dress(look);
    this.#painted = '';
  }

  #paint(engine: Engine, look: ChartLook, before: ChartLook | undefined): void {
    const { option, language } = this.#painting as Painting;
    const drawn = option(look);
    const key = language + JSON.stringify(drawn);
    if (key === this.#painted) return;
    const sameBox = before !== undefined && before.width === look.width && before.height === look.height;
    const moving = this.#painted !== '' && sameBox && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    try {
      engine.paint(drawn, moving);
    } catch (cause) {
      return this.#fail('failed drawing of the chart', cause);
    }
    this.#painted = key;
    this.#hasPainted();
  }

  #load(): void {
    this.#loadEngine().then((loaded) => {
      this.#Engine = loaded;
      this.#settle();
    }, (thrown: unknown) => this.#fail('failed loading of the chart engine', thrown));
  }

  /** No picture: an engine that failed once may hold half of one. */
  #fail(problem: string, cause: unknown): void {
    this.failed = true;
    this.#engine?.dispose();
    this.#engine = undefined;
    this.#painted = '';
    this.#reportFailure(new OmnichannelError('failed-engine', {
      subject: this.#subject, problem, remedy: 'Serve all files of the package from one place; the figures are in the table meanwhile.', cause,
    }));
    this.#changed();
  }

  /** Something outside may look different now. */
  lookAgain(): void {
    this.#settle();
  }
}

function dressOf({ colours, fontFamily, fontSize }: ChartLook): string {
  return JSON.stringify([colours, fontFamily, fontSize]);
}
