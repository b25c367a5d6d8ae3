import { defineWidget } from '../../context/define-widget.js';
import { MeasureTrend } from './measure-trend.js';

defineWidget('measure-trend', MeasureTrend);

declare global {
  interface HTMLElementTagNameMap {
    'measure-trend': MeasureTrend;
  }
}
