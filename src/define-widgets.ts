import { defineWidget } from './context/index.js';
import { invalidSetting } from './contract/index.js';
import { WIDGETS } from './widget-classes.js';

export interface DefineOptions {
  /** Put before every name: `acme-` registers `acme-kpi-tile`. Words of small letters and digits, each with a hyphen behind it. */
  readonly prefix?: string;
  /** Where to register, such as the registry of one shadow root; the page's own unless given. */
  readonly registry?: CustomElementRegistry;
}

const SUBJECT = 'defineWidgets';
const PREFIX = /^([a-z][a-z0-9]*-([a-z0-9]+-)*)?$/;

/**
 * Registers every widget, under names of the host's own where a prefix is given. Names that are taken are skipped with a
 * warning. Throws `invalid-setting`, and registers nothing, where no element can bear names with the prefix.
 */
export function defineWidgets({ prefix = '', registry }: DefineOptions = {}): void {
  if (typeof prefix !== 'string' || !PREFIX.test(prefix)) {
    throw invalidSetting(prefix, { subject: SUBJECT, setting: 'prefix' }, 'Give small letters, digits and hyphens that begin with a letter and end with one hyphen, such as "acme-".');
  }
  if (registry !== undefined && !isRegistry(registry)) {
    throw invalidSetting(registry, { subject: SUBJECT, setting: 'registry' }, 'Give a CustomElementRegistry, or leave it out to register for the whole page.');
  }
  for (const [tag, widget] of Object.entries(WIDGETS)) defineWidget(prefix + tag, widget, registry);
}

const isRegistry = (registry: Partial<CustomElementRegistry> | null): boolean => typeof registry?.get === 'function' && typeof registry.define === 'function';
