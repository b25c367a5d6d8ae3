import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MemberRow, RowGroup } from './member-rows.view.js';

/** What the list shows and what it does when a row is chosen. */
export interface MemberListParts {
  readonly label: string;
  readonly groups: readonly RowGroup[];
  /** Position of the row that the keyboard stands on. */
  readonly active: number;
  readonly isBusy: boolean;
  readonly choose: (row: MemberRow, position: number) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

const MARKS = { all: svg`<path d="M3.5 8.2 6.7 11.4 12.5 5" />`, some: svg`<path d="M4 8h8" />`, none: nothing };

/** Members in one list that is a single stop of the keyboard. */
export function memberList({ label, groups, active, isBusy, choose, onKeydown }: MemberListParts): TemplateResult {
  let position = 0;
  const row = (shown: MemberRow): TemplateResult => {
    const at = position++;
    return html`
      <div id="row-${at}" class="row ${shown.isGroup ? 'all' : ''} ${at === active ? 'active' : ''}" role="option" aria-selected=${shown.chosen === 'all' ? 'true' : 'false'} aria-label=${shown.spoken} @click=${() => choose(shown, at)}>
        <svg class="box ${shown.chosen}" viewBox="0 0 16 16" aria-hidden="true"><rect x="0.5" y="0.5" width="15" height="15" rx="3.5" />${MARKS[shown.chosen]}</svg>
        <span class="name"><bdi>${shown.label}</bdi></span>
        ${shown.count === undefined ? nothing : html`<span class="count">${shown.count}</span>`}
      </div>
    `;
  };
  return html`
    <div id="list" class="list" part="list" role="listbox" aria-multiselectable="true" aria-label=${label} aria-busy=${isBusy ? 'true' : 'false'} tabindex="0"
      aria-activedescendant="row-${active}" @keydown=${onKeydown}>
      ${groups.map(({ label: group, rows }) => (group === undefined ? rows.map(row) : html`<div class="group" role="group" aria-label=${group}>
        ${rows[0]?.isGroup ? nothing : html`<div class="group-name" role="presentation">${group}</div>`}${rows.map(row)}
      </div>`))}
    </div>
  `;
}

/** Where a key leads from a position; nothing where it does not move. */
export function positionAfter(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown': return Math.min(active + 1, count - 1);
    case 'ArrowUp': return Math.max(active - 1, 0);
    case 'PageDown': return Math.min(active + 8, count - 1);
    case 'PageUp': return Math.max(active - 8, 0);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}
