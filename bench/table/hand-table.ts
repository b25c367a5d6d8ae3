import type { Cell } from '../../src/contract/index.js';

const ROW = 36;
const BEYOND_SIGHT = 6;

interface PooledRow {
  readonly element: HTMLElement;
  readonly texts: readonly Text[];
}

/** The floor: a virtual table as short as one can write it, with recycled rows of text nodes and nothing else. */
export class HandTable {
  readonly scroller = document.createElement('div');
  readonly #room = document.createElement('div');
  /** Both tables print the same texts: numbers as the language writes them are no luxury. */
  #formats: readonly (Intl.NumberFormat | undefined)[] = [];
  readonly #ids: readonly string[];
  #rows: Cell[][] = [];
  #order = new Uint32Array();
  #pool: PooledRow[] = [];

  constructor(place: HTMLElement, columns: readonly string[]) {
    this.#ids = columns;
    this.scroller.className = 'hand';
    const head = document.createElement('div');
    head.className = 'hand-row head';
    head.append(...columns.map((id) => Object.assign(document.createElement('b'), { textContent: id })));
    this.#room.className = 'room';
    this.scroller.append(head, this.#room);
    this.scroller.addEventListener('scroll', () => this.#draw(), { passive: true });
    place.append(this.scroller);
  }

  show(rows: Cell[][]): void {
    const percent = (digits: number) => new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
    const [whole, one, none] = [new Intl.NumberFormat('en'), percent(1), percent(0)];
    this.#formats = this.#ids.map((id) => (id === 'assetEngagement' ? whole : id === 'completedAction' ? none : one));
    this.#rows = rows;
    this.#order = Uint32Array.from({ length: rows.length }, (_, at) => at);
    this.#room.style.height = `${rows.length * ROW}px`;
    this.#draw();
  }

  sort(column: number): void {
    const keys = new Float64Array(this.#rows.length);
    for (let at = 0; at < keys.length; at++) keys[at] = this.#rows[at]?.[column] as number;
    this.#order.sort((a, b) => (keys[b] as number) - (keys[a] as number));
    this.#draw();
  }

  firstFigure(): string {
    return this.#room.querySelector('[data-row="0"] > :nth-child(3)')?.textContent ?? '';
  }

  #draw(): void {
    const from = Math.max(0, Math.floor(this.scroller.scrollTop / ROW) - BEYOND_SIGHT);
    const to = Math.min(this.#rows.length, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / ROW) + BEYOND_SIGHT);
    while (this.#pool.length < to - from) this.#pool.push(this.#newRow());
    for (let row = from; row < to; row++) {
      const slot = this.#pool[row % this.#pool.length] as PooledRow;
      if (slot.element.dataset['row'] === String(row) && slot.element.dataset['source'] === String(this.#order[row])) continue;
      slot.element.dataset['row'] = String(row);
      slot.element.dataset['source'] = String(this.#order[row]);
      slot.element.style.transform = `translateY(${row * ROW}px)`;
      const cells = this.#rows[this.#order[row] as number] as Cell[];
      slot.texts.forEach((text, at) => {
        const cell = cells[at] as string | number;
        text.data = typeof cell === 'string' ? cell : (this.#formats[at] as Intl.NumberFormat).format(cell);
      });
    }
  }

  #newRow(): PooledRow {
    const element = document.createElement('div');
    element.className = 'hand-row';
    const texts = this.#ids.map(() => document.createTextNode(''));
    element.append(...texts.map((text) => {
      const cell = document.createElement('span');
      cell.append(text);
      return cell;
    }));
    this.#room.append(element);
    return { element, texts };
  }
}
