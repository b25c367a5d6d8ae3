import { createCompositeProvider } from '../../src/providers/composite/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { CONFORMANCE_DATASET, describeProvider, FISCAL_DATASET, PRIVACY_DATASET, type ConformanceDataset, type ConformanceProvider } from '../../src/testing/index.js';

const memory = ({ tables, catalog, k, completeThrough }: ConformanceDataset) => createMemoryProvider({ tables, catalog, k, completeThrough });

/** What an answer hides as a second figure, an answer by another grouping may show. */
const ACROSS_GROUPINGS = 'second figures are hidden within each answer, not across answers';
const skip = Object.fromEntries(
  ['hcpsAtStage by adoptionStage and territory, 2026-03-01 to 2026-04-01', 'hcpsAtStage by adoptionStage and territory, 2026-06-01 to 2026-07-01', 'interactions by channel and campaign and product, 2026-01-01 to 2026-07-01']
    .map((name) => [`attacker: ${name}, from the answers of all groupings together`, ACROSS_GROUPINGS]),
);

describeProvider('memory', memory, CONFORMANCE_DATASET);
describeProvider('memory', memory, PRIVACY_DATASET, { skip });
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
describeProvider('composite of two', composite, PRIVACY_DATASET, { skip });
