import { html, isServer, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { requireWhole, resultStatus } from '../../contract/index.js';
import { asIds, asNumber, orElse, SelectionEvent, WidgetElement, type Questions, type Scope, type Showing } from '../../context/index.js';
import { FrameController, frameStyles, TooltipController, tooltipStyles } from '../../ui/index.js';
import { ASSET_TABLE_MESSAGES } from './asset-performance-table.messages.js';
import { ASSET, assetTableQuestions, DEFAULT_COLUMNS, DEFAULT_SORT } from './asset-performance-table.query.js';
import { assetTableStyles } from './asset-performance-table.styles.js';
import { assetTableView, orderRows, type AssetTableView } from './asset-performance-table.view.js';
import { drawGrid, drawPager, drawRow, rowOnServer } from './draw-table.js';
import { keepLast } from './keep-last.js';
import { positionAfterKey } from './row-keys.js';
import { rowNotes } from './row-notes.js';
import { columnPeaks } from './row-order.js';
import { ROWS_AT_FIRST, VirtualRows, type RowWindow } from './virtual-rows.js';

/**
 * Content in rows: for each asset its stage, how many HCPs engaged, and rates with their own
 * denominators; sorted by any column, with a total that the source computed.
 *
 * @tag asset-performance-table
 * @example <asset-performance-table sort="-engagement" page-size="20"></asset-performance-table>
 * @fires {SelectionEvent} row-select - A row was activated; detail: dimension, code, label and filters.
 * @csspart body - Where the table stands.
 * @csspart table - The scrolled box with header, rows and total.
 * @csspart row - One row.
 * @csspart total - The row of the whole.
 * @cssprop [--omni-table-height=480px] - How high the table grows before it scrolls.
 */
export class AssetPerformanceTable extends WidgetElement<AssetTableView> {
  static override styles = [...frameStyles, tooltipStyles, ...assetTableStyles];

  /** Ids of measures and dimensions in the order shown; as attribute separated by spaces or commas. Default: `adoptionStage asset assetEngagement participation completedAction`. */
  @property({ converter: asIds }) columns: readonly string[] = [];

  /** Id of the column to sort by, or the word it ends with (`engagement`); a minus in front sorts downwards. Empty: as the source answers. */
  @property(orElse(DEFAULT_SORT)) sort: string = DEFAULT_SORT;

  /** Rows on a page; without it the whole table scrolls. */
  @property({ converter: asNumber, attribute: 'page-size' }) pageSize?: number;

  @state() private page = 0;

  readonly #frame = new FrameController(this);
  readonly #tooltip = new TooltipController(this);
  readonly #work = { order: keepLast(orderRows), peaks: keepLast(columnPeaks), status: keepLast(resultStatus) };
  readonly #rows = new VirtualRows(this, {
    window: () => this.#window(), version: () => this.view, positionOf: (code) => this.view.positionOf(code),
    draw: (element, position, active) => drawRow(element, this.view.row(position), position, active),
  });

  protected override check(): void {
    requireWhole(this.pageSize, { subject: this.localName, setting: 'page-size', least: 1 });
  }

  protected ask(scope: Scope): Questions {
    return assetTableQuestions(scope, this.columns.length > 0 ? this.columns : DEFAULT_COLUMNS, this.sort);
  }

  protected look(showing: Showing): AssetTableView {
    return assetTableView(showing, this, this.#work);
  }

  protected override render(): TemplateResult {
    return this.#frame.render(this.view.frame, this.locale.words, () => this.#picture(), { isTable: true });
  }

  #picture(): TemplateResult {
    const { from, to, virtual } = this.#window();
    const text = this.locale.words.of('asset-performance-table', ASSET_TABLE_MESSAGES);
    this.#tooltip.renew(rowNotes(this.view, this.view.positionOf(this.#rows.code ?? '')));
    return html`
      <div class="table" @click=${this.#onClick} @keydown=${this.#onKeydown} @focusin=${this.#onFocus} @focusout=${this.#hideNotes} @wheel=${this.#hideNotes}>
        ${drawGrid(this.view, { virtual, sortBy: this.#sortBy, rows: isServer ? this.#firstRows() : nothing })}
      </div>
      ${virtual ? nothing : drawPager({ from, to, count: this.view.rowCount }, text, this.#turnPage)}
      ${this.#tooltip.render()}
    `;
  }

  #window(): RowWindow {
    const { rowCount } = this.view;
    const size = Math.floor(this.pageSize ?? 0);
    if (!(size > 0)) return { from: 0, to: rowCount, virtual: true };
    const from = Math.max(0, Math.min(this.page, Math.ceil(rowCount / size) - 1)) * size;
    return { from, to: Math.min(from + size, rowCount), virtual: false };
  }

  #firstRows(): readonly TemplateResult[] {
    const { from, to, virtual } = this.#window();
    const count = Math.min(to - from, virtual ? ROWS_AT_FIRST : Infinity);
    return Array.from({ length: count }, (_, at) => rowOnServer(this.view.row(from + at), from + at));
  }

  readonly #sortBy = (id: string): void => {
    const column = this.view.columns.find((candidate) => candidate.id === id);
    const descending = column?.sorted === 'none' ? column.numeric : column?.sorted === 'ascending';
    this.sort = `${descending ? '-' : ''}${id}`;
    this.page = 0;
    this.#rows.restart();
  };

  readonly #turnPage = (by: number): void => {
    const { from, to } = this.#window();
    this.page = Math.round(from / Math.max(1, this.pageSize ?? 1)) + by;
    this.#rows.active = by > 0 ? to : from - 1;
  };

  readonly #onClick = (event: Event): void => {
    const position = this.#positionOf(event);
    if (position === undefined) return;
    const { code, label } = this.view.row(position);
    if (code === null) return;
    this.dispatchEvent(new SelectionEvent('row-select', { dimension: ASSET, code, label, filters: [{ dimension: ASSET, in: [code] }] }));
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const position = this.#positionOf(event);
    if (position === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#onClick(event);
      return;
    }
    const next = positionAfterKey(event.key, position, this.#window(), this.#rows.rowsInSight);
    if (next === undefined) return;
    event.preventDefault();
    this.#rows.focus(next);
  };

  readonly #onFocus = (event: Event): void => {
    const position = this.#positionOf(event);
    if (position === undefined) return;
    this.#rows.activate(position);
    const notes = rowNotes(this.view, position);
    if (notes) void this.#tooltip.show(notes, event.target as Element);
  };

  readonly #hideNotes = (): void => this.#tooltip.hide();

  #positionOf(event: Event): number | undefined {
    const row = (event.target as Element).closest<HTMLElement>('[data-position]');
    return row ? Number(row.dataset['position']) : undefined;
  }
}
