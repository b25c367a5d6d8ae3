import type { Capabilities } from '../../contract/index.js';
import { earliest } from './joined-meta.js';
import { ownerOf } from './routing.js';
import type { Source } from './source.js';

/** What all sources together can serve, as far as they say; the day is that of the source that reaches least far. */
export function unitedCapabilities(sources: readonly Source[]): Capabilities | undefined {
  const said = sources.flatMap(({ provider }) => provider.capabilities ?? []);
  if (said.length === 0) return undefined;
  const measures = Object.fromEntries(sources.flatMap((source) => (source.claimed ?? []).flatMap((id) => {
    const known = ownerOf(id, sources) === source ? source.provider.capabilities?.measures[id] : undefined;
    return known ? [[id, known] as const] : [];
  })));
  const completeThrough = earliest(said.map((capabilities) => capabilities.completeThrough));
  return { measures, ...(completeThrough !== undefined && { completeThrough }) };
}
