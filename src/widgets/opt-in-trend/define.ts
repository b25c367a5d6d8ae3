import { defineWidget } from '../../context/define-widget.js';
import { OptInTrend } from './opt-in-trend.js';

defineWidget('opt-in-trend', OptInTrend);

declare global {
  interface HTMLElementTagNameMap {
    'opt-in-trend': OptInTrend;
  }
}
