import { defineWidget } from '../../context/define-widget.js';
import { KpiTile } from './kpi-tile.js';

defineWidget('kpi-tile', KpiTile);

declare global {
  interface HTMLElementTagNameMap {
    'kpi-tile': KpiTile;
  }
}
