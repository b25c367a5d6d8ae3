import type { FlowModel, FlowRibbon, FlowStub, StubKind } from './flow-model.js';
import { nodeKey } from './flow-model.js';

/** What is brought forward, all else fading to context. `key` is a node's, a ribbon's, a segment's code, or column and kind of stubs. */
export interface Emphasis {
  readonly kind: 'node' | 'segment' | 'ribbon' | 'stubs';
  readonly key: string;
}

export const sameEmphasis = (a: Emphasis | undefined, b: Emphasis | undefined): boolean => a?.kind === b?.kind && a?.key === b?.key;
export const stubsKey = (column: number, kind: StubKind): string => `${column}|${kind}`;

export function ribbonInFront({ kind, key }: Emphasis, { step, from, to, key: own }: FlowRibbon): boolean {
  switch (kind) {
    case 'node': return nodeKey(step, from) === key || nodeKey(step + 1, to) === key;
    case 'segment': return from === key || to === key;
    case 'ribbon': return own === key;
    case 'stubs': return false;
  }
}

export function stubInFront({ kind, key }: Emphasis, stub: FlowStub): boolean {
  switch (kind) {
    case 'node': return nodeKey(stub.column, stub.code) === key;
    case 'segment': return stub.code === key;
    case 'ribbon': return false;
    case 'stubs': return stubsKey(stub.column, stub.kind) === key;
  }
}

/** Nodes at either end of what is in front. */
export function nodesInFront(model: FlowModel, emphasis: Emphasis): ReadonlySet<string> {
  const ribbons = model.ribbons.filter((ribbon) => ribbonInFront(emphasis, ribbon));
  const stubs = model.stubs.filter((stub) => stubInFront(emphasis, stub));
  return new Set([
    ...(emphasis.kind === 'node' ? [emphasis.key] : []),
    ...(emphasis.kind === 'segment' ? model.nodes.filter(({ code }) => code === emphasis.key).map(({ key }) => key) : []),
    ...ribbons.flatMap(({ step, from, to }) => [nodeKey(step, from), nodeKey(step + 1, to)]),
    ...stubs.map(({ column, code }) => nodeKey(column, code)),
  ]);
}

/** Where an arrow key leads in columns of stops, from the stop with that key; undefined for other keys and at the edges. */
export function stopAfter(columns: readonly (readonly string[])[], from: string, pressed: string, direction: 'ltr' | 'rtl'): string | undefined {
  const column = columns.findIndex((stops) => stops.includes(from));
  const stops = columns[column] ?? [];
  const row = stops.indexOf(from);
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (pressed) {
    case 'ArrowDown': return stops[row + 1];
    case 'ArrowUp': return stops[row - 1];
    case 'Home': return stops[0];
    case 'End': return stops.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = columns[column + (pressed === forward ? 1 : -1)] ?? [];
      const code = from.slice(from.indexOf('|'));
      return beside.find((stop) => stop.endsWith(code)) ?? beside[Math.min(row, beside.length - 1)];
    }
    default: return undefined;
  }
}
