import { groupBy, type FactRows, type FieldValue, type SourceRecord, type SourceRecords } from '../records.js';

/** HCPs with their specialties, whether any territory targets them, and their territory where it is one. */
export function hcps(records: SourceRecords): FactRows {
  const territories = groupBy(records.of('territoryFields'), ({ hcp }) => hcp);
  return records.of('account').map((account) => {
    const { specialty, ...columns } = records.columns(account, 'hcps');
    const specialties = [...new Set([specialty, account.secondSpecialty].flatMap((one) => (typeof one === 'string' ? [one] : [])))];
    return { ...columns, ...(specialties.length > 0 && { specialty: specialties }), ...alignment(territories.get(account.hcp) ?? [], records) };
  });
}

function alignment(rows: readonly SourceRecord[], records: SourceRecords): Record<string, FieldValue> {
  if (rows.length === 0) return {};
  const codes = (some: readonly SourceRecord[]): readonly string[] => [...new Set(some.flatMap(({ territory }) => (typeof territory === 'string' ? [territory] : [])))];
  const targeting = rows.filter(({ targeted }) => targeted === true);
  const targeted: Record<string, FieldValue> = records.knows('territoryFields', 'targeted') ? { targeted: targeting.length > 0 } : {};
  const all = codes(rows);
  if (records.isMany('hcps', 'territory')) return { ...targeted, territory: all };
  const [only, ...others] = all.length > 1 ? codes(targeting) : all;
  if (only !== undefined && others.length === 0) return { ...targeted, territory: only };
  records.notes.add('territoryFields', 'of an HCP in several territories, not just one of which targets them: no territory', rows.length);
  return targeted;
}
