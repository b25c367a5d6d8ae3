import type { Query } from '../../../src/contract/index.js';

/** A question whose table takes seconds to read. */
export const SLOW: Query = { measures: ['activities'], period: { start: '2026-01-01', end: '2026-06-01' } };

const kpi = { query: { measures: ['interactions.interactions'], limit: 10_000, timezone: 'UTC' } };

/** Requests that Cube refuses, as the wire makes them; `valid` is the token of the other recordings. */
export const RAW: Readonly<Record<string, { readonly authorization: string | null; readonly body: { readonly query: Readonly<Record<string, unknown>> } }>> = {
  'unknown-measure': { authorization: 'valid', body: { query: { ...kpi.query, measures: ['interactions.zip'] } } },
  'unknown-dimension': { authorization: 'valid', body: { query: { ...kpi.query, dimensions: ['interactions.zip'] } } },
  'unknown-cube': { authorization: 'valid', body: { query: { ...kpi.query, measures: ['zip.rows'] } } },
  'no-join': { authorization: 'valid', body: { query: { ...kpi.query, dimensions: ['sales.product'] } } },
  'invalid-token': { authorization: 'not-a-token', body: kpi },
  'no-token': { authorization: null, body: kpi },
  'database-error': { authorization: 'valid', body: { query: { ...kpi.query, measures: ['leads.leads'] } } },
};
