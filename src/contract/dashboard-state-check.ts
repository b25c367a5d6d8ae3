import { GRID_COLUMNS, TILE_ROWS, type DashboardState, type SelectionState, type TileState } from './dashboard-state.js';
import { OmnichannelError, quoted } from './errors.js';
import { isFilter } from './filters.js';
import { resolvePeriod } from './period-presets.js';
import { isPreset, type PeriodInput } from './period.js';

/** Names of custom elements that may stand in a tile. */
const ELEMENT = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const MOST_QUOTED = 120;

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown, path: string) => void;

/** The error for something in a state that cannot be; `path` such as `tiles[2].columns`. */
export function invalidState(subject: string, path: string, value: unknown, remedy: string): OmnichannelError {
  const told = quoted(value);
  return new OmnichannelError('invalid-state', { subject, problem: `invalid state at ${path}: ${told.length > MOST_QUOTED ? `${told.slice(0, MOST_QUOTED)}…` : told}`, remedy });
}

/** A state as it was given, as object or JSON text: a copy of its own. Throws `invalid-state` naming path, value and remedy. */
export function checkDashboardState(given: unknown, subject: string): DashboardState {
  const state = plainCopy(given, subject);
  checkerFor(subject).state(state, 'state');
  return state as DashboardState;
}

/** Tiles as a host gave them: a copy of its own. Throws `invalid-state`. */
export function checkTiles(given: unknown, subject: string): readonly TileState[] {
  const tiles = plainCopy(given, subject);
  checkerFor(subject).tiles(tiles, 'tiles');
  return tiles as readonly TileState[];
}

function plainCopy(given: unknown, subject: string): unknown {
  try {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    throw invalidState(subject, 'state', given, 'Give a state as getState() returns it, or its JSON text.');
  }
}

function checkerFor(subject: string): { readonly state: Check; readonly tiles: Check } {
  const requireThat = (isRight: boolean, path: string, value: unknown, remedy: string): void => {
    if (!isRight) throw invalidState(subject, path, value, remedy);
  };
  const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** An object with these fields and no others; those whose name ends with `!` must be there. */
  const fields = (known: Readonly<Record<string, Check>>): Check => (value, path) => {
    const names = Object.keys(known).map((name) => name.replace('!', ''));
    const at = path === 'state' ? '' : `${path}.`;
    if (!isObject(value)) throw invalidState(subject, path, value, `Give an object with ${names.join(', ')}.`);
    for (const name of Object.keys(value)) requireThat(names.includes(name), at + name, value[name], `Leave "${name}" out; known are ${names.join(', ')}.`);
    for (const [name, check] of Object.entries(known)) {
      const plain = name.replace('!', '');
      if (Object.hasOwn(value, plain)) check(value[plain], at + plain);
      else requireThat(plain === name, at + plain, undefined, `Give ${path === 'state' ? 'the state' : path} "${plain}".`);
    }
  };
  const list = (check: Check): Check => (value, path) => {
    if (!Array.isArray(value)) throw invalidState(subject, path, value, 'Give a list.');
    value.forEach((item, index) => check(item, `${path}[${index}]`));
  };
  const whole = (least: number, most: number): Check => (value, path) => requireThat(Number.isInteger(value) && (value as number) >= least && (value as number) <= most, path, value, `Give a whole number from ${least} to ${most}.`);
  const flag: Check = (value, path) => requireThat(typeof value === 'boolean', path, value, 'Give true or false.');
  const text: Check = (value, path) => requireThat(typeof value === 'string', path, value, 'Give a text.');
  const name: Check = (value, path) => requireThat(typeof value === 'string' && value.trim() !== '', path, value, 'Give a text that is not empty.');
  const element: Check = (value, path) => requireThat(typeof value === 'string' && ELEMENT.test(value), path, value, 'Give the plain name of a custom element, such as kpi-tile.');
  const version: Check = (value, path) => requireThat(value === 1, path, value, 'Give 1; a newer format needs a newer version of the library.');
  const localText: Check = (value, path) => {
    const isRight = isObject(value) ? Object.keys(value).length > 0 && Object.entries(value).every(([language, item]) => LANGUAGE.test(language) && typeof item === 'string') : typeof value === 'string';
    requireThat(isRight, path, value, 'Give a text, or texts by language tag such as { "en": "Active HCPs", "fr": "PdS actifs" }.');
  };
  const filter: Check = (value, path) => {
    fields({ 'dimension!': name, in: list(text), notIn: list(text) })(value, path);
    requireThat(isFilter(value), path, value, 'Give "in" or "notIn" with a list of codes.');
  };
  const period: Check = (value, path) => {
    if (typeof value !== 'string') fields({ 'start!': text, 'end!': text })(value, path);
    if (isPreset(value as PeriodInput)) return;
    try {
      resolvePeriod(value as PeriodInput, undefined, subject);
    } catch {
      throw invalidState(subject, path, value, 'Give { start, end } or "2026-05-01/2026-11-01" (end exclusive, after the start), or a preset such as "last-6-months".');
    }
  };
  const settings: Check = (value, path) => requireThat(isObject(value), path, value, 'Give an object of settings by property name.');
  const tile = fields({ 'id!': name, 'element!': element, columns: whole(1, GRID_COLUMNS), rows: whole(1, TILE_ROWS), hidden: flag, section: localText, heading: localText, settings });
  const selection = fields({ 'tile!': name, 'dimension!': name, 'code!': text, 'label!': text, 'filters!': list(filter) });

  const tiles: Check = (value, path) => {
    list(tile)(value, path);
    const ids = (value as readonly TileState[]).map(({ id }) => id);
    ids.forEach((id, index) => requireThat(ids.indexOf(id) === index, `${path}[${index}].id`, id, 'Give every tile an id of its own.'));
  };
  const state: Check = (value, path) => {
    fields({
      $schema: text, 'version!': version, heading: localText, period, filters: list(filter), selections: list(selection),
      crossFilter: flag, kpiBudget: whole(1, 100), 'tiles!': tiles,
    })(value, path);
    const { tiles: all, selections = [] } = value as { tiles: readonly TileState[]; selections?: readonly SelectionState[] };
    selections.forEach(({ tile: id }, index) => requireThat(all.some((one) => one.id === id), `selections[${index}].tile`, id, 'Name a tile of this state.'));
  };
  return { state, tiles };
}
