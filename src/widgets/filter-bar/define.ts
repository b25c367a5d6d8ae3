import { defineWidget } from '../../context/define-widget.js';
import { FilterBar } from './filter-bar.js';

defineWidget('filter-bar', FilterBar);

declare global {
  interface HTMLElementTagNameMap {
    'filter-bar': FilterBar;
  }
}
