import type { Scope } from './store.js';

interface Cached { readonly revision: number; readonly byKey: Map<string, unknown>; bytes: number }
const caches = new WeakMap<object, Cached>();
const MOST_KEPT = 400;
const MOST_BYTES = 2 ** 28;

/** Bytes in the arrays of a value. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0) : 0;
}

/** Computes once per state of the tables; of many or large values those unused for longest are let go. */
export function remember<Value>({ store }: Pick<Scope, 'store'>, key: string, compute: () => Value): Value {
  let cache = caches.get(store);
  if (cache?.revision !== store.revision) caches.set(store, (cache = { revision: store.revision, byKey: new Map(), bytes: 0 }));
  const { byKey } = cache;
  const known = byKey.has(key);
  const value = known ? (byKey.get(key) as Value) : compute();
  byKey.delete(key);
  byKey.set(key, value);
  if (!known) cache.bytes += bytesOf(value);
  for (const [oldest, gone] of byKey) {
    if ((byKey.size <= MOST_KEPT && cache.bytes <= MOST_BYTES) || oldest === key) break;
    byKey.delete(oldest);
    cache.bytes -= bytesOf(gone);
  }
  return value;
}
