import type { MemoryProvider } from '../src/providers/memory/index.js';
import { startLive } from './live.js';

/** The switch that lets rows come in, one a second. */
export function startLiveSwitch(button: HTMLButtonElement, provider: MemoryProvider): void {
  let stop: (() => void) | undefined;
  button.addEventListener('click', () => {
    if (stop) stop();
    stop = stop ? undefined : startLive(provider);
    button.ariaPressed = String(stop !== undefined);
  });
}
