import { checkMembers, toOmnichannelError, type Member, type MembersRequest } from '../../contract/index.js';
import type { Source } from './source.js';

/**
 * Members of a dimension from all sources that know it: the first label, rank and group of each code; counts from the
 * first source that gives any, since two sources may count the same HCPs. Throws the first error where all fail.
 */
export async function mergedMembers({ offset = 0, limit, ...request }: MembersRequest, sources: readonly Source[], signal: AbortSignal): Promise<readonly Member[]> {
  const listing = sources.filter(({ provider }) => provider.members);
  const knowing = listing.filter((source) => source.knows(request.dimension) ?? true);
  // Each source is asked for as many as may be shown, so that pages follow on one another.
  const asked: MembersRequest = { ...request, ...(limit !== undefined && { limit: offset + limit }) };
  const answers = await Promise.all((knowing.length > 0 ? knowing : listing).map((source) => listedBy(source, asked, signal)));
  signal.throwIfAborted();
  const lists = answers.flatMap((answer) => ('members' in answer ? [answer.members] : []));
  const [first] = answers;
  if (lists.length === 0 && first && 'error' in first) throw first.error;
  return merge(lists).slice(offset, limit === undefined ? undefined : offset + limit);
}

type Listed = { readonly members: readonly Member[] } | { readonly error: Error };

async function listedBy({ provider, name }: Source, request: MembersRequest, signal: AbortSignal): Promise<Listed> {
  try {
    return { members: checkMembers((await provider.members?.(request, { signal })) ?? [], name, request.dimension) };
  } catch (thrown) {
    return { error: toOmnichannelError(thrown, name) };
  }
}

function merge(lists: readonly (readonly Member[])[]): readonly Member[] {
  const counting = lists.find((members) => members.some(({ count }) => count !== undefined));
  const merged = new Map<string, Member>();
  for (const members of lists) {
    for (const { count, ...member } of members) merged.set(member.code, { ...member, ...merged.get(member.code), ...(members === counting && count !== undefined && { count }) });
  }
  return [...merged.values()];
}
