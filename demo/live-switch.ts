import type { SourceProvider } from './data.js';
import { startLive, takesRows } from './live.js';

/** The switch that lets rows come in, one a second; hidden where the figures' source takes none. */
export function startLiveSwitch(button: HTMLButtonElement, provider: SourceProvider): void {
  if (!takesRows(provider)) {
    button.hidden = true;
    return;
  }
  let stop: (() => void) | undefined;
  button.addEventListener('click', () => {
    if (stop) stop();
    stop = stop ? undefined : startLive(provider);
    button.ariaPressed = String(stop !== undefined);
  });
}
