import { OmnichannelError, quoted, type Catalog, type ColumnDefinition } from '../contract/index.js';
import { didYouMean } from '../tables/near-matches.js';

/** How dates and times are written in a source. */
export interface WrittenDates {
  /** Order of day, month and year in dates with slashes, dots or hyphens; `epoch-microseconds` for whole numbers. Dates written from the year are always read. */
  readonly order?: 'ymd' | 'mdy' | 'dmy' | 'epoch-microseconds';
  /** Offset from UTC of times written without one: `-06:00`. Without it such a time keeps its own date. */
  readonly offset?: string;
}

export const FIELD_KINDS = ['code', 'codes', 'number', 'date', 'flag', 'text'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Where one field of a record comes from. */
export interface FieldMapping {
  /** Columns that may hold it: the first that is there and not blank counts. Letter case does not matter; `Event_vod__r.Name` reads into a nested record. */
  readonly from: readonly string[];
  /** What it is read as: the type of the fact's column of that name unless given, else a code. */
  readonly kind?: FieldKind;
  /** What the source writes, and what that becomes; `null` leaves the field blank. Letter case does not matter. */
  readonly values?: Readonly<Record<string, string | null>>;
  /** What becomes of a value that `values` does not list: an error unless given. */
  readonly otherwise?: 'refuse' | 'keep' | 'blank' | 'leave-out';
  /** Refuse a source without the column, or also a row without a value. */
  readonly required?: 'column' | 'value';
  readonly dates?: WrittenDates;
  /** Multiplies numbers: 60 makes minutes of hours. */
  readonly times?: number;
  /** The source groups thousands by commas: `1,234` is a thousand and more. */
  readonly thousands?: ',';
}

/** Rows that are no part of a fact, and why. */
export interface LeaveOut {
  readonly field: string;
  readonly in?: readonly (string | boolean)[];
  readonly isSet?: boolean;
  /** One clause, told in the notes with the number of rows. */
  readonly reason: string;
}

/** How the rows of one object of the source are read. */
export interface ObjectMapping {
  /** What the source calls it. */
  readonly names: readonly string[];
  /** The fact whose columns it may fill by the same name. */
  readonly fact?: string;
  /** Field that tells its rows apart: of rows with the same value the last one given counts. */
  readonly key?: string;
  readonly fields: Readonly<Record<string, FieldMapping>>;
  readonly leaveOut?: readonly LeaveOut[];
}

/** How the objects of one system become facts: plain data. */
export interface Mapping {
  readonly system: string;
  readonly dates?: WrittenDates;
  readonly objects: Readonly<Record<string, ObjectMapping>>;
}

/** What a host changes in a mapping: fields and values are merged, `null` takes a field away, rules to leave rows out are added. */
export interface MappingExtension {
  readonly dates?: WrittenDates;
  readonly objects?: Readonly<Record<string, {
    readonly names?: readonly string[];
    readonly fields?: Readonly<Record<string, Partial<FieldMapping> | null>>;
    readonly leaveOut?: readonly LeaveOut[];
  }>>;
}

/** A mapping with changes. Throws `unknown-table` for an object that the mapping does not have, `invalid-setting` for a field that cannot be read. */
export function extendMapping(mapping: Mapping, { dates, objects = {} }: MappingExtension): Mapping {
  const extended: Record<string, ObjectMapping> = { ...mapping.objects };
  for (const [name, { names, fields = {}, leaveOut = [] }] of Object.entries(objects)) {
    const before = Object.hasOwn(extended, name) ? extended[name] : undefined;
    if (!before) {
      throw new OmnichannelError('unknown-table', { subject: mapping.system, problem: `unknown object "${name}"`, remedy: didYouMean(name, Object.keys(mapping.objects)) });
    }
    extended[name] = {
      ...before,
      names: [...new Set([...(names ?? []), ...before.names])],
      fields: extendFields(before.fields, fields),
      leaveOut: [...(before.leaveOut ?? []), ...leaveOut],
    };
    checkFields(extended[name], `${mapping.system}: ${name}`);
  }
  return { ...mapping, ...(dates && { dates: { ...mapping.dates, ...dates } }), objects: extended };
}

function extendFields(before: ObjectMapping['fields'], changes: Readonly<Record<string, Partial<FieldMapping> | null>>): ObjectMapping['fields'] {
  const fields: Record<string, FieldMapping> = { ...before };
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) {
      delete fields[name];
      continue;
    }
    const values = change.values && { ...fields[name]?.values, ...change.values };
    fields[name] = { from: [], ...fields[name], ...change, ...(values && { values }) };
  }
  return fields;
}

function checkFields({ fields, leaveOut = [] }: ObjectMapping, subject: string): void {
  const refuse = (problem: string, remedy: string): never => {
    throw new OmnichannelError('invalid-setting', { subject, problem, remedy });
  };
  for (const [name, { from, kind, times, dates }] of Object.entries(fields)) {
    if (!Array.isArray(from) || from.length === 0 || from.some((column) => typeof column !== 'string' || column === '')) {
      refuse(`invalid columns ${quoted(from)} of the field "${name}"`, 'Name the columns it comes from as a list.');
    }
    if (kind !== undefined && !FIELD_KINDS.includes(kind)) refuse(`invalid kind ${quoted(kind)} of the field "${name}"`, `Use one of ${FIELD_KINDS.join(', ')}.`);
    if (times !== undefined && !Number.isFinite(times)) refuse(`invalid factor ${quoted(times)} of the field "${name}"`, 'Give a finite number.');
    if (dates?.offset !== undefined) offsetMinutes(dates.offset, subject);
  }
  for (const { field } of leaveOut) {
    if (!Object.hasOwn(fields, field)) refuse(`unknown field "${field}" of a rule to leave rows out`, didYouMean(field, Object.keys(fields)));
  }
}

/** Minutes ahead of UTC of `-06:00`; throws `invalid-setting` for anything else. */
export function offsetMinutes(offset: string, subject: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (!match) throw new OmnichannelError('invalid-setting', { subject, problem: `invalid offset ${quoted(offset)}`, remedy: 'Write it as -06:00.' });
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Columns of a fact; none where the catalog does not have it. */
export function columnsOf(catalog: Catalog, fact: string | undefined): Readonly<Record<string, ColumnDefinition>> {
  return catalog.facts.find(({ id }) => id === fact)?.columns ?? {};
}

/** Throws `unknown-column` where a field is neither one that the connector knows nor a column of the object's fact. */
export function checkTargets(mapping: Mapping, base: Mapping, catalog: Catalog): void {
  for (const [name, { fact, fields }] of Object.entries(mapping.objects)) {
    const known = [...Object.keys(base.objects[name]?.fields ?? {}), ...Object.keys(columnsOf(catalog, fact))];
    const strange = Object.keys(fields).find((field) => !known.includes(field));
    if (strange !== undefined) {
      throw new OmnichannelError('unknown-column', {
        subject: `${mapping.system}: ${name}`, problem: `unknown field "${strange}"`, remedy: `${didYouMean(strange, known)} To keep it, add the column to ${fact ?? 'a fact'} in the catalog.`,
      });
    }
  }
}
