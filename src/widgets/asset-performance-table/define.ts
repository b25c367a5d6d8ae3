import { defineWidget } from '../../context/define-widget.js';
import { AssetPerformanceTable } from './asset-performance-table.js';

defineWidget('asset-performance-table', AssetPerformanceTable);

declare global {
  interface HTMLElementTagNameMap {
    'asset-performance-table': AssetPerformanceTable;
  }
}
