/** Values of design tokens: read leniently, kept as the format has them, written as CSS. */
import { isObject } from './flatten.mjs';

/** Spaces of colour that CSS writes with a function of their own, and how their parts are written; others are written with `color()`. */
const FUNCTIONS = {
  oklch: ([l, c, h]) => `oklch(${l} ${c} ${h}`,
  oklab: ([l, a, b]) => `oklab(${l} ${a} ${b}`,
  lch: ([l, c, h]) => `lch(${l} ${c} ${h}`,
  lab: ([l, a, b]) => `lab(${l} ${a} ${b}`,
  hsl: ([h, s, l]) => `hsl(${h} ${s}% ${l}%`,
  hwb: ([h, w, b]) => `hwb(${h} ${w}% ${b}%`,
};
const WIDE = ['srgb', 'srgb-linear', 'display-p3', 'a98-rgb', 'prophoto-rgb', 'rec2020', 'xyz-d50', 'xyz-d65'];
const HEX = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const WEIGHTS = { thin: 100, hairline: 100, 'extra-light': 200, 'ultra-light': 200, light: 300, normal: 400, regular: 400, book: 400, medium: 500, 'semi-bold': 600, 'demi-bold': 600, bold: 700, 'extra-bold': 800, 'ultra-bold': 800, black: 900, heavy: 900 };

const round = (value) => Math.round(value * 10_000) / 10_000;
const isPart = (part) => part === 'none' || Number.isFinite(part);

/** A colour of six hexadecimal digits as parts from 0 to 1. */
export const partsOfHex = (hex) => [1, 3, 5].map((at) => round(parseInt(hex.slice(at, at + 2), 16) / 255));

function colourOfHex(text) {
  const digits = text.slice(1).toLowerCase();
  const long = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const hex = `#${long.slice(0, 6)}`;
  const alpha = long.length === 8 ? round(parseInt(long.slice(6), 16) / 255) : 1;
  return { colorSpace: 'srgb', components: partsOfHex(hex), ...(alpha < 1 && { alpha }), hex };
}

const hexOf = (parts) => `#${parts.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16).padStart(2, '0')).join('')}`;

function colour(value) {
  if (typeof value === 'string') return HEX.test(value.trim()) ? colourOfHex(value.trim()) : undefined;
  if (!isObject(value)) return undefined;
  const { colorSpace, components, alpha = 1, hex } = value;
  const isKnown = WIDE.includes(colorSpace) || Object.hasOwn(FUNCTIONS, colorSpace);
  if (!isKnown || !Array.isArray(components) || components.length !== 3 || !components.every(isPart)) return undefined;
  if (!(alpha >= 0 && alpha <= 1) || (hex !== undefined && !HEX.test(hex))) return undefined;
  const plain = colorSpace === 'srgb' ? hexOf(components.map((part) => (part === 'none' ? 0 : part))) : hex && colourOfHex(hex).hex;
  return { colorSpace, components, ...(alpha < 1 && { alpha }), ...(plain && { hex: plain }) };
}

function measured(value, units) {
  const [, number, unit] = typeof value === 'string' ? /^(-?[\d.]+)\s*([a-z]+)$/.exec(value.trim()) ?? [] : [];
  const read = number === undefined ? value : { value: Number(number), unit };
  return isObject(read) && Number.isFinite(read.value) && read.value >= 0 && units.includes(read.unit) ? { value: read.value, unit: read.unit } : undefined;
}

function weight(value) {
  const number = typeof value === 'string' ? WEIGHTS[value.toLowerCase().replaceAll(/[\s_]/g, '-')] ?? Number(value) : value;
  return Number.isFinite(number) && number >= 1 && number <= 1000 ? number : undefined;
}

/** How a value of each type is read, and what to write where it is none. */
export const TYPES = {
  color: { noun: 'colour', read: colour, remedy: 'Write "#1f5fa8", or { "colorSpace": "srgb", "components": [0.12, 0.37, 0.66], "hex": "#1f5fa8" }.' },
  dimension: { noun: 'length', read: (value) => measured(value, ['px', 'rem']), remedy: 'Write { "value": 8, "unit": "px" } or { "value": 0.5, "unit": "rem" }.' },
  duration: { noun: 'duration', read: (value) => measured(value, ['ms', 's']), remedy: 'Write { "value": 180, "unit": "ms" }.' },
  fontWeight: { noun: 'weight', read: weight, remedy: 'Write a number from 1 to 1000, such as 600.' },
};

const shortHex = (hex) => hex.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');

function cssColour({ colorSpace, components, alpha, hex }) {
  const end = alpha === undefined ? ')' : ` / ${alpha})`;
  if (colorSpace === 'srgb') return alpha === undefined ? shortHex(hex) : `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(' ')}${end}`;
  return `${FUNCTIONS[colorSpace]?.(components) ?? `color(${colorSpace} ${components.join(' ')}`}${end}`;
}

/** A value that was read, as CSS. A length in rem never falls under what it is at 16 px. */
export function cssOf(type, value) {
  if (type === 'color') return cssColour(value);
  if (type === 'fontWeight') return String(value);
  return value.unit === 'rem' ? `max(${value.value}rem, ${round(value.value * 16)}px)` : `${value.value}${value.unit}`;
}
