import type { DataProvider } from '../contract/index.js';
import type { Numbers } from './compare.js';
import type { ConformanceDataset } from './dataset/dataset.js';
import type { TestRunner } from './runner.js';

/** A provider under test; `close`, where it has one, is called at the end. */
export interface ConformanceProvider extends DataProvider { close?(): void | Promise<void> }

/** Makes a provider that holds the tables of a dataset, counts by its catalog and hides groups below its `k`. */
export type MakeProvider = (dataset: ConformanceDataset) => ConformanceProvider | Promise<ConformanceProvider>;

export interface ConformanceOptions {
  /** The functions of the test runner; the global ones unless given. */
  readonly runner?: TestRunner;
  /** How far figures may be from the right ones, relative to them; `exact` (unless given) leaves room for the order of additions only. */
  readonly numbers?: Numbers;
  /** Why a test is skipped, by its name or by a part of it. */
  readonly skip?: Readonly<Record<string, string>>;
}

/** What every check is given: the provider, and how tests are written. */
export interface Suite {
  readonly dataset: ConformanceDataset;
  readonly numbers: Numbers;
  provider(): ConformanceProvider;
  test(name: string, body: (provider: ConformanceProvider) => Promise<void>): void;
}
