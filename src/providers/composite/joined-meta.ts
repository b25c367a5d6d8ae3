import type { ResultMeta } from '../../contract/index.js';

const united = (lists: readonly (readonly string[] | undefined)[]): readonly string[] => [...new Set(lists.flatMap((list) => list ?? []))];
export const earliest = (dates: readonly (string | undefined)[]): string | undefined => dates.filter((date) => date !== undefined).sort()[0];

/** The one value of all, where they agree. */
function agreed<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
}

/** Where joined figures come from: all sources, as far as the shortest reaches; `failures` are told as warnings. */
export function joinedMeta(metas: readonly ResultMeta[], failures: readonly string[]): ResultMeta {
  const ignoredFilters = united(metas.map((meta) => meta.ignoredFilters));
  const warnings = united([...metas.map((meta) => meta.warnings), failures]);
  const basis = agreed(metas.map((meta) => meta.basis));
  const facts = { completeThrough: earliest(metas.map((meta) => meta.completeThrough)), loadedAt: earliest(metas.map((meta) => meta.loadedAt)), definitionVersion: agreed(metas.map((meta) => meta.definitionVersion)) };
  return {
    source: united(metas.map(({ source }) => [source])).join(' · '),
    ...Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)),
    ...(basis !== undefined && { basis }), ...(ignoredFilters.length > 0 && { ignoredFilters: [...ignoredFilters].sort() }), ...(warnings.length > 0 && { warnings }),
  };
}
