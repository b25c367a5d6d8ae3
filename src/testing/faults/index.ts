export * from './plan.js';
export * from './with-faults.js';
