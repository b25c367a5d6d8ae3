import { defineWidget } from '../../context/define-widget.js';
import { MeasureBreakdown } from './measure-breakdown.js';

defineWidget('measure-breakdown', MeasureBreakdown);

declare global {
  interface HTMLElementTagNameMap {
    'measure-breakdown': MeasureBreakdown;
  }
}
