/** Ids as a list: what is written apart by spaces or commas, or a list as it is. */
export function asIds(given: unknown): unknown {
  return typeof given === 'string' ? given.split(/[\s,]+/).filter((id) => id !== '') : given ?? [];
}
