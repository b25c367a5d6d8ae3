import type { FieldMapping } from '../mapping.js';

const STANDARD: Readonly<Record<string, string>> = { Id: 'id', Name: 'name__v', CreatedDate: 'created_date__v', 'RecordType.DeveloperName': 'object_type__vr.api_name__v' };

/** The name in Vault CRM of what Veeva CRM calls `Email_Sent_Date_vod__c`: `email_sent_date__v`. */
export function vaultName(name: string): string {
  return STANDARD[name] ?? name.split('.').map((part) => STANDARD[part] ?? part.replace(/_vod__r$/, '__vr').replace(/_vod__c$/, '__v').toLowerCase()).join('.');
}

/** Columns by their names in Veeva CRM, each followed by its name in Vault CRM. */
export function columns(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (/(_vod__c|^Id|^Name|^CreatedDate|DeveloperName)$/.test(name) ? [name, vaultName(name)] : [name]));
}

/** Values of a picklist by their names in Veeva CRM (`Opened_vod`), also under their names in Vault CRM (`opened__v`). */
export function picklist(values: Readonly<Record<string, string | null>>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(values).flatMap(([written, meant]) => {
    const vault = /_vod$/.test(written) ? `${written.slice(0, -'_vod'.length).toLowerCase()}__v` : undefined;
    return vault === undefined ? [[written, meant]] : [[written, meant], [vault, meant]];
  }));
}

export const field = (name: string, more: Partial<FieldMapping> = {}): FieldMapping => ({ from: columns(name), ...more });
/** A field without which a row says nothing. */
export const needed = (name: string, more: Partial<FieldMapping> = {}): FieldMapping => field(name, { required: 'value', ...more });
