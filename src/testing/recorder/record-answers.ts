import { queryKey, type DataProvider, type Query, type Result } from '../../contract/index.js';
import { membersKey, type Recording } from './recording.js';

/** The last answer to each question. Failures are not recorded. */
class Tape {
  readonly answers = new Map<string, Recording['answers'][number]>();
  readonly members = new Map<string, Recording['members'][number]>();
}

/** A provider that answers as the given one and keeps what was answered; `recording()` is what it has so far. */
export function recordAnswers(provider: DataProvider): { readonly provider: DataProvider; recording(): Recording } {
  const tape = new Tape();
  const { members, queryAll, subscribe } = provider;
  const keep = (query: Query, result: Result): Result => {
    tape.answers.set(queryKey(query), { query, result });
    return result;
  };
  return {
    recording: () => structuredClone({ version: 1, answers: [...tape.answers.values()], members: [...tape.members.values()], ...(provider.capabilities && { capabilities: provider.capabilities }) }),
    provider: {
      ...(provider.name !== undefined && { name: provider.name }),
      get capabilities() {
        return provider.capabilities;
      },
      query: async (query, options) => keep(query, await provider.query(query, options)),
      ...(queryAll && { queryAll: async (queries, options) => (await queryAll.call(provider, queries, options)).map((result, at) => (result instanceof Error ? result : keep(queries[at] as Query, result))) } satisfies Pick<DataProvider, 'queryAll'>),
      ...(members && { members: async (request, options) => {
        const found = await members.call(provider, request, options);
        tape.members.set(membersKey(request), { request, members: found });
        return found;
      } } satisfies Pick<DataProvider, 'members'>),
      ...(subscribe && { subscribe: (listener) => subscribe.call(provider, listener) } satisfies Pick<DataProvider, 'subscribe'>),
    },
  };
}
