import type { Codes } from './column-store.js';

/** Zeros for as many codes, in as few bytes as codes up to `highest` need. */
export function codeArray(length: number, highest: number): Codes {
  return highest < 2 ** 8 ? new Uint8Array(length) : highest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** The first codes of a list, in as few bytes as they need. */
export function narrowed(codes: Uint32Array, length: number): Codes {
  let highest = 0;
  for (let at = 0; at < length; at += 1) if ((codes[at] as number) > highest) highest = codes[at] as number;
  const narrow = codeArray(length, highest);
  narrow.set(codes.subarray(0, length));
  return narrow;
}

/** Codes of both, one after the other. */
export function joinedCodes(first: Codes, second: Codes): Codes {
  const wider = first.BYTES_PER_ELEMENT >= second.BYTES_PER_ELEMENT ? first : second;
  const both = new (wider.constructor as new (length: number) => Codes)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
