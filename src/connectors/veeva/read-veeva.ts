import { CORE_CATALOG } from '../../catalog/index.js';
import type { Catalog, IsoDate } from '../../contract/index.js';
import type { Mapping } from '../mapping.js';
import { SourceRecords, type ConnectorTables, type FactRows } from '../records.js';
import type { ConnectorSource } from '../rows.js';
import { consentEvents } from './consents.js';
import { assetUses, interactions, type InteractionsPer } from './contacts.js';
import { adoptionSnapshots, plans, suggestions } from './guidance.js';
import { VEEVA_MAPPING } from './mapping.js';
import { hcps } from './people.js';
import { sends } from './sends.js';

export interface VeevaOptions {
  /** `VEEVA_MAPPING` unless given. */
  readonly mapping?: Mapping;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** The day the export was made: the date of snapshots, and the day on which open suggestions are told from expired ones. */
  readonly exportedOn?: IsoDate;
  /**
   * What one interaction is: a call (unless given), or each key message of it. By key message the measures of messages are
   * complete, and counts of interactions are counts of messages shown.
   */
  readonly interactionsPer?: InteractionsPer;
}

/** Exports by object, under its name in Veeva CRM (`Sent_Email_vod__c`), in Vault CRM (`sent_email__v`) or in the mapping (`sentEmail`). */
export type VeevaSources = Readonly<Record<string, ConnectorSource | undefined>>;

/**
 * Tables of facts from exports of Veeva CRM or Vault CRM. Throws `unknown-table`, `missing-table`, `unknown-column`, `missing-column`,
 * `invalid-csv`, `invalid-data`, `invalid-date`, `invalid-number` or `invalid-setting` naming object, row, column and value.
 */
export async function readVeeva(sources: VeevaSources, { mapping = VEEVA_MAPPING, catalog = CORE_CATALOG, exportedOn, interactionsPer = 'call' }: VeevaOptions = {}): Promise<ConnectorTables> {
  const records = await SourceRecords.read(sources, { mapping, base: VEEVA_MAPPING, catalog, ...(exportedOn !== undefined && { exportedOn }) });
  const described = (object: string, fact: string): FactRows => records.of(object).map((record) => records.columns(record, fact));
  const facts: readonly (readonly [string, readonly string[], () => FactRows])[] = [
    ['hcps', ['account'], () => hcps(records)],
    ['products', ['product'], () => described('product', 'products')],
    ['keyMessages', ['keyMessage'], () => described('keyMessage', 'keyMessages')],
    ['interactions', ['call', 'multichannelActivity', 'attendee'], () => interactions(records, interactionsPer)],
    ['assetUses', ['callKeyMessage'], () => assetUses(records)],
    ['sends', ['sentEmail'], () => sends(records)],
    ['consentEvents', ['consent'], () => consentEvents(records)],
    ['suggestions', ['suggestion'], () => suggestions(records)],
    ['adoptionSnapshots', ['productMetrics'], () => adoptionSnapshots(records)],
    ['plans', ['cyclePlanChannel'], () => plans(records)],
  ];
  const tables = Object.fromEntries(facts.filter(([, objects]) => objects.some((object) => records.has(object))).map(([fact, , read]) => [fact, read()]));
  return { tables, notes: records.notes.list() };
}
