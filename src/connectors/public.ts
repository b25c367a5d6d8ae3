export { extendMapping, type FieldKind, type FieldMapping, type LeaveOut, type Mapping, type MappingExtension, type ObjectMapping, type WrittenDates } from './mapping.js';
export type { ConnectorNote } from './notes.js';
export type { ConnectorTables, FactRows, FieldValue } from './records.js';
export type { Answer, ConnectorSource, DatedExports, ExportedRows, Rows } from './rows.js';
