import { CORE_CATALOG } from '../../catalog/index.js';
import { checkQuery, invalidSetting, isTexts, OmnichannelError, type Capabilities, type Catalog, type Change, type DataProvider, type Progress } from '../../contract/index.js';
import { askJoined, partsOf } from './joined-query.js';
import { mergedMembers } from './merged-members.js';
import { ownerOf, ownersOf } from './routing.js';
import { Source, type CompositeSource } from './source.js';
import { unitedCapabilities } from './united-capabilities.js';

export interface CompositeProviderOptions {
  /** The first that claims a measure answers for it; the first that does not say what it has answers for the rest. */
  readonly sources: readonly CompositeSource[];
  /** Knows the order of members in joined answers; the core catalog unless given. */
  readonly catalog?: Catalog;
  /** Name used in errors. */
  readonly name?: string;
}

/**
 * Several providers behind one. A question about measures of one source is handed on as it is; one about measures of
 * several is split, asked at once and joined. Throws `invalid-setting` or `duplicate-id` where the sources are no sources.
 */
export function createCompositeProvider({ sources: given, catalog = CORE_CATALOG, name = 'composite' }: CompositeProviderOptions): DataProvider {
  checkSources(given, name);
  const sources = given.map((source, place) => new Source(source, place));
  const capabilities = whileSame(sources);
  return {
    name,
    get capabilities() {
      return capabilities();
    },
    async query(query, { signal }) {
      signal.throwIfAborted();
      checkQuery(query, name);
      const found = ownersOf(query.measures, sources, { subject: name, signal });
      // Without a pause where none is needed, so that questions of one turn meet on the trays of their sources.
      const parts = partsOf(query, found instanceof Promise ? await found : found);
      const [first] = parts;
      return parts.length === 1 && first ? first.source.ask(query, signal) : askJoined(query, parts, { catalog, signal });
    },
    ...(sources.some(({ provider }) => provider.members) && {
      members: async (request, { signal }) => mergedMembers(request, sources, signal),
    } satisfies Pick<DataProvider, 'members'>),
    ...(sources.some(({ provider }) => provider.subscribe) && {
      subscribe: (listener) => followAll(sources, listener),
    } satisfies Pick<DataProvider, 'subscribe'>),
    ...(sources.some(({ provider }) => provider.watchProgress) && {
      watchProgress: (listener) => watchAll(sources, listener),
    } satisfies Pick<DataProvider, 'watchProgress'>),
  };
}

function checkSources(sources: readonly CompositeSource[], subject: string): void {
  const refuse = (value: unknown, setting: string, remedy: string): never => {
    throw invalidSetting(value, { subject, setting }, remedy);
  };
  if (!Array.isArray(sources) || sources.length === 0) refuse(sources, 'sources', 'Give a list of { provider, measures, name }.');
  sources.forEach((source: Partial<CompositeSource> | null, at) => {
    if (typeof source?.provider?.query !== 'function') refuse(source?.provider, `sources[${at}].provider`, 'Give an object with a method "query".');
    if (source?.measures !== undefined && !isTexts(source.measures)) refuse(source.measures, `sources[${at}].measures`, 'Give a list of measure ids, or leave it out.');
    if (source?.name !== undefined && typeof source.name !== 'string') refuse(source.name, `sources[${at}].name`, 'Give a text, or leave it out.');
  });
  const names = sources.flatMap(({ name }) => name ?? []);
  const twice = names.find((each, at) => names.indexOf(each) !== at);
  if (twice !== undefined) throw new OmnichannelError('duplicate-id', { subject, problem: `duplicate source "${twice}"`, remedy: 'Give each source a name of its own.' });
}

/** The capabilities of all, made anew only where a source says something new. */
function whileSame(sources: readonly Source[]): () => Capabilities | undefined {
  let seen: readonly unknown[] = [];
  let united: Capabilities | undefined;
  return () => {
    const said = sources.map(({ provider }) => provider.capabilities);
    if (said.some((one, at) => one !== seen[at])) united = unitedCapabilities(sources);
    seen = said;
    return united;
  };
}

/** How far all sources have come; a part bears the name of its source, since two may load a table of the same name. */
function watchAll(sources: readonly Source[], listener: (progress: Progress) => void): () => void {
  const ends = sources.flatMap(({ name, provider }) => provider.watchProgress?.((progress) => listener({ ...progress, part: `${name}: ${progress.part}` })) ?? []);
  return () => ends.forEach((end) => end());
}

/** The changes of all sources, each with the measures that the source answers for. */
function followAll(sources: readonly Source[], listener: (change: Change) => void): () => void {
  const ends: (() => void)[] = [];
  const stop = (): void => ends.forEach((end) => end());
  try {
    for (const source of sources) {
      ends.push(source.follow((change = {}) => {
        const told = changeOf(change, source, sources);
        if (told) listener(told);
      }));
    }
  } catch (thrown) {
    stop();
    throw thrown;
  }
  return stop;
}

/** Without measures that another source answers for; nothing where none is left. */
function changeOf({ measures, ...change }: Change, source: Source, sources: readonly Source[]): Change | undefined {
  const changed = measures ?? source.claimed;
  if (!changed) return change;
  const own = changed.filter((id) => ownerOf(id, sources) === source);
  return own.length > 0 || measures?.length === 0 ? { ...change, measures: own } : undefined;
}
