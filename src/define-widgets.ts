import { defineWidget } from './context/index.js';
import { WIDGETS } from './widget-classes.js';

export interface DefineOptions {
  /** Put before every name: `acme-` registers `acme-kpi-tile`. */
  readonly prefix?: string;
  /** Where to register; the page's own registry unless given. */
  readonly registry?: CustomElementRegistry;
}

/** Registers every widget, under names of the host's own where a prefix is given. Names that are taken are skipped with a warning. */
export function defineWidgets({ prefix = '', registry }: DefineOptions = {}): void {
  for (const [tag, widget] of Object.entries(WIDGETS)) defineWidget(prefix + tag, widget, registry);
}
