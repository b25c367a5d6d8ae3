import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { DataProvider } from '../../contract/index.js';
import { LoadWatch } from '../../context/index.js';
import type { LocaleController } from '../../i18n/index.js';
import { DASHBOARD_MESSAGES } from './omnichannel-dashboard.messages.js';

export interface LoadingHost extends ReactiveControllerHost {
  readonly provider?: DataProvider;
  readonly language: LocaleController;
}

/** One quiet line that shows how far the dashboard's provider has come with what it loads. It takes no room of its own. */
export class LoadingLine implements ReactiveController {
  readonly #host: LoadingHost;
  readonly #load: LoadWatch;

  constructor(host: LoadingHost) {
    this.#host = host;
    this.#load = new LoadWatch(() => host.requestUpdate());
    host.addController(this);
  }

  hostUpdate(): void {
    const { provider } = this.#host;
    if (provider) this.#load.watch(provider);
    else this.#load.stop();
  }

  hostDisconnected(): void {
    this.#load.stop();
  }

  render(): TemplateResult | typeof nothing {
    const { progress } = this.#load;
    if (!progress) return nothing;
    const label = this.#host.language.words.of('omnichannel-dashboard', DASHBOARD_MESSAGES)('loading');
    // Without a value the bar says that something goes on, not how far.
    return progress.share === undefined ? html`<progress part="loading" aria-label=${label} title=${label}></progress>` : html`<progress part="loading" aria-label=${label} title=${label} value=${progress.share}></progress>`;
  }
}
