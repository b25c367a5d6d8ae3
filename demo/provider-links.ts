import { chosenProvider, PROVIDERS, type ProviderChoice } from './providers.js';

/** Whatever else the address says stays. */
function addressWith(choice: ProviderChoice): string {
  const address = new URL(location.href);
  if (choice === PROVIDERS[0]) address.searchParams.delete('provider');
  else address.searchParams.set('provider', choice);
  return address.href;
}

/** The choice of what computes the figures: a link each, by its `data-provider`. */
export function startProviderLinks(list: HTMLElement): void {
  const chosen = chosenProvider();
  for (const choice of PROVIDERS) {
    const link = list.querySelector<HTMLAnchorElement>(`[data-provider=${choice}]`);
    if (!link) continue;
    const refer = (): void => { link.href = addressWith(choice); };
    link.ariaCurrent = choice === chosen ? 'true' : null;
    // The reader may have gone to another screen meanwhile.
    for (const type of ['pointerenter', 'focus', 'click']) link.addEventListener(type, refer);
    refer();
  }
}
