import { largestRemainder } from '../../contract/index.js';
import { tintOf, type MarkSettings } from './marks.view.js';
import type { Scale } from './scales.view.js';

export interface StripPart {
  readonly label: string;
  readonly text: string;
  readonly share: number;
  readonly tint: string;
}

/** All classified HCPs as one length, in parts. */
export interface Strip {
  readonly label: string;
  readonly isObjective: boolean;
  readonly parts: readonly StripPart[];
}

/** Only what makes up a whole is drawn as one: a hidden part would show its size. */
export function stripsOf({ stages }: Scale, { withObjective, words, text, decimals }: MarkSettings): readonly Strip[] {
  const strip = (scenario: 'actual' | 'objective'): readonly Strip[] => {
    const shares = stages.map((stage) => stage[scenario].share.value);
    const whole = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
    const isHidden = stages.some((stage) => stage[scenario].share.state === 'suppressed');
    if (isHidden || Math.abs(whole - 1) > 0.005) return [];
    const printed = largestRemainder(shares, decimals + 2);
    return [{
      label: text(scenario), isObjective: scenario === 'objective',
      parts: stages.flatMap((stage, at) => (shares[at] ? [{ label: stage.label, share: shares[at], text: words.format.share(printed[at] ?? null, decimals), tint: tintOf(stage) }] : [])),
    }];
  };
  const actual = strip('actual');
  return actual.length > 0 && withObjective ? [...actual, ...strip('objective')] : actual;
}
