import { defineWidget } from '../../context/define-widget.js';
import { SegmentFlow } from './segment-flow.js';

defineWidget('segment-flow', SegmentFlow);

declare global {
  interface HTMLElementTagNameMap {
    'segment-flow': SegmentFlow;
  }
}
