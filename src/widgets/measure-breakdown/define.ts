import { defineWidget } from '../../context/define-widget.js';
import { MeasureBreakdown } from './measure-breakdown.js';

defineWidget('measure-breakdown', MeasureBreakdown);
