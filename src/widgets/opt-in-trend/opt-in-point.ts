import type { ChartPoint } from '../../chart/chart-picture.js';
import type { Bucket, OptInFigures, OptInMeasure, OptInSeries } from './opt-in-series.js';
import type { OPT_IN_MESSAGES } from './opt-in-trend.messages.js';
import type { OptInMode } from './opt-in-trend.query.js';
import { linesOf, type OptInPrint } from './opt-in-trend.table.js';

const LABELS = {
  both: [['optedInHcps', 'optedIn'], ['newOptIns', 'optIns'], ['optOuts', 'optOuts'], ['withdrawals', 'withdrawn'], ['expiries', 'expiries'], ['netOptIns', 'net'], ['pendingHcps', 'pending'], ['expiredHcps', 'expired']],
  stock: [['optedInHcps', 'optedIn'], ['pendingHcps', 'pending'], ['expiredHcps', 'expired']],
  flow: [['newOptIns', 'optIns'], ['optOuts', 'optOuts'], ['withdrawals', 'withdrawn'], ['expiries', 'expiries'], ['netOptIns', 'net']],
  rate: [['optInRate', 'rate'], ['optedInHcps', 'optedIn']],
} as const satisfies Record<OptInMode, readonly (readonly [OptInMeasure, keyof typeof OPT_IN_MESSAGES])[]>;

/** What a point is told from. */
export interface OptInPointFacts {
  readonly figures: OptInFigures;
  readonly chosen: OptInSeries | undefined;
  readonly mode: OptInMode;
  readonly members: readonly { readonly code: string; readonly label: string; readonly chosen: boolean }[];
  readonly print: OptInPrint;
}

/** One bucket in words, put together only when somebody asks: first whose flows are drawn, then the others. */
export class OptInPoint implements ChartPoint {
  readonly #at: number;
  readonly #facts: OptInPointFacts;

  constructor(at: number, facts: OptInPointFacts) {
    this.#at = at;
    this.#facts = facts;
  }

  get tooltip(): ChartPoint['tooltip'] {
    const { members, print } = this.#facts;
    const member = members.find(({ chosen }) => chosen);
    return { heading: member ? print.text('bucketOf', { bucket: this.name, member: member.label }) : this.name, lines: this.#lines() };
  }

  get sentence(): string {
    const { text, words } = this.#facts.print;
    const { heading, lines } = this.tooltip;
    return text('pointSentence', { bucket: heading, figures: words.format.list(lines.map(({ label, text: value }) => text('figureSentence', { label, value }))) });
  }

  /** The bucket's name, and that it is not whole. */
  get name(): string {
    const { figures, print } = this.#facts;
    return print.bucket(figures.buckets[this.#at] as Bucket);
  }

  #lines(): { label: string; text: string }[] {
    const { figures, chosen, mode, members, print } = this.#facts;
    if (!chosen) return [];
    const level = mode === 'rate' ? 'optInRate' : 'optedInHcps';
    const [first = [], ...rest] = LABELS[mode].map(([id, label]) => linesOf([[id, print.text(label)]], chosen, this.#at, figures, print));
    const objective = chosen.objectives[level][this.#at] ?? null;
    const goal = mode !== 'flow' && objective !== null ? [{ label: print.text('objective'), text: print.value(objective, level) }] : [];
    const others = mode === 'flow' ? [] : members.flatMap(({ code, label }) => {
      const series = figures.series.find((each) => each.code === code);
      return series && series !== chosen ? linesOf([[level, label]], series, this.#at, figures, print) : [];
    });
    return [...first, ...goal, ...rest.flat(), ...others];
  }
}
