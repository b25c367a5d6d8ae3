import type { SqlValue } from '../../sql/index.js';

/** A value as an argument of `execute`. Of a text only hexadecimal digits enter the statement, so that nothing in it can end a literal. Throws a `TypeError` for other values. */
export function literal(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `decode(from_hex('${hex(value)}'))`;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('values are texts, finite numbers, booleans and null');
  return Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? BigInt(value).toString() : `${value.toExponential()}::double`;
}

function hex(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
