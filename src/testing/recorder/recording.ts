import { queryKey, type Capabilities, type Member, type MembersRequest, type Query, type Result } from '../../contract/index.js';

/** Questions with the answers that a provider gave: plain data, to be kept in a file. */
export interface Recording {
  readonly version: 1;
  readonly answers: readonly { readonly query: Query; readonly result: Result }[];
  readonly members: readonly { readonly request: MembersRequest; readonly members: readonly Member[] }[];
  readonly capabilities?: Capabilities;
}

/** Equal for equal requests, whatever the order of their properties, filters and codes. */
export function membersKey({ dimension, search = '', filters = [], period, limit, offset = 0 }: MembersRequest): string {
  const asQuery: Query = { measures: [], dimensions: [dimension], filters, period: period ?? { start: '', end: '' }, ...(limit !== undefined && { limit }), offset };
  return JSON.stringify([search, queryKey(asQuery)]);
}
