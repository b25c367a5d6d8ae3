import { OmnichannelError } from '../../contract/index.js';
import type { ConnectorTables } from '../records.js';
import type { Rows } from '../rows.js';
import { VEEVA_MAPPING } from './mapping.js';
import { readVeeva, type VeevaOptions } from './read-veeva.js';

/** What is used of the data service (`ds`) of MyInsights and X-Pages. */
export interface DataService {
  queryRecord(query: { readonly object: string; readonly fields: readonly string[]; readonly where?: string }): PromiseLike<unknown>;
}

export interface DataServiceOptions extends VeevaOptions {
  /** Objects to read by the name the CRM has for them, and which of their records: `{ account__v: '', sent_email__v: "email_sent_date__v > '2026-01-01…'" }`. */
  readonly objects: Readonly<Record<string, string>>;
}

/**
 * Tables of facts from the records that the CRM holds on the device, read through its data service. Asks for the columns of the mapping:
 * take a column away with `extendMapping` where the organisation does not have it. Throws what `readVeeva` throws, and `failed-request` where the service refuses a query.
 */
export async function readFromDataService(ds: DataService, { objects, ...options }: DataServiceOptions): Promise<ConnectorTables> {
  const { mapping = VEEVA_MAPPING } = options;
  const sources: Record<string, Rows> = {};
  for (const [object, where] of Object.entries(objects)) {
    const isVault = object.endsWith('__v');
    const definition = Object.values(mapping.objects).find(({ names }) => names.includes(object));
    if (!definition) throw new OmnichannelError('unknown-table', { subject: mapping.system, problem: `unknown object "${object}"`, remedy: 'Name an object of the mapping as the CRM calls it, or add its name with extendMapping.' });
    const columns = Object.values(definition.fields).flatMap(({ from }) => from).filter((column) => !column.includes('.') && column !== 'exportedOn' && /(__v|^id)$/.test(column) === isVault);
    sources[object] = await recordsOf(ds, object, [...new Set(columns)], where);
  }
  return readVeeva(sources, options);
}

async function recordsOf(ds: DataService, object: string, fields: readonly string[], where: string): Promise<Rows> {
  const refuse = (cause: unknown): never => {
    const said = (cause as { readonly message?: unknown } | null)?.message;
    throw new OmnichannelError('failed-request', {
      subject: `veeva: ${object}`, problem: `failed query${typeof said === 'string' ? `: ${said}` : ''}`, remedy: `Check that the organisation has these fields, and take away with extendMapping those it has not: ${fields.join(', ')}.`, cause,
    });
  };
  const answer = await Promise.resolve(ds.queryRecord({ object, fields, ...(where !== '' && { where }) })).catch(refuse) as { readonly success?: unknown; readonly [key: string]: unknown } | null;
  const rows = answer?.[object];
  return answer?.success === false || !Array.isArray(rows) ? refuse(answer) : (rows as Rows);
}
