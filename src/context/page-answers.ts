import { checkMembers, checkQuery, checkResult, invalidSetting, type Capabilities, type DataProvider, type Member, type MembersRequest, type Query, type Result } from '../contract/index.js';
import { deskOf } from './answering.js';

/** What a server asked for a page, to be sent along with it: plain JSON. Whoever gets the page may read it. */
export interface PageAnswers {
  readonly version: 1;
  /** What the source said of the measures on the page. */
  readonly capabilities?: Capabilities;
  readonly answers: readonly KeptAnswer[];
  readonly members: readonly KeptMembers[];
}

interface Kept {
  /** For whom it was asked, as the page names them; empty where it names nobody. */
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

export interface KeptAnswer extends Kept {
  readonly query: Query;
  readonly result: Result;
}

export interface KeptMembers extends Kept {
  readonly request: MembersRequest;
  readonly members: readonly Member[];
}

const SUBJECT = 'page answers';

/**
 * A provider that begins with the answers of the page: what the server asked is not asked again before it is
 * stale, everything else is. `answers`: the object or its JSON. Throws `invalid-setting` or `invalid-result`
 * where it is not what a server made.
 */
export function withAnswers(provider: DataProvider, answers: PageAnswers | string): DataProvider {
  const page = readPage(answers);
  let hasAsked = false;
  const begin = (): DataProvider => {
    hasAsked = true;
    return provider;
  };
  const { name, queryAll, members, subscribe, watchProgress } = provider;
  const opened: DataProvider = {
    ...(name !== undefined && { name }),
    query: (query, options) => begin().query(query, options),
    ...(queryAll && { queryAll: (queries, options) => queryAll.call(begin(), queries, options) }),
    ...(members && { members: (request, options) => members.call(begin(), request, options) }),
    ...(subscribe && { subscribe: subscribe.bind(provider) }),
    ...(watchProgress && { watchProgress: watchProgress.bind(provider) }),
    // Until the source itself is asked, the page is as the server drew it.
    get capabilities() {
      return (hasAsked ? provider.capabilities : undefined) ?? page.capabilities ?? provider.capabilities;
    },
  };
  const desk = deskOf(opened);
  const now = Date.now();
  for (const { query, audience, result, receivedAt } of page.answers) desk.keep(query, audience, result, Math.min(receivedAt, now));
  for (const { request, audience, members: listed, receivedAt } of page.members) desk.keepMembers(request, audience, listed, Math.min(receivedAt, now));
  return opened;
}

function readPage(given: PageAnswers | string): PageAnswers {
  const page = typeof given === 'string' ? parsed(given) : given;
  if (page?.version !== 1 || !isList(page.answers) || !isList(page.members)) {
    throw invalidSetting(given, { subject: SUBJECT, setting: 'answers' }, 'Give what renderPage answered, as an object or as JSON.');
  }
  for (const { audience, receivedAt } of [...page.answers, ...page.members]) {
    if (typeof audience === 'string' && Number.isFinite(receivedAt)) continue;
    throw invalidSetting({ audience, receivedAt }, { subject: SUBJECT, setting: 'answer' }, 'Give audience and receivedAt with each answer, as renderPage does.');
  }
  for (const { query, result } of page.answers) {
    checkQuery(query, SUBJECT);
    checkResult(result, SUBJECT, query);
  }
  for (const { request, members } of page.members) checkMembers(members, SUBJECT, request.dimension);
  return page;
}

function isList(given: unknown): boolean {
  return Array.isArray(given) && given.every((item) => typeof item === 'object' && item !== null);
}

function parsed(text: string): PageAnswers | undefined {
  try {
    return JSON.parse(text) as PageAnswers;
  } catch {
    return undefined;
  }
}
