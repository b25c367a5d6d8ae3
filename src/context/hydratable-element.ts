import { ContextConsumer } from '@lit/context';
import { isServer, LitElement, type PropertyValues, type ReactiveController } from 'lit';

/**
 * An element that a server may draw. There, controllers and `prepare` run before `render` as in a page;
 * in the page, what the server drew stays until the element knows enough to draw the same.
 */
export abstract class HydratableElement extends LitElement {
  readonly #controllers: ReactiveController[] = [];
  /** Whether the picture on screen is the server's. */
  #isDrawn = this.shadowRoot !== null;
  #part: typeof import('./take-over.js') | undefined;
  #loading: Promise<void> | undefined;

  override addController(controller: ReactiveController): void {
    super.addController(controller);
    if (isServer) this.#controllers.push(controller);
  }

  /** Makes ready what `render` shows; the controllers have said their news. */
  protected prepare(): void {}

  /** Whether a picture of the server may be replaced: all that it was made from is here too. */
  protected isReady(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!isServer) return;
    for (const controller of this.#controllers) if (controller instanceof ContextConsumer) controller.hostConnected();
    for (const controller of this.#controllers) controller.hostUpdate?.();
    this.prepare();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (!this.#isDrawn) return super.shouldUpdate(changed);
    if (!this.isReady()) return false;
    if (!this.#part) this.#loading ??= this.#load();
    return this.#part !== undefined;
  }

  protected override update(changed: PropertyValues): void {
    this.prepare();
    const part = this.#isDrawn ? this.#part : undefined;
    this.#isDrawn = false;
    if (part) part.takeOver(this, () => this.render(), () => super.update(changed));
    else super.update(changed);
  }

  async #load(): Promise<void> {
    this.#part = await import('./take-over.js');
    this.requestUpdate();
  }
}
