/** What a file may hold. */
export const DOCUMENT_KINDS = ['dashboard', 'query', 'result', 'catalog', 'theme'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const has = (value: object, ...names: readonly string[]): boolean => names.every((name) => Object.hasOwn(value, name));

/** Whether any part of a tree of groups is a design token. */
const holdsToken = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && (Object.hasOwn(value, '$value') || Object.values(value).some(holdsToken));

/** What a document is, by the schema that it names, else by what it has; `undefined` where nothing tells. */
export function documentKind(value: unknown): DocumentKind | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const named = /schemas\/(\w+)(?:\.schema)?\.json$/.exec(String(Reflect.get(value, '$schema') ?? ''))?.[1];
  const kind = DOCUMENT_KINDS.find((one) => one === named);
  if (kind) return kind;
  if (has(value, 'tiles')) return 'dashboard';
  if (has(value, 'columns', 'rows')) return 'result';
  if (has(value, 'measures', 'period')) return 'query';
  if (holdsToken(value)) return 'theme';
  return ['measures', 'dimensions', 'facts', 'states', 'calendar'].some((name) => has(value, name)) ? 'catalog' : undefined;
}
