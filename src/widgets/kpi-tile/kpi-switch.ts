import { css, type TemplateResult } from 'lit';
import type { Counting } from '../../context/counting.js';
import type { Words } from '../../i18n/index.js';
import { choiceSwitch } from '../../ui/choice-switch.js';
import { choiceSwitchStyles } from '../../ui/choice-switch.styles.js';
import { kpiChoices } from './kpi-choices.js';
import { SWITCH_MESSAGES } from './kpi-switch.messages.js';
import type { KpiView } from './kpi-tile.view.js';

/** Nouns of units stand by themselves here. */
const switchStyles = css`
  .switch span::first-letter {
    text-transform: uppercase;
  }
`;

/** The style sheets of the switch, for the shadow root of a tile that has one. */
export function switchSheets(): CSSStyleSheet[] {
  return [choiceSwitchStyles, switchStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** Lets the reader choose how the measure is counted, where the catalog knows several ways. */
export function kpiSwitch(named: string, { measure, catalog }: KpiView, words: Words, choose: (counting: Counting) => void): TemplateResult | undefined {
  const found = kpiChoices(named, measure, catalog, words);
  return found && choiceSwitch({ name: 'counting', label: words.of('kpi-tile', SWITCH_MESSAGES)('counting'), ...found }, choose);
}
