import { defineWidget } from '../../context/define-widget.js';
import { OmnichannelDashboard } from './omnichannel-dashboard.js';

defineWidget('omnichannel-dashboard', OmnichannelDashboard);

declare global {
  interface HTMLElementTagNameMap {
    'omnichannel-dashboard': OmnichannelDashboard;
  }
}
