import { addDays, FLOW_ENDS, type Catalog, type IsoDate } from '../../contract/index.js';
import { type MemberLabels, type Translate, type Words } from '../../i18n/index.js';
import type { TooltipView } from '../../ui/index.js';
import { NO_SEGMENT } from './flow-figures.js';
import { nodeKey, SMALLER, type FlowModel, type FlowNode, type FlowRibbon, type FlowStub, type StubKind } from './flow-model.js';
import { FLOW_MESSAGES } from './segment-flow.messages.js';

interface TextFacts {
  readonly words: Words;
  readonly catalog?: Catalog;
  readonly labels: MemberLabels;
  /** Last day the figures hold for, where the last column's period is still running. */
  readonly reach?: IsoDate;
}

/** A count; `isFloor`: a part of it is hidden. */
export interface Amount { readonly value: number; readonly isFloor: boolean }
export type CaptionKind = Extract<StubKind, 'entered' | 'created' | 'left' | 'closed'>;

export function amountOf(parts: readonly { readonly value: number; readonly isFloor?: boolean; readonly isHidden?: boolean }[]): Amount {
  return { value: parts.reduce((sum, { value }) => sum + value, 0), isFloor: parts.some(({ isFloor, isHidden }) => isFloor ?? isHidden) };
}

/** A movement as a sentence. */
export interface MovementText { readonly text: string; readonly when: string }

/** The words of one picture. */
export class FlowText {
  readonly text: Translate<keyof typeof FLOW_MESSAGES>;
  readonly #model: FlowModel;
  readonly #facts: TextFacts;
  readonly #said = new Map<string, string>();
  /** Ribbons and stubs by the nodes they touch. */
  readonly #around = new Map<string, { readonly ribbons: FlowRibbon[]; readonly stubs: FlowStub[] }>();

  constructor(model: FlowModel, facts: TextFacts) {
    this.#model = model;
    this.#facts = facts;
    this.text = facts.words.of('segment-flow', FLOW_MESSAGES);
    for (const { key } of model.nodes) this.#around.set(key, { ribbons: [], stubs: [] });
    for (const ribbon of model.ribbons) {
      this.#around.get(nodeKey(ribbon.step, ribbon.from))?.ribbons.push(ribbon);
      this.#around.get(nodeKey(ribbon.step + 1, ribbon.to))?.ribbons.push(ribbon);
    }
    for (const stub of model.stubs) this.#around.get(nodeKey(stub.column, stub.code))?.stubs.push(stub);
  }

  /** Each text is made once: language services are slow, and every pointer move asks again. */
  #once(key: string, make: () => string): string {
    let said = this.#said.get(key);
    if (said === undefined) this.#said.set(key, (said = make()));
    return said;
  }

  name(code: string): string {
    return this.#once(`name ${code}`, () => this.#nameOf(code));
  }

  #nameOf(code: string): string {
    if (code === NO_SEGMENT) return this.text('noSegment');
    if (code === SMALLER) return this.text('smaller', { count: this.#model.folded.length });
    if (code === FLOW_ENDS.outside) return this.text('outside');
    if (code === FLOW_ENDS.created) return this.text('newSegment');
    if (code === FLOW_ENDS.closed) return this.text('closedSegment');
    return this.#facts.words.member('segment', code, this.#facts.catalog, this.#facts.labels);
  }

  /** In letters. */
  get longestName(): number {
    return Math.max(0, ...this.#model.order.map((code) => this.name(code).length));
  }

  number(value: number | null): string {
    return this.#facts.words.format.number(value);
  }

  /** The day whose evening a column stands for; the year where it is not that of the column before. */
  date(column: number, short = false): string {
    return this.#once(`date ${column} ${String(short)}`, () => this.#dateOf(column, short));
  }

  #dateOf(column: number, short: boolean): string {
    const { boundaries } = this.#model;
    const day = this.#day(column);
    if (day === undefined) return this.text(column === 0 ? 'atStart' : 'atEnd');
    const isLast = column === boundaries.length - 1;
    const year = !short || column === 0 || isLast || day.slice(0, 4) !== this.#day(column - 1)?.slice(0, 4);
    const date = this.#facts.words.format.date(day, { year });
    return isLast && this.#facts.reach !== undefined ? this.text('soFar', { date }) : date;
  }

  #day(column: number): IsoDate | undefined {
    const { boundaries } = this.#model;
    const boundary = boundaries[column];
    return column === boundaries.length - 1 && this.#facts.reach !== undefined ? this.#facts.reach : boundary && addDays(boundary, -1);
  }

  /** The name of a step: Oct 2026. */
  step(step: number): string {
    const [start, end] = [this.#model.boundaries[step], this.#model.boundaries[step + 1]];
    return start === undefined || end === undefined ? '' : this.#once(`step ${step}`, () => this.#facts.words.format.period({ start, end }));
  }

  whole(column: number): string {
    const whole = this.#model.wholes[column] ?? null;
    return whole === null ? '' : this.text('inAll', { count: whole });
  }

  size({ size, isFloor, isHidden }: FlowNode): string {
    if (isHidden) return this.text('hidden');
    return isFloor ? this.text('orMore', { value: this.number(size) }) : this.number(size);
  }

  share({ share }: FlowNode): string {
    return share === null ? '' : this.#facts.words.format.share(share, 0);
  }

  /** ▲ 42, ▼ 7 or ±0. */
  change(change: number | null): string {
    if (change === null) return '';
    return change === 0 ? '±0' : `${change > 0 ? '▲' : '▼'} ${this.number(Math.abs(change))}`;
  }

  /** 57 entered; `short`: +57. */
  caption(kind: CaptionKind, amount: Amount, short = false): string {
    if (short && amount.isFloor && amount.value === 0) return this.text('hidden');
    if (short) return `${kind === 'left' || kind === 'closed' ? '−' : '+'}${this.#amount(amount)}`;
    return this.text(kind, { count: amount.value, value: amount.isFloor && amount.value === 0 ? this.text('hiddenNumber') : this.#amount(amount) });
  }

  #amount({ value, isFloor }: Amount): string {
    if (!isFloor) return this.number(value);
    return value === 0 ? this.text('hiddenLong') : this.text('orMore', { value: this.number(value) });
  }

  stubsTip(column: number, kind: StubKind): TooltipView {
    const parts = this.#model.stubs.filter((stub) => stub.column === column && stub.kind === kind);
    const label = ({ entered: 'enteredLabel', created: 'createdLabel', left: 'leftLabel', closed: 'closedLabel' } as const)[kind as CaptionKind];
    const whole = parts.length > 1 ? [{ label: this.text('hcps'), text: this.#amount(amountOf(parts)) }] : [];
    return { heading: `${this.text(label)} · ${this.date(column)}`, lines: [...whole, ...[...parts].sort((a, b) => b.value - a.value).slice(0, 8).map((stub) => ({ label: this.name(stub.code), text: this.#amount(stub) }))] };
  }

  nodeTip(node: FlowNode): TooltipView {
    const { code, column } = node;
    const { ribbons = [], stubs = [] } = this.#around.get(node.key) ?? {};
    const of = (...kinds: StubKind[]): FlowStub[] => stubs.filter(({ kind }) => kinds.includes(kind));
    const moved = (matches: (ribbon: FlowRibbon) => boolean): FlowRibbon[] => ribbons.filter(matches);
    const line = (key: keyof typeof FLOW_MESSAGES, parts: readonly (FlowStub | FlowRibbon)[]): TooltipView['lines'] => (parts.length > 0 ? [{ label: this.text(key), text: this.#amount(amountOf(parts)) }] : []);
    const share = this.share(node);
    const change = this.change(node.step);
    return {
      heading: `${this.name(code)} · ${this.date(column)}`,
      lines: [
        { label: this.text('hcps'), text: node.isHidden ? this.text('hiddenLong') : this.size(node) },
        ...(share ? [{ label: this.text('share'), text: share }] : []),
        ...(change ? [{ label: this.text('change', { date: this.date(column - 1) }), text: change }] : []),
        ...line('stayedHere', moved(({ step, from, to }) => step === column - 1 && from === code && to === code)),
        ...line('cameIn', [...moved(({ step, from, to }) => step === column - 1 && to === code && from !== code), ...of('smallIn')]),
        ...line('enteredLabel', of('entered')), ...line('createdLabel', of('created')),
        ...line('wentOut', [...moved(({ step, from, to }) => step === column && from === code && to !== code), ...of('smallOut')]),
        ...line('leftLabel', of('left')), ...line('closedLabel', of('closed')),
      ],
    };
  }

  nodeSentence(node: FlowNode): string {
    return this.#once(`node ${node.key}`, () => this.#sentenceOf(node));
  }

  #sentenceOf(node: FlowNode): string {
    const { lines } = this.nodeTip(node);
    const [size, ...rest] = lines;
    const sentence = this.text('nodeSentence', { segment: this.name(node.code), date: this.date(node.column), size: `${size?.text ?? ''} ${this.text('hcps')}` });
    const all = [sentence, ...rest.map(({ label, text }) => `${label} ${text}`)].join('. ');
    return node.code === SMALLER ? this.text('openSmaller', { name: all }) : all;
  }

  movement(ribbon: FlowRibbon): MovementText {
    const { from, to, value, step, isHidden } = ribbon;
    const names = { from: this.name(from), to: this.name(to) };
    const hidden = isHidden && value === 0;
    const text = hidden ? this.text('movedHidden', names) : this.text(from === to ? 'stayed' : 'moved', { ...names, count: value });
    return { text, when: this.step(step) };
  }

  ribbonTip({ step, from, to, value, isHidden }: FlowRibbon): TooltipView {
    const hidden = isHidden && value === 0;
    const part = (column: number, code: string): TooltipView['lines'] => {
      const node = this.#model.nodes.find((each) => each.column === column && each.code === code);
      if (hidden || isHidden || !node?.size || node.isFloor || this.#model.wholes[column] === null) return [];
      return [{ label: this.text('shareOf', { segment: this.name(code), date: this.date(column) }), text: this.#facts.words.format.share(value / node.size, 0) }];
    };
    return {
      heading: from === to ? `${this.text('stayedHere')}: ${this.name(from)}` : this.text('between', { from: this.name(from), to: this.name(to) }),
      lines: [
        ...(this.step(step) ? [{ label: this.text('periodColumn'), text: this.step(step) }] : []),
        { label: this.text('hcps'), text: hidden ? this.text('hiddenLong') : isHidden ? this.text('orMore', { value: this.number(value) }) : this.number(value) },
        ...part(step, from), ...part(step + 1, to),
      ],
    };
  }
}

