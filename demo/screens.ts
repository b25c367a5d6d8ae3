import type { DashboardState, Filter, LocalText } from '../src/contract/index.js';
import type { OmnichannelDashboard } from '../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';

/** A screen is a document; the page knows nothing else of it. */
export interface Screen {
  readonly name: string;
  readonly state: DashboardState;
}

/** All screens that `screens/index.json` lists. */
export async function openScreens(): Promise<readonly Screen[]> {
  const folder = new URL('./screens/', document.baseURI);
  const read = async (file: string): Promise<unknown> => (await fetch(new URL(file, folder))).json();
  const names = await read('index.json') as readonly string[];
  return Promise.all(names.map(async (name) => ({ name, state: await read(`${name}.json`) as DashboardState })));
}

export const inLanguage = (text: LocalText = '', language = document.documentElement.lang): string =>
  (typeof text === 'string' ? text : text[language] ?? text[language.split('-')[0] as string] ?? Object.values(text)[0] ?? '');

const own = (name: string): string => `aveline.screen.${name}`;

/** The tiles as this reader has arranged them. */
function arranged({ name, state }: Screen): DashboardState {
  const tiles = localStorage.getItem(own(name));
  return tiles === null ? state : { ...state, tiles: JSON.parse(tiles) as DashboardState['tiles'] };
}

export function keepArranged({ name }: Screen, { tiles }: DashboardState): void {
  localStorage.setItem(own(name), JSON.stringify(tiles));
}

export function forgetArranged({ name }: Screen): void {
  localStorage.removeItem(own(name));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The reader's filters in place of the next screen's own; what the last screen brought along stays behind. */
function filtersFor({ state: { filters: next = [] } }: Screen, { state: { filters: before = [] } }: Screen, now: readonly Filter[]): readonly Filter[] {
  const chosen = now.filter((filter) => !before.some((clause) => same(clause, filter)));
  return [...next.filter(({ dimension }) => !chosen.some((filter) => filter.dimension === dimension)), ...chosen];
}

/** Shows a screen; coming from another, what the reader has chosen there stays chosen. */
export function showScreen(dashboard: OmnichannelDashboard, screen: Screen, from?: Screen): void {
  const { filters, period } = dashboard;
  dashboard.setState(arranged(screen));
  if (!from) return;
  dashboard.filters = filtersFor(screen, from, filters);
  if (period !== undefined && !same(period, from.state.period)) dashboard.period = period;
}
