import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { inLanguage, invalidState, type TileState } from '../../contract/index.js';
import { slotOf } from '../../context/index.js';
import { applySettings, hasHeading, isWidget, settingNames, settingsOf } from '../../context/widget-settings.js';
import type { LocaleController } from '../../i18n/index.js';

const OWN_NAME = 'omnichannel-dashboard';
/** Settings of a tile with which a host writes figures itself. */
const WRITTEN_FIGURES = ['value', 'objective', 'previous'] as const;
/** Children that show nothing. */
const NO_TILES = 'script, style, template, link, meta';

export interface TileHost extends ReactiveControllerHost, HTMLElement {
  readonly language: LocaleController;
}

type Titled = Element & { heading?: string };
const isDefined = (element: Element): boolean => element.matches(':defined');

/** A filter bar stands above the tiles. */
export const isBar = ({ element }: TileState): boolean => element === 'filter-bar';

/**
 * Joins the tiles of the layout with the children of the dashboard: those of the host stay where they are,
 * those that are missing are made, and each is told its slot. A child of the host that the layout does not
 * name stands after all others.
 */
export class TileSlots implements ReactiveController {
  readonly #host: TileHost;
  readonly #report: (thrown: unknown) => void;
  readonly #observer: MutationObserver | undefined;
  #given: readonly TileState[] = [];
  /** Tiles whose settings have not reached their element yet. */
  readonly #pending = new Map<string, TileState>();
  readonly #made = new Map<string, HTMLElement>();
  readonly #ids = new WeakMap<Element, string>();
  readonly #titles = new WeakMap<Element, string>();
  readonly #awaited = new Set<string>();

  constructor(host: TileHost, report: (thrown: unknown) => void) {
    this.#host = host;
    this.#report = report;
    if (!isServer) this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host, { childList: true, subtree: true });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Shows other tiles. `exact`: a tile without settings has those of its class; otherwise it keeps what it has. */
  show(tiles: readonly TileState[], { exact }: { readonly exact: boolean }): void {
    this.#given = exact ? tiles.map((tile) => ({ ...tile, settings: tile.settings ?? {} })) : tiles;
    this.#pending.clear();
    for (const tile of this.#given) this.#pending.set(tile.id, tile);
    this.#host.requestUpdate();
  }

  /** All tiles in reading order, with the settings and titles that their elements have now. */
  get tiles(): readonly TileState[] {
    return this.#places().map(({ tile, element }) => this.#asNow(tile, element));
  }

  /** All tiles, as the layout names them. */
  get named(): readonly TileState[] {
    return this.#places().map(({ tile }) => tile);
  }

  /** Those of them on screen. */
  get shown(): readonly TileState[] {
    return this.named.filter(({ hidden }) => !hidden);
  }

  /** Elements of the host that are in the page and not on screen. */
  get hiddenElements(): readonly HTMLElement[] {
    return this.#places().flatMap(({ tile, element }) => (tile.hidden && element ? [element] : []));
  }

  /** Whether the host wrote the tile's element. */
  isOwn(id: string): boolean {
    return this.#ownTiles().has(id);
  }

  elementOf(id: string): HTMLElement | undefined {
    return this.#ownTiles().get(id) ?? this.#made.get(id);
  }

  /** The tile that an event came from. */
  tileOn(path: readonly EventTarget[]): string | undefined {
    return this.#places().find(({ element }) => element && path.includes(element))?.tile.id;
  }

  /** Whether all elements that the host wrote are registered. */
  get areDefined(): boolean {
    return [...this.#ownTiles().values()].every(isDefined);
  }

  /** Throws `invalid-state` where a tile has a setting that its element does not know. */
  checkSettings(tiles: readonly TileState[]): void {
    tiles.forEach((tile, index) => {
      const widget = this.#classOf(tile);
      if (widget) this.#checkSettings(tile, widget, `tiles[${index}]`);
    });
  }

  /** Throws `invalid-state` where a tile that is not there yet is no widget, or writes figures that the host did not. */
  checkForeign(tiles: readonly TileState[]): void {
    const present = this.tiles;
    tiles.forEach((tile, index) => {
      const { settings } = present.find(({ id }) => id === tile.id) ?? {};
      const written = WRITTEN_FIGURES.find((name) => tile.settings?.[name] !== undefined && tile.settings[name] !== settings?.[name]);
      if (written) throw invalidState(this.#host.localName, `tiles[${index}].settings.${written}`, tile.settings?.[written], 'Leave it out: figures are asked of the source.');
      const widget = this.#classOf(tile);
      if (this.elementOf(tile.id) || this.#given.some(({ id, element }) => id === tile.id && element === tile.element) || (widget && isWidget(widget))) return;
      throw invalidState(this.#host.localName, `tiles[${index}].element`, tile.element, 'Name a registered widget.');
    });
  }

  hostUpdate(): void {
    const own = this.#ownTiles();
    this.#dropOthers(own);
    for (const tile of this.#given) if (!own.has(tile.id)) this.#make(tile);
    for (const { tile, element } of this.#places()) if (element) this.#settle(tile, element);
  }

  #places(): readonly { readonly tile: TileState; readonly element: HTMLElement | undefined }[] {
    const own = this.#ownTiles();
    const named = this.#given.map((tile) => ({ tile, element: own.get(tile.id) ?? this.#made.get(tile.id) }));
    const others = [...own].filter(([id]) => !this.#given.some((tile) => tile.id === id));
    return [...named, ...others.map(([id, element]) => ({ tile: { id, element: this.#plainName(element) }, element }))];
  }

  #dropOthers(own: ReadonlyMap<string, HTMLElement>): void {
    for (const [id, element] of this.#made) {
      const tile = this.#given.find((one) => one.id === id);
      if (tile && !own.has(id) && this.#nameOf(tile.element) === element.localName) continue;
      element.remove();
      this.#made.delete(id);
    }
  }

  /** A hidden tile is made when it is first shown, and asks nothing while it is hidden again. */
  #make(tile: TileState): void {
    const name = this.#nameOf(tile.element);
    if (!name) this.#await(this.#prefix + tile.element, tile.element);
    if (!name || tile.hidden || isServer) return this.#made.get(tile.id)?.remove();
    const element = this.#made.get(tile.id) ?? document.createElement(name, { customElementRegistry: this.#registry });
    this.#made.set(tile.id, element);
    this.#settle(tile, element);
    if (element.parentNode !== this.#host) this.#host.append(element);
  }

  #settle(tile: TileState, element: HTMLElement): void {
    if (element.slot !== slotOf(tile.id)) element.slot = slotOf(tile.id);
    if (!isDefined(element)) return this.#await(element.localName);
    const widget = element.constructor as CustomElementConstructor;
    const given = this.#pending.get(tile.id);
    this.#pending.delete(tile.id);
    if (given?.settings) this.#apply(given, element, widget);
    if (hasHeading(widget)) this.#title(given ?? tile, element, given !== undefined);
  }

  #apply(tile: TileState, element: Element, widget: CustomElementConstructor): void {
    try {
      this.#checkSettings(tile, widget, `tile ${tile.id}`);
      applySettings(element, tile.settings ?? {});
    } catch (thrown) {
      this.#report(thrown);
    }
  }

  /** A title that the host has changed meanwhile is the host's. */
  #title({ id, settings }: TileState, element: Titled, isNew: boolean): void {
    const heading = this.#given.find((tile) => tile.id === id)?.heading;
    const before = this.#titles.get(element);
    const wanted = heading === undefined ? undefined : inLanguage(heading, this.#host.language.words.language);
    if (isNew ? wanted === undefined && !settings : before === undefined || element.heading !== before) return;
    if (element.heading !== wanted) element.heading = wanted;
    if (wanted === undefined) this.#titles.delete(element);
    else this.#titles.set(element, wanted);
  }

  #asNow(tile: TileState, element: Titled | undefined): TileState {
    const { settings: given = {}, heading: named, ...place } = tile;
    const isCurrent = element !== undefined && isDefined(element) && !this.#pending.has(tile.id);
    const settings = isCurrent ? settingsOf(element) : given;
    const isOwn = isCurrent && element.heading !== undefined && element.heading !== this.#titles.get(element);
    const heading = isOwn ? element.heading : named;
    return { ...place, ...(heading != null && { heading }), ...(Object.keys(settings).length > 0 && { settings }) };
  }

  #checkSettings({ settings = {} }: TileState, widget: CustomElementConstructor, path: string): void {
    const known = settingNames(widget);
    const unknown = Object.keys(settings).find((name) => !known.includes(name));
    if (unknown === undefined) return;
    throw invalidState(this.#host.localName, `${path}.settings.${unknown}`, settings[unknown], known.length > 0 ? `Use settings of the element: ${known.join(', ')}.` : 'This element has no settings.');
  }

  #classOf(tile: TileState): CustomElementConstructor | undefined {
    const own = this.#ownTiles().get(tile.id);
    if (own) return isDefined(own) ? (own.constructor as CustomElementConstructor) : undefined;
    return this.#registry.get(this.#nameOf(tile.element) ?? tile.element);
  }

  /** Where the dashboard itself is registered: the page's, or that of the shadow root it stands in. */
  get #registry(): CustomElementRegistry {
    return this.#host.customElementRegistry ?? customElements;
  }

  get #prefix(): string {
    return this.#host.localName.slice(0, -OWN_NAME.length);
  }

  #plainName({ localName }: Element): string {
    return localName.startsWith(this.#prefix) ? localName.slice(this.#prefix.length) : localName;
  }

  /** The registered name for an element's plain name. */
  #nameOf(element: string): string | undefined {
    return [this.#prefix + element, element].find((name) => this.#registry.get(name));
  }

  #await(...names: readonly string[]): void {
    for (const name of names) {
      if (this.#awaited.has(name) || !name.includes('-')) continue;
      this.#awaited.add(name);
      // Some names, such as font-face, belong to SVG and are refused.
      void this.#registry.whenDefined(name).then(() => this.#host.requestUpdate(), () => undefined);
    }
  }

  /** The children that the host wrote, by the id of their tile. */
  #ownTiles(): ReadonlyMap<string, HTMLElement> {
    const made = new Set<Element>(this.#made.values());
    // A server tells of children one by one, where it tells of them at all.
    const all = 'children' in this.#host ? [...this.#host.children] : [];
    const children = all.filter((child): child is HTMLElement => !made.has(child) && !child.matches(NO_TILES));
    const used = new Set(children.flatMap((child) => child.id || (this.#ids.get(child) ?? [])));
    const tiles = new Map<string, HTMLElement>();
    for (const child of children) {
      let id = child.id || this.#ids.get(child);
      if (!id || tiles.has(id)) {
        let count = 1;
        while (used.has((id = `${this.#plainName(child)}-${count}`))) count += 1;
        used.add(id);
        this.#ids.set(child, id);
      }
      tiles.set(id, child);
    }
    return tiles;
  }
}
