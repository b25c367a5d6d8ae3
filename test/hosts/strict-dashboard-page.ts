import '../../src/define.js';
import type { DataProvider, Query, Result } from '../../src/index.js';

const codesOf = (dimension: string): readonly string[] => (dimension === 'scenario' ? ['actual'] : ['a', 'b', 'c']);

/** One row for each combination of three members and, by the month, of six months. */
function answer({ measures, dimensions = [], grain, totals }: Query): Result {
  const keys = [...(grain ? [['05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}-01`)] : []), ...dimensions.map(codesOf)]
    .reduce<readonly (readonly string[])[]>((rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])), [[]]);
  return {
    columns: [...(grain ? [{ id: 'time', kind: 'time' as const }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))],
    rows: keys.map((key, at) => [...key, ...measures.map(() => 10 + at)]),
    ...(totals && { totals: [...(keys[0] ?? []).map(() => null), ...measures.map(() => 100)] }),
    meta: { source: 'CRM', completeThrough: '2026-10-31' },
  };
}

const provider: DataProvider = {
  name: 'CRM', capabilities: { measures: {}, completeThrough: '2026-10-31' }, query: async (query) => answer(query),
  members: async ({ dimension }) => codesOf(dimension).map((code) => ({ code, label: `<b>${code}</b>` })),
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Uses a dashboard as a reader would, in a page with a strict policy, and reports what the policy saw. */
async function live(): Promise<{ readonly violations: string[]; readonly done: readonly string[] }> {
  const violations: string[] = [];
  const done: string[] = [];
  addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  addEventListener('error', (event) => violations.push(event.message));
  addEventListener('unhandledrejection', (event) => violations.push(String(event.reason)));
  const board = document.createElement('omnichannel-dashboard');
  Object.assign(board, {
    provider, crossFilter: true,
    layout: [
      { id: 'bar', element: 'filter-bar', settings: { dimensions: ['specialty'] } },
      { id: 'kpi', element: 'kpi-tile', settings: { measure: 'activeHcps', withSparkline: true } },
      { id: 'trend', element: 'measure-trend', settings: { measures: ['interactions'], by: 'specialty' } },
      ...['bar', 'donut'].map((mark) => ({ id: mark === 'bar' ? 'bars' : mark, element: 'measure-breakdown', settings: { measure: 'interactions', by: 'channel', mark } })),
      { id: 'matrix', element: 'measure-breakdown', settings: { measure: 'interactions', by: 'channel', split: 'segment', mark: 'matrix' } },
      { id: 'stacks', element: 'measure-breakdown', settings: { measure: 'interactions', by: 'channel', split: 'segment', mark: 'stacked-bar' } },
    ],
  });
  document.body.append(board);
  const inside = <Part extends HTMLElement>(host: Element | null | undefined, selector: string): Part | null => host?.shadowRoot?.querySelector<Part>(selector) ?? null;
  const until = async (name: string, isTrue: () => boolean): Promise<void> => {
    for (let turn = 0; turn < 200 && !isTrue(); turn += 1) await wait(20);
    if (isTrue()) done.push(name);
  };
  const mark = (): HTMLElement | null => inside(board.querySelector('measure-breakdown'), '.mark');
  await until('bars', () => mark() !== null);
  await until('chart', () => inside(board.querySelector('measure-trend'), 'path') !== null);
  mark()?.click();
  await until('selection', () => inside(board, '.chip') !== null);
  const bar = board.querySelector('filter-bar');
  [...(bar?.shadowRoot?.querySelectorAll<HTMLElement>('[part~=filter]') ?? [])].at(-1)?.click();
  await until('panel', () => inside(bar, '[role=option]') !== null);
  inside(bar, '[role=option]')?.click();
  await until('filter', () => board.filters.length === 1);
  inside(bar, '[popover]:popover-open')?.hidePopover();
  board.editing = true;
  await until('editing', () => inside(board, '.edit-toolbar') !== null);
  const handle = inside(board, '[data-tile=kpi] .edit-handle');
  handle?.focus();
  handle?.click();
  handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true }));
  await wait(100);
  handle?.click();
  if (board.layout.findIndex(({ id }) => id === 'kpi') > 1) done.push('move');
  const rect = handle?.getBoundingClientRect();
  for (const [type, by] of [['pointerdown', 0], ['pointermove', 60], ['pointermove', 200], ['pointerup', 200]] as const) {
    handle?.dispatchEvent(new PointerEvent(type, { clientX: (rect?.left ?? 0) + 5, clientY: (rect?.top ?? 0) + 5 + by, button: 0, buttons: type === 'pointerup' ? 0 : 1, pointerId: 1, isPrimary: true, bubbles: true, composed: true }));
    await wait(50);
  }
  inside(board, '.edit-open-palette')?.click();
  await until('palette', () => inside(board, '#edit-palette:popover-open') !== null);
  board.editing = false;
  await wait(100);
  board.remove();
  const forbidden = 'style';
  document.body.setAttribute(forbidden, 'color: red');
  await wait(50);
  return { violations, done };
}

void live().then((report) => parent.postMessage(report, '*'));
