import { css } from 'lit';
import { choiceSwitchStyles } from '../../ui/choice-switch.styles.js';

export { choiceSwitch } from '../../ui/choice-switch.js';

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
