import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { withoutDimension, type Catalog, type Filter, type Member, type MembersRequest, type Period } from '../../contract/index.js';
import type { MembersAnswer, MembersController } from '../../context/index.js';
import type { MemberLabels, Translate, Words } from '../../i18n/index.js';
import { choiceSwitch } from '../../ui/choice-switch.js';
import type { DimensionView } from './filter-bar.view.js';
import { FILTER_BAR_MESSAGES, type FilterBarText } from './filter-bar.messages.js';
import { toggledCodes, type Choice, type ChoiceMode } from './filter-clauses.view.js';
import { memberList, positionAfter } from './member-list.js';
import { codesIn, MOST_MEMBERS, overlapText, rowGroups, rowsOf, type MemberRow, type RowGroup } from './member-rows.view.js';

/** What the panel of a dimension is made from. */
export interface DimensionScope {
  readonly view: DimensionView;
  readonly catalog: Catalog;
  readonly labels: MemberLabels;
  readonly words: Words;
}

type FilterHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

const SEARCH_DELAY_MS = 200;

/** Questions by name: all members, those found by the source, the groups they belong to. */
const [LIST, FOUND, GROUPS] = ['list', 'found', 'groups'] as const;

/** The panel in which members of one dimension are chosen: search, list, all and none, keep or leave. */
export class DimensionFilter implements ReactiveController {
  readonly #host: FilterHost;
  readonly #members: MembersController;
  readonly #choose: (dimension: string, choice: Choice) => void;
  #search = '';
  /** The search that the source is asked for. */
  #asked = '';
  #active = 0;
  /** How the next choice counts, where nothing is chosen that says so. */
  #mode: ChoiceMode | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scope: DimensionScope | undefined;

  constructor(host: FilterHost, members: MembersController, choose: (dimension: string, choice: Choice) => void) {
    this.#host = host;
    this.#members = members;
    this.#choose = choose;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** A panel opens: nothing is looked for yet. */
  start(): void {
    clearTimeout(this.#timer);
    this.#search = this.#asked = '';
    this.#active = 0;
    this.#mode = undefined;
  }

  /** What to ask while the dimension's panel is open: members counted under the other filters and the period. */
  requests(dimension: string, filters: readonly Filter[], period: Period | undefined): Readonly<Record<string, MembersRequest>> {
    const list = { dimension, filters: withoutDimension(filters, dimension), ...(period && { period }), limit: MOST_MEMBERS + 1 };
    const isGrouped = this.#members.answer(LIST).result?.some(({ parent }) => parent !== undefined);
    return {
      [LIST]: list,
      ...(this.#asked !== '' && { [FOUND]: { ...list, search: this.#asked } }),
      ...(isGrouped && { [GROUPS]: { dimension: `${dimension}Scheme` } }),
    };
  }

  /** Members of the open panel, for the labels of what is chosen in it. */
  get listed(): readonly Member[] | undefined {
    return this.#members.answer(FOUND).result ?? this.#members.answer(LIST).result;
  }

  render(scope: DimensionScope): TemplateResult {
    this.#scope = scope;
    const { view: { dimension, label, ignored }, catalog, words } = scope;
    const text = words.of('filter-bar', FILTER_BAR_MESSAGES);
    const overlap = this.#choiceMode === 'in' ? overlapText(dimension, catalog, words) : undefined;
    return html`
      <input id="search" class="search" type="search" data-first autocomplete="off" spellcheck="false" placeholder=${text('search', { dimension: label })} aria-label=${text('search', { dimension: label })}
        aria-controls=${this.#listed ? 'list' : nothing} .value=${this.#search} @input=${this.#onInput} @keydown=${this.#onSearchKeydown} />
      ${this.#body(text)}
      <div class="panel-foot">
        ${choiceSwitch<ChoiceMode>({
          name: `mode-${dimension}`, label: text('mode'), chosen: this.#choiceMode,
          choices: [{ value: 'in', label: text('keep') }, { value: 'notIn', label: text('leave') }],
        }, this.#setMode)}
        ${overlap ? html`<p class="remark"><bdi>${overlap}</bdi></p>` : nothing}
        ${ignored ? html`<p class="remark"><bdi>${ignored}</bdi></p>` : nothing}
      </div>
    `;
  }

  #body(text: Translate<FilterBarText>): TemplateResult {
    const answer = this.#shown;
    const { words, catalog, view: { dimension, label } } = this.#scope as DimensionScope;
    const members = answer.result ?? catalogMembers(catalog, dimension, answer);
    if (answer.error && !members) {
      return html`<div class="state" role="alert"><p>${text('membersFailed')}</p><button class="action" @click=${this.#retry}>${text('retry')}</button></div>`;
    }
    if (!members && answer.asking) return html`<div class="skeleton" role="status" aria-label=${text('loading')}><i></i><i></i><i></i><i></i><i></i></div>`;
    const groups = this.#listed;
    if (!groups) return html`<div class="state" role="status"><p>${this.#search.trim() ? text('notFound', { search: this.#search.trim() }) : text('empty')}</p></div>`;
    const rows = rowsOf(groups);
    const isPart = this.#search.trim() !== '' || (members?.length ?? 0) > MOST_MEMBERS;
    const hasCounts = rows.some(({ count }) => count !== undefined);
    return html`
      <div class="tools">
        <button @click=${() => this.#set(this.#withAll(groups))}>${text(isPart ? 'allShown' : 'all')}</button>
        <button @click=${() => this.#set([])}>${text('none')}</button>
        ${hasCounts ? html`<span class="caption" aria-hidden="true">${text('counted')}</span>` : nothing}
      </div>
      ${memberList({ label: text('options', { dimension: label }), groups, active: this.#activeOf(rows), isBusy: answer.asking, choose: this.#toggle, onKeydown: this.#onListKeydown })}
      <p class="visually-hidden" role="status">${this.#search.trim() ? text('found', { count: codesIn(groups).length }) : nothing}</p>
      ${(members?.length ?? 0) > MOST_MEMBERS ? html`<p class="remark">${text('truncated', { count: words.format.number(MOST_MEMBERS) })}</p>` : nothing}
      ${rows.some(({ isUncounted }) => isUncounted) ? html`<p class="remark" aria-hidden="true">${text('hiddenCounts')}</p>` : nothing}
    `;
  }

  /** What the list shows, where there is a list. */
  get #listed(): readonly RowGroup[] | undefined {
    const { catalog, view: { dimension } } = this.#scope as DimensionScope;
    const members = this.#shown.result ?? catalogMembers(catalog, dimension, this.#shown);
    if (!members && (this.#shown.error || this.#shown.asking)) return undefined;
    const groups = this.#groups(members ?? []);
    return rowsOf(groups).length > 0 ? groups : undefined;
  }

  /** The source searches where it has listed only a part. */
  get #shown(): MembersAnswer {
    const list = this.#members.answer(LIST);
    if (!this.#isPartial || this.#search.trim() === '') return list;
    const found = this.#members.answer(FOUND);
    const asking = found.asking || this.#asked !== this.#search.trim();
    return found.result || found.error ? { ...found, asking } : { ...list, asking: true };
  }

  /** One more than are shown were asked for: as many means that there are others, still more that all are here. */
  get #isPartial(): boolean {
    return this.#members.answer(LIST).result?.length === MOST_MEMBERS + 1;
  }

  #groups(members: readonly Member[]): readonly RowGroup[] {
    const { view: { dimension, choice }, catalog, labels, words } = this.#scope as DimensionScope;
    const groups = this.#members.answer(GROUPS).result;
    return rowGroups({
      dimension, members, search: this.#search, isSearched: this.#isPartial, chosen: choice.codes, catalog, words,
      labels: { [`${dimension}Scheme`]: groups, ...labels },
    });
  }

  get #choiceMode(): ChoiceMode {
    const { codes = [], mode = 'in' } = this.#scope?.view.choice ?? {};
    return codes.length > 0 ? mode : (this.#mode ?? mode);
  }

  #activeOf(rows: readonly MemberRow[]): number {
    return Math.min(this.#active, rows.length - 1);
  }

  get #rows(): readonly RowGroup[] {
    const { catalog, view: { dimension } } = this.#scope as DimensionScope;
    return this.#groups(this.#shown.result ?? catalogMembers(catalog, dimension, this.#shown) ?? []);
  }

  #withAll(groups: readonly RowGroup[]): readonly string[] {
    return [...new Set([...(this.#scope?.view.choice.codes ?? []), ...codesIn(groups)])];
  }

  #set(codes: readonly string[]): void {
    if (this.#scope) this.#choose(this.#scope.view.dimension, { mode: this.#choiceMode, codes });
  }

  readonly #setMode = (mode: ChoiceMode): void => {
    const codes = this.#scope?.view.choice.codes ?? [];
    this.#mode = mode;
    if (codes.length > 0 && this.#scope) this.#choose(this.#scope.view.dimension, { mode, codes });
    this.#host.requestUpdate();
  };

  readonly #toggle = ({ codes }: MemberRow, position: number): void => {
    this.#active = position;
    this.#set(toggledCodes(this.#scope?.view.choice.codes ?? [], codes));
    this.#host.requestUpdate();
  };

  readonly #onInput = ({ target }: Event): void => {
    this.#search = (target as HTMLInputElement).value;
    this.#active = 0;
    clearTimeout(this.#timer);
    if (this.#isPartial) {
      this.#timer = setTimeout(() => {
        this.#asked = this.#search.trim();
        this.#host.requestUpdate();
      }, SEARCH_DELAY_MS);
    }
    this.#host.requestUpdate();
  };

  readonly #onSearchKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && !(event.key === 'Enter' && this.#search.trim() !== '')) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') this.#part('list')?.focus();
    else this.#toggleActive();
  };

  readonly #onListKeydown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const groups = this.#rows;
    const position = positionAfter(key, this.#active, rowsOf(groups).length);
    if (position !== undefined) this.#move(position);
    else if (key === ' ' || key === 'Enter') this.#toggleActive();
    else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) this.#set(this.#withAll(groups));
    else {
      // The field takes the letter that is being typed.
      if (key.length === 1 && !ctrlKey && !metaKey && !altKey) this.#part('search')?.focus();
      return;
    }
    event.preventDefault();
  };

  #toggleActive(): void {
    const rows = rowsOf(this.#rows);
    const row = rows[this.#activeOf(rows)];
    if (row) this.#toggle(row, this.#activeOf(rows));
  }

  #move(position: number): void {
    this.#active = position;
    this.#host.requestUpdate();
    this.#part(`row-${position}`)?.scrollIntoView({ block: 'nearest' });
  }

  readonly #retry = (): void => {
    void this.#members.refresh([LIST, FOUND]);
  };

  #part(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`);
  }
}

/** What the catalog knows by itself, where the source lists nothing. */
function catalogMembers(catalog: Catalog, dimension: string, { result, error, asking }: MembersAnswer): readonly Member[] | undefined {
  if (result || error || asking) return result;
  return catalog.dimensions.find(({ id }) => id === dimension)?.members;
}
