/** Runs in the browser: one table of 100,000 rows and 6 columns, ours or the least one can write by hand. */
import '../../src/widgets/asset-performance-table/define.js';
import type { Cell, Result } from '../../src/contract/index.js';
import { HandTable } from './hand-table.js';

const ROWS = 100_000;
const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
const COLUMNS = ['adoptionStage', 'asset', 'assetEngagement', 'participation', 'completedAction', 'openRate'];

/** The same rows in every run. */
function rows(): Cell[][] {
  let seed = 1;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return Array.from({ length: ROWS }, (_, at) => [STAGES[Math.floor(random() * 5)] as string, `Study ${at}`, Math.floor(random() * 5000), random(), random(), random()]);
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const painted = async (): Promise<void> => void (await frame(), await frame());

interface Contestant {
  show(rows: Cell[][]): unknown;
  sort(): unknown;
  scroller(): HTMLElement;
  firstFigure(): string;
}

function ours(place: HTMLElement): Contestant {
  const table = document.createElement('asset-performance-table');
  table.sort = '';
  table.columns = COLUMNS;
  place.append(table);
  const part = (selector: string): HTMLElement => table.renderRoot.querySelector(selector) as HTMLElement;
  return {
    show(all) {
      const result: Result = { columns: COLUMNS.map((id, at) => ({ id, kind: at < 2 ? 'dimension' : 'measure' })), rows: all, meta: { source: 'bench' } };
      table.data = result;
    },
    sort: () => part('.head [role=columnheader]:nth-child(3) button').click(),
    scroller: () => part('.grid'),
    firstFigure: () => part('[data-position="0"] .figure')?.textContent?.trim() ?? '',
  };
}

function byHand(place: HTMLElement): Contestant {
  const table = new HandTable(place, COLUMNS);
  return { show: (all) => table.show(all), sort: () => table.sort(2), scroller: () => table.scroller, firstFigure: () => table.firstFigure() };
}

export interface Measured {
  readonly paintMs: number;
  readonly paintCpuMs: number;
  readonly sortMs: number;
  readonly sortCpuMs: number;
  readonly frameCpuMs: number;
  readonly scrollFrames: readonly number[];
  readonly blankFrames: number;
  readonly elements: number;
}

/** Until the second frame after the data was given, and after a sort; then 20,000 px in steps of 100, one a frame. */
async function measure(name: 'ours' | 'by hand', busyMs: () => Promise<number>): Promise<Measured> {
  const place = document.querySelector('main') as HTMLElement;
  const contestant = name === 'ours' ? ours(place) : byHand(place);
  const all = rows();
  const highest = Math.max(...all.map((row) => row[2] as number));
  await warmUp(name);
  await painted();
  const busyBefore = await busyMs();
  const shown = performance.now();
  contestant.show(all);
  await painted();
  const paintMs = performance.now() - shown;
  const paintCpuMs = (await busyMs()) - busyBefore;
  if (contestant.firstFigure() !== (all[0]?.[2] as number).toLocaleString('en')) throw new Error(`${name}: no figure on screen after the first paint: "${contestant.firstFigure()}"`);
  const busyUnsorted = await busyMs();
  const sorted = performance.now();
  contestant.sort();
  await painted();
  const sortMs = performance.now() - sorted;
  const sortCpuMs = (await busyMs()) - busyUnsorted;
  if (contestant.firstFigure() !== highest.toLocaleString('en')) throw new Error(`${name}: not sorted on screen: "${contestant.firstFigure()}"`);
  const scroller = contestant.scroller();
  const scrollFrames: number[] = [];
  let blankFrames = 0;
  const busyAtRest = await busyMs();
  let last = await frame();
  for (let step = 1; step <= 200; step++) {
    scroller.scrollTop = step * 100;
    const now = await frame();
    scrollFrames.push(now - last);
    last = now;
    const box = scroller.getBoundingClientRect();
    const middle = (scroller.getRootNode() as Document | ShadowRoot).elementFromPoint(box.left + 80, box.top + box.height / 2);
    if (!middle?.closest('[data-row], [data-position]')) blankFrames += 1;
  }
  const frameCpuMs = ((await busyMs()) - busyAtRest) / scrollFrames.length;
  return { paintMs, paintCpuMs, sortMs, sortCpuMs, frameCpuMs, scrollFrames, blankFrames, elements: scroller.querySelectorAll('*').length };
}

/** A provider's figures come long after the code: what the first table loads is there before the clock starts. */
async function warmUp(name: string): Promise<void> {
  if (name !== 'ours') return;
  const first = document.createElement('asset-performance-table');
  first.data = [];
  document.body.append(first);
  while (first.status === 'idle' || first.status === 'loading') await frame();
  first.remove();
}

Object.assign(window, { measure });
