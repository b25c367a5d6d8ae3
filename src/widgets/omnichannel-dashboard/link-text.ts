import { jsonKey, type DashboardState, type Filter, type PeriodInput, type SelectionState, type TileState } from '../../contract/index.js';

/** A selection without its label, which is the source's and has no place in an address. */
type LinkedSelection = Omit<SelectionState, 'label'>;

/** What differs from the state that the host set; `null` where it had something and now has nothing. */
export interface LinkedState {
  readonly period?: PeriodInput | null;
  readonly filters?: readonly Filter[];
  readonly selections?: readonly LinkedSelection[];
  /** In reading order: the id of a tile that is as the host set it, else the tile. */
  readonly tiles?: readonly (string | TileState)[];
}

const isEqual = (one: unknown, other: unknown): boolean => jsonKey(one) === jsonKey(other);

/** What the reader has changed; `undefined` where nothing. */
export function differenceOf(base: DashboardState, state: DashboardState): LinkedState | undefined {
  const tiles = state.tiles.map((tile) => (base.tiles.some((one) => isEqual(one, tile)) ? tile.id : tile));
  const difference: LinkedState = {
    ...(!isEqual(base.period, state.period) && { period: state.period ?? null }),
    ...(!isEqual(base.filters, state.filters) && { filters: state.filters ?? [] }),
    ...(!isEqual(base.selections, state.selections) && { selections: (state.selections ?? []).map(({ label: _, ...selection }) => selection) }),
    ...(!isEqual(base.tiles, state.tiles) && { tiles }),
  };
  return Object.keys(difference).length > 0 ? difference : undefined;
}

/** What a document says of the whole is the host's to say, even where it does not. */
const OF_THE_HOST: readonly string[] = ['$schema', 'heading', 'crossFilter', 'kpiBudget'];

/** The host's state with a reader's changes, still to be checked: `linked` comes from an address, and anybody can write one. */
export function withDifference(base: DashboardState, linked: unknown): unknown {
  if (typeof linked !== 'object' || linked === null || Array.isArray(linked)) return linked;
  const { period, filters, selections, tiles, ...others } = linked as LinkedState;
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !OF_THE_HOST.includes(name))), ...base,
    ...(period !== undefined && { period: period ?? undefined }), ...(filters !== undefined && { filters }),
    ...(selections !== undefined && { selections: Array.isArray(selections) ? (selections as readonly LinkedSelection[]).map((selection) => (isObject(selection) ? { ...selection, label: selection.code } : selection)) : selections }),
    ...(tiles !== undefined && { tiles: Array.isArray(tiles) ? (tiles as readonly (string | TileState)[]).map((tile) => base.tiles.find(({ id }) => id === tile) ?? tile) : tiles }),
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Compact JSON as base64url. */
export function encodeLink(linked: LinkedState): string {
  const bytes = new TextEncoder().encode(JSON.stringify(linked));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws where the text is no JSON in base64url. */
export function decodeLink(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
}
