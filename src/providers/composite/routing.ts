import { OmnichannelError } from '../../contract/index.js';
import type { Source } from './source.js';

/** Who answers for a measure: the first source that claims it, else the first that does not say what it has. */
export function ownerOf(measure: string, sources: readonly Source[]): Source | undefined {
  return sources.find((source) => source.claims(measure)) ?? sources.find((source) => source.claims(measure) === undefined);
}

/** The owner of each measure; waits only for sources that may claim it before another does. Throws `unknown-measure`. */
export function ownersOf(measures: readonly string[], sources: readonly Source[], { subject, signal }: { readonly subject: string; readonly signal: AbortSignal }): readonly Source[] | Promise<readonly Source[]> {
  const silent = sources.find((source) => source.maySayLater && measures.some((id) => !claimedBefore(id, source, sources)));
  if (silent) return silent.untilSaid(signal).then(() => ownersOf(measures, sources, { subject, signal }));
  return measures.map((id) => ownerOf(id, sources) ?? refuse(id, sources, subject));
}

function claimedBefore(measure: string, source: Source, sources: readonly Source[]): boolean {
  return sources.slice(0, sources.indexOf(source)).some((one) => one.claims(measure));
}

function refuse(measure: string, sources: readonly Source[], subject: string): never {
  throw new OmnichannelError('unknown-measure', {
    subject, problem: `unknown measure "${measure}" in ${sources.map(({ name }) => name).join(', ')}`, remedy: 'Name it in the measures of the source that has it.',
  });
}
