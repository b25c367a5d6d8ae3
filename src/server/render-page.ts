import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { loadAnswering } from '../context/load-answering.js';
import { invalidSetting, type DataProvider, type OmnichannelError } from '../contract/index.js';
import { PageDesk } from './page-desk.js';
import { widgetRenderer } from './widget-renderer.js';

/** As content security policies write it; nothing that could end an attribute. */
const NONCE = /^[A-Za-z0-9+/_-]+={0,2}$/;

export interface RenderPageOptions {
  /** Answers the questions of the page, for whoever gets it. */
  readonly provider?: DataProvider;
  /** The nonce of the page's policy for style sheets; without one, pictures are drawn with style attributes. */
  readonly nonce?: string;
  /** Ends the waiting: what is not answered by then is asked by the browser. */
  readonly signal?: AbortSignal;
}

export interface RenderedPage {
  /** The page as text, its widgets with declarative shadow roots. */
  readonly html: string;
  /** All answers of the page as JSON that may stand in a script element: what `withAnswers` takes. */
  readonly answers: string;
  /** Why questions failed; their widgets show it. What was still open when the signal ended the waiting is not among them. */
  readonly failures: readonly OmnichannelError[];
}

/**
 * Renders a page with its figures: draws the template, asks what its widgets ask, and draws it again until
 * they ask nothing new. `template` gets the provider that it hands to the dashboard or to widgets. Rejects with `invalid-setting`
 * where the nonce is none.
 */
export async function renderPage(template: (provider: DataProvider) => unknown, { provider = NO_PROVIDER, nonce, signal }: RenderPageOptions = {}): Promise<RenderedPage> {
  if (nonce !== undefined && !NONCE.test(nonce)) throw invalidSetting(nonce, { subject: 'renderPage', setting: 'nonce' }, 'Give the nonce of the policy: letters, digits and + / - _ =.');
  const { giveDesk } = await loadAnswering();
  const desk = new PageDesk(provider);
  const asked = ofPage(provider);
  giveDesk(asked, desk);
  try {
    for (;;) {
      const before = desk.count;
      const html = await draw(template(asked), nonce);
      const isKnown = desk.count === before;
      if (isKnown || signal?.aborted) return { html, answers: JSON.stringify(desk.page).replaceAll('<', '\\u003c'), failures: desk.failures };
      await desk.settled(signal);
    }
  } finally {
    desk.close();
  }
}

const NO_PROVIDER: DataProvider = { query: () => Promise.reject(new Error('no provider')) };

/** The provider as one page sees it: what is answered to one is held for no other. */
function ofPage(provider: DataProvider): DataProvider {
  const { name, members } = provider;
  return {
    ...(name !== undefined && { name }),
    query: (query, options) => provider.query(query, options),
    ...(members && { members: members.bind(provider) }),
    get capabilities() {
      return provider.capabilities;
    },
  };
}

async function draw(page: unknown, nonce: string | undefined): Promise<string> {
  const dashboards = new Map<string, () => string>();
  const html = await collectResult(render(page, { elementRenderers: [widgetRenderer({ dashboards, ...(nonce !== undefined && { nonce }) }), LitElementRenderer] }));
  return [...dashboards].reduce((text, [place, cells]) => text.replace(place, cells), html);
}
