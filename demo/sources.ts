/** The demo's sources: where their tables lie under `data/`, and what a reader knows them as. */
export const SOURCES = {
  digital: { folder: 'digital/', name: 'Web analytics' },
  crm: { folder: '', name: 'Aveline CRM' },
} as const;
export type SourceId = keyof typeof SOURCES;

/** First day for which all tables hold everything. */
export const COMPLETE_FROM = '2024-11-01';
