import type { Engine } from './engine.js';

type EngineClass = typeof Engine;

let loading: Promise<EngineClass> | undefined;

/** Loads the chart engine once; after a failure the next call tries again. */
export function loadEngine(): Promise<EngineClass> {
  return (loading ??= import('./engine.js').then((module) => module.Engine, (thrown: unknown) => {
    loading = undefined;
    throw thrown;
  }));
}
