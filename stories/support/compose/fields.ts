import type { Json } from '../../../src/contract/index.js';
import { attributesOf, type Manifest, type ManifestAttribute } from './manifest.js';

export const FIELD_KINDS = ['measure', 'measures', 'dimension', 'choice', 'flag', 'number', 'text'] as const;

/** One setting of a widget as a form asks for it. */
export interface Field {
  /** Property of the element. */
  readonly name: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  readonly description: string;
  /** What a choice may be. */
  readonly choices: readonly string[];
  /** What it is where nothing is chosen. */
  readonly usual?: string;
}

/** Figures that a prototype writes itself, and what the dashboard says for all. */
const NOT_ASKED = ['value', 'objective', 'previous', 'unit', 'data', 'heading', 'audience', 'locale', 'selectionScope', 'thresholds'];
const UNION = /^'[^']*'( \| '[^']*')*$/;
const NAMED: Readonly<Record<string, Field['kind']>> = { measure: 'measure', measures: 'measures', by: 'dimension', split: 'dimension' };

function kindOf(name: string, type: string): Field['kind'] | undefined {
  if (NAMED[name]) return NAMED[name];
  if (UNION.test(type)) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'number') return 'number';
  return /string|PeriodInput|IsoDate/.test(type) ? 'text' : undefined;
}

function fieldOf({ name, fieldName = name, type, description = '', default: usual }: ManifestAttribute): Field[] {
  const text = type?.text ?? '';
  const kind = kindOf(fieldName, text);
  if (!kind || NOT_ASKED.includes(fieldName)) return [];
  return [{ name: fieldName, kind, description, choices: kind === 'choice' ? [...text.matchAll(/'([^']*)'/g)].map(([, choice = '']) => choice) : [], ...(usual !== undefined && { usual: usual.replaceAll("'", '') }) }];
}

/** The settings of an element that a form can ask for, in the manifest's order. */
export function fieldsOf(manifest: Manifest, element: string): readonly Field[] {
  return attributesOf(manifest, element).flatMap(fieldOf);
}

/** What was written into a field as the element takes it; nothing where it was left empty. */
export function settingOf({ kind }: Field, written: string | boolean): Json | undefined {
  if (typeof written === 'boolean') return written ? true : undefined;
  const text = written.trim();
  if (text === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  return kind === 'measures' ? text.split(/[\s,]+/) : text;
}

/** A setting as its field shows it. */
export function writtenOf(setting: Json | undefined): string {
  if (Array.isArray(setting)) return setting.join(' ');
  return typeof setting === 'string' || typeof setting === 'number' ? String(setting) : '';
}
