import { checkQuery, OmnichannelError, queryKey, type DataProvider } from '../../contract/index.js';
import { membersKey, type Recording } from './recording.js';

/** A provider that answers from a recording. Throws `failed-request` for what was not recorded, and `invalid-query` as any provider. */
export function replayProvider({ answers, members, capabilities }: Recording, name = 'recording'): DataProvider {
  const results = new Map(answers.map(({ query, result }) => [queryKey(query), result]));
  const lists = new Map(members.map((entry) => [membersKey(entry.request), entry.members]));
  const found = <Answer>(known: ReadonlyMap<string, Answer>, key: string, asked: unknown): Answer => {
    const answer = known.get(key);
    if (answer !== undefined) return structuredClone(answer);
    throw new OmnichannelError('failed-request', { subject: name, problem: `failed request: the recording has no answer to ${JSON.stringify(asked)}`, remedy: 'Record this question too, or ask one that was recorded.' });
  };
  return {
    name,
    ...(capabilities && { capabilities }),
    query: (query, { signal }) => answered(() => {
      signal.throwIfAborted();
      checkQuery(query, name);
      return found(results, queryKey(query), query);
    }),
    ...(members.length > 0 && { members: (request, { signal }) => answered(() => {
      signal.throwIfAborted();
      return found(lists, membersKey(request), request);
    }) } satisfies Pick<DataProvider, 'members'>),
  };
}

const answered = <Answer>(read: () => Answer): Promise<Answer> => new Promise((resolve) => resolve(read()));
