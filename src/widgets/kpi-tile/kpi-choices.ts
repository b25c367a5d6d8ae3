import { countingChoices } from '../../context/counting-choices.js';
import type { Counting } from '../../context/counting.js';
import type { Catalog } from '../../contract/index.js';
import type { Words } from '../../i18n/index.js';

export interface KpiChoices {
  readonly choices: readonly { readonly value: Counting; readonly label: string }[];
  readonly chosen: Counting;
}

/** Ways of counting a measure that the reader can choose from, and the one of them that is `shown`; nothing where there is but one. */
export function kpiChoices(measure: string, shown: string, catalog: Catalog | undefined, words: Words): KpiChoices | undefined {
  const found = countingChoices([measure], catalog);
  if (found.length < 2) return undefined;
  const label = (id: string): string => {
    const unit = catalog?.measures.find((definition) => definition.id === id)?.unit;
    return (unit && words.unit(unit, 2)) || words.column(id, catalog);
  };
  return { chosen: found.find((choice) => choice.measure === shown)?.counting ?? 'total', choices: found.map(({ counting: value, measure: id }) => ({ value, label: label(id) })) };
}
