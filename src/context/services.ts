import type { Catalog, DataProvider } from '../contract/index.js';
import type { Desk } from '../query/desk.js';

/** What a widget needs once it has a provider: loaded then, not before. */
export interface Services {
  readonly catalog: Catalog;
  readonly comparisonQuery: typeof import('../query/comparisons.js').comparisonQuery;
  /** The desk of a provider: one for all who ask it, gone with it. */
  deskOf(provider: DataProvider): Desk;
}

let loading: Promise<Services> | undefined;

async function load(): Promise<Services> {
  const [{ Desk, comparisonQuery }, { CORE_CATALOG }] = await Promise.all([import('../query/index.js'), import('../catalog/index.js')]);
  const desks = new WeakMap<DataProvider, Desk>();
  return {
    catalog: CORE_CATALOG,
    comparisonQuery,
    deskOf(provider) {
      let desk = desks.get(provider);
      if (!desk) desks.set(provider, (desk = new Desk(provider)));
      return desk;
    },
  };
}

/** Loads the desk and the built-in catalog, once. */
export function loadServices(): Promise<Services> {
  return (loading ??= load().catch((thrown: unknown) => {
    loading = undefined;
    throw thrown;
  }));
}
