import type { ReactiveController } from 'lit';
import { OmnichannelError } from '../../contract/index.js';
import type { EditHost, EditModeClass } from './edit-host.js';

type Editing = InstanceType<EditModeClass>;

/** Edit mode, which loads when somebody first edits. */
export class LoadEditing implements ReactiveController {
  readonly #host: EditHost & { readonly editing: boolean };
  readonly #report: (thrown: unknown) => void;
  #mode: Editing | undefined;
  #isLoading = false;

  constructor(host: EditHost & { readonly editing: boolean }, report: (thrown: unknown) => void) {
    this.#host = host;
    this.#report = report;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.editing && !this.#mode && !this.#isLoading) void this.#load();
  }

  /** Where the reader edits and edit mode is there. */
  get mode(): Editing | undefined {
    return this.#host.editing ? this.#mode : undefined;
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      const { EditMode }: { readonly EditMode: EditModeClass } = await import('./edit-mode.js');
      const root = this.#host.renderRoot as ShadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...[EditMode.styles].flat().flatMap(({ styleSheet }) => styleSheet ?? [])];
      this.#mode = new EditMode(this.#host);
      this.#host.requestUpdate();
    } catch (cause) {
      this.#report(new OmnichannelError('failed-engine', { subject: this.#host.localName, problem: 'failed loading of edit mode', remedy: 'Serve all files of the package from one place.', cause }));
    }
  }
}
