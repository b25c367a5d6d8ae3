import { columnIndex, OmnichannelError, type DataProvider, type Query, type Result } from '../../src/contract/index.js';

/** Answers every question with what the function makes of it. */
export const answering = (answer: (query: Query) => Result): DataProvider => ({ name: 'story', query: async (query) => Promise.resolve(answer(query)) });

/** Answers the question that the figures belong to; to any other it has nothing to say. */
export const answeringWith = (figures: Result): DataProvider => answering(({ measures, dimensions = [] }) => {
  if ([...measures, ...dimensions].every((id) => columnIndex(figures, id) >= 0)) return figures;
  const columns = [...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))];
  return { columns, rows: [], meta: figures.meta };
});

/** Answers each question once; later the source cannot be reached. Its listeners are told at once to ask again. */
export function breakingDown(provider: DataProvider): DataProvider {
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    name: 'story',
    query: async (query, options) => {
      const key = JSON.stringify(query);
      if (asked.has(key)) throw new OmnichannelError('failed-request', { subject: 'story', problem: 'failed request', remedy: 'Try again.' });
      asked.add(key);
      setTimeout(() => listeners.forEach((listener) => listener()), 50);
      return provider.query(query, options);
    },
    subscribe: (listener) => {
      const tell = (): void => listener({});
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
