import { defineWidget } from '../../context/define-widget.js';
import { AdoptionFunnel } from './adoption-funnel.js';

defineWidget('adoption-funnel', AdoptionFunnel);

declare global {
  interface HTMLElementTagNameMap {
    'adoption-funnel': AdoptionFunnel;
  }
}
