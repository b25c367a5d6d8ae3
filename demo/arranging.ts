import type { OmnichannelDashboard } from '../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import type { Navigation } from './navigation.js';
import { forgetArranged, keepArranged } from './screens.js';

/** The switch into edit mode. The portal keeps what this reader arranges, screen by screen; here in the browser, elsewhere in an account. */
export function startArranging(button: HTMLButtonElement, dashboard: OmnichannelDashboard, navigation: Navigation): void {
  button.addEventListener('click', () => {
    dashboard.editing = !dashboard.editing;
    button.ariaPressed = String(dashboard.editing);
  });
  dashboard.addEventListener('state-change', () => {
    if (!dashboard.editing) return;
    const { tiles } = dashboard.getState();
    if (JSON.stringify(tiles) === JSON.stringify(navigation.current.state.tiles)) forgetArranged(navigation.current);
    else keepArranged(navigation.current, dashboard.getState());
  });
}
