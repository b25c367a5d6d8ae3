/** A dashboard as a document: plain names, whatever the prefix is. */
const OVERVIEW = {
  version: 1,
  period: 'last-3-months',
  tiles: [
    { id: 'contacts', element: 'kpi-tile', columns: 6, settings: { measure: 'interactions' } },
    { id: 'reach', element: 'kpi-tile', columns: 6, settings: { measure: 'activeHcps' } },
    { id: 'months', element: 'measure-trend', columns: 12, settings: { measures: ['interactions'], grain: 'month', mark: 'bar' } },
  ],
};

/** What a customer is to the page: a brand, a language, a dashboard. */
export const TENANTS = {
  north: { brand: 'calm', language: 'en', dashboard: OVERVIEW },
  south: { brand: 'vivid', language: 'fr', dashboard: { ...OVERVIEW, period: 'last-6-months' } },
};
