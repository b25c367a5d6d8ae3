import type { TooltipView } from '../../ui/index.js';
import type { AssetTableView } from './asset-performance-table.view.js';

/** What a row's figures are made of, where any says so. */
export function rowNotes({ columns, row }: AssetTableView, position: number): TooltipView | undefined {
  const { label, cells } = row(position);
  const lines = cells.flatMap(({ note, text }, at) => (note ? [{ label: columns[at]?.label ?? '', text: `${text} · ${note}` }] : []));
  return lines.length > 0 ? { heading: label, lines } : undefined;
}
