import { createCompositeProvider } from '../../src/providers/composite/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { CONFORMANCE_DATASET, describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../src/testing/index.js';

const memory = ({ tables, catalog, k, completeThrough }: ConformanceDataset) => createMemoryProvider({ tables, catalog, k, completeThrough });

describeProvider('memory', memory, CONFORMANCE_DATASET);
describeProvider('memory', memory, PRIVACY_DATASET);
describeProvider('memory', memory, FISCAL_DATASET);

const BUSINESS = ['products', 'sales', 'processCases', 'networkReach', 'contracts'] as const;

/** Sales, cases and contracts in one source, all about HCPs in another that answers for the rest. */
function composite(dataset: ConformanceDataset): ConformanceProvider {
  const { tables, catalog, k, completeThrough } = dataset;
  const own = Object.fromEntries(BUSINESS.map((id) => [id, tables[id] ?? []]));
  const measures = catalog.measures.map(({ id }) => id).filter((id) => /^(turnover|units|market|delta|evolution|case|openCase|network|customers|monthly)/.test(id));
  const sources = [{ name: 'business', measures, provider: createMemoryProvider({ tables: own, catalog, k, completeThrough }) }, { name: 'people', provider: memory(dataset) }];
  return Object.assign(createCompositeProvider({ sources, catalog }), { close: () => sources.forEach(({ provider }) => provider.close()) });
}

describeProvider('composite of two', composite, CONFORMANCE_DATASET);
describeProvider('composite of two', composite, PRIVACY_DATASET);
