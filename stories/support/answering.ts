import { OmnichannelError, type DataProvider, type Query, type Result } from '../../src/contract/index.js';

/** Answers every question with what the function makes of it. */
export const answering = (answer: (query: Query) => Result): DataProvider => ({ name: 'story', query: async (query) => Promise.resolve(answer(query)) });

/** Is asked and never answers. */
export const silent: DataProvider = { name: 'story', query: () => new Promise<Result>(() => undefined) };

const failure = (code: 'unauthorised' | 'failed-request', problem: string): OmnichannelError => new OmnichannelError(code, { subject: 'story', problem, remedy: 'Try again.' });

/** Refuses the viewer. */
export const refusing: DataProvider = { name: 'story', query: () => Promise.reject(failure('unauthorised', 'unauthorised viewer')) };

/** Cannot be reached. */
export const broken: DataProvider = { name: 'story', query: () => Promise.reject(failure('failed-request', 'failed request')) };

/** Answers each question once; later the source cannot be reached. Its listeners are told at once to ask again. */
export function breakingDown(answer: (query: Query) => Result): DataProvider {
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    name: 'story',
    query: async (query) => {
      const key = JSON.stringify(query);
      if (asked.has(key)) throw failure('failed-request', 'failed request');
      asked.add(key);
      setTimeout(() => listeners.forEach((listener) => listener()), 50);
      return Promise.resolve(answer(query));
    },
    subscribe: (listener) => {
      const tell = (): void => listener({});
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
