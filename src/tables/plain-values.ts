/** Values of another format as the columns take them: whole numbers of 64 bits as numbers where these are exact, lists as arrays. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) return Array.from(value as ArrayLike<unknown>, (part) => (part === null || part === undefined ? '' : typeof part === 'string' ? part : String(part as number)));
  return value;
}
