import type { ReactiveController } from 'lit';
import { PartOnDemand } from '../../ui/index.js';
import type { EditHost, EditModeClass } from './edit-host.js';

interface EditPart { readonly EditMode: EditModeClass }

/** Edit mode, which loads when somebody first edits; where that fails, editing once more tries again. */
export class LoadEditing implements ReactiveController {
  readonly #host: EditHost & { readonly editing: boolean };
  readonly #part: PartOnDemand<EditPart>;
  #mode: InstanceType<EditModeClass> | undefined;
  #isAsked = false;

  constructor(host: EditHost & { readonly editing: boolean }, load: () => Promise<EditPart> = () => import('./edit-mode.js')) {
    this.#host = host;
    this.#part = new PartOnDemand(host, { name: 'edit mode', load, sheets: ({ EditMode }) => [EditMode.styles].flat().flatMap(({ styleSheet }) => styleSheet ?? []) });
    host.addController(this);
  }

  hostUpdate(): void {
    const { part } = this.#part;
    if (part) this.#mode ??= new part.EditMode(this.#host);
    else if (this.#host.editing && !this.#isAsked) void this.#part.load();
    this.#isAsked = this.#host.editing;
  }

  /** Where the reader edits and edit mode is there. */
  get mode(): InstanceType<EditModeClass> | undefined {
    return this.#host.editing ? this.#mode : undefined;
  }
}
