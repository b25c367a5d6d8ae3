import { defineWidget } from '../../context/define-widget.js';
import { MeasureTrend } from './measure-trend.js';

defineWidget('measure-trend', MeasureTrend);
