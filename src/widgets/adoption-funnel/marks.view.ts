import { assess, largestRemainder, type CellState, type Direction, type Verdict } from '../../contract/index.js';
import { NO_FIGURE, type Translate, type Words } from '../../i18n/index.js';
import type { FUNNEL_MESSAGES } from './adoption-funnel.messages.js';
import type { FunnelMode } from './adoption-funnel.query.js';
import type { Figure, Scale, Stage, StageFigures } from './scales.view.js';

export type FunnelText = Translate<keyof typeof FUNNEL_MESSAGES>;

export interface MarkSettings {
  readonly mode: FunnelMode;
  readonly withObjective: boolean;
  readonly words: Words;
  readonly text: FunnelText;
  /** Decimals of a share in per cent. */
  readonly decimals: number;
}

/** The distance to the objective; `verdict` is `none` where neither side of it is better. */
export interface StageGap {
  readonly text: string;
  readonly word: string;
  readonly verdict: Verdict;
  /** In points or in HCPs. */
  readonly value: number;
  readonly sentence: string;
}

/** A stage as it is drawn; places and lengths are parts of the plot, 0 to 1. */
export interface StageMark {
  readonly code: string;
  readonly label: string;
  readonly tint: string;
  /** The figure of the mode, and the other one. */
  readonly text: string;
  readonly aside: string;
  readonly state: CellState;
  readonly start: number;
  readonly size: number;
  readonly tick?: number;
  readonly gap?: StageGap;
  readonly objectiveText?: string;
  /** All of it in words. */
  readonly sentence: string;
  /** Codes that stand behind the mark. */
  readonly codes: readonly string[];
}

const TINTS = 8;

/** The name of a stage's tint: further up is deeper. */
export function tintOf({ depth }: Stage): string {
  return depth === undefined ? 'unknown' : `tint-${Math.round(depth * TINTS)}`;
}

/** How long a figure of the mode is drawn, and where its objective stands. */
function lengthOf(figures: StageFigures, mode: FunnelMode): Figure {
  return { count: figures.count, share: figures.share, 'at-or-above': figures.reach.value === null && figures.reach.state === 'missing' ? figures.reachShare : figures.reach, won: figures.won }[mode];
}

/** The objective on the scale of the actual figures: an objective share is one of as many HCPs as are classified. */
function objectiveOf(stage: Stage, scale: Scale, mode: FunnelMode): number | null {
  const { objective, depth } = stage;
  if (mode === 'won' || mode === 'share') return objective[mode].value;
  if (mode === 'at-or-above' && depth === 0) return null;
  const [counted, share] = mode === 'count' ? [objective.count.value, objective.share.value] : [objective.reach.value, objective.reachShare.value];
  const total = classified(scale);
  return share === null || total === null ? counted : share * total;
}

/** Classified HCPs; where some stages are hidden, what a known stage and its share amount to. */
function classified({ total, stages }: Scale): number | null {
  const known = stages.find(({ actual }) => actual.count.value && actual.share.value)?.actual;
  return total ?? (known ? (known.count.value ?? 0) / (known.share.value ?? 1) : null);
}

/** Lowest and highest length on any of the scales; zero is always between them. */
export function domainOf(scales: readonly Scale[], { mode, withObjective }: Pick<MarkSettings, 'mode' | 'withObjective'>): { readonly low: number; readonly high: number } {
  const lengths = scales.flatMap((scale) => scale.stages.flatMap((stage) => [lengthOf(stage.actual, mode).value ?? 0, withObjective ? objectiveOf(stage, scale, mode) ?? 0 : 0]));
  return { low: Math.min(0, ...lengths), high: Math.max(0, ...lengths) };
}

export function marksOf(scale: Scale, domain: { readonly low: number; readonly high: number }, settings: MarkSettings): readonly StageMark[] {
  const { mode, withObjective, text } = settings;
  const span = domain.high - domain.low || 1;
  const place = (value: number): number => (value - domain.low) / span;
  const shares = printedShares(scale, settings.decimals);
  const known = scale.stages.filter((stage) => stage.depth !== undefined);
  return scale.stages.map((stage, at) => {
    const length = lengthOf(stage.actual, mode);
    const wanted = withObjective ? objectiveOf(stage, scale, mode) : null;
    const gap = withObjective ? gapOf(stage, settings) : undefined;
    const label = mode === 'at-or-above' ? reachLabel(stage, text) : stage.label;
    const codes = mode === 'at-or-above' && stage.depth !== undefined ? known.slice(known.indexOf(stage)).map(({ code }) => code) : [stage.code];
    const figures = figureTexts(stage, shares[at] ?? null, settings);
    const objectiveText = wanted === null ? undefined : objectiveTextOf(stage, settings);
    const said = [figures.sentence, objectiveText && text('objectiveOf', { figure: objectiveText }), gap?.sentence].filter(Boolean).join(', ');
    return {
      code: stage.code, label, codes, state: length.state, text: figures.text, aside: figures.aside,
      tint: tintOf(stage),
      start: place(Math.min(0, length.value ?? 0)), size: Math.abs(length.value ?? 0) / span,
      ...(wanted !== null && { tick: place(wanted) }), ...(gap && { gap }), ...(objectiveText && { objectiveText }),
      sentence: `${scale.group ? `${scale.group.label}, ` : ''}${label}: ${said}`,
    };
  });
}

/** Shares as they are printed: they add up to 100 % where they are a whole. */
export function printedShares({ stages, isWhole }: Scale, decimals: number): readonly (number | null)[] {
  const shares = stages.map(({ actual }) => actual.share.value);
  return isWhole ? largestRemainder(shares, decimals + 2) : shares;
}

/** Trial and above; the lowest stage and above are all. */
export function reachLabel({ label, depth }: Stage, text: FunnelText): string {
  if (depth === undefined || depth === 1) return label;
  return depth === 0 ? text('allStages') : text('atOrAbove', { stage: label });
}

function figureTexts({ actual }: Stage, printedShare: number | null, { mode, words, text, decimals }: MarkSettings): { text: string; aside: string; sentence: string } {
  const { format } = words;
  const isReach = mode === 'at-or-above';
  const [count, share] = isReach ? [actual.reach, actual.reachShare] : [mode === 'won' ? actual.won : actual.count, actual.share];
  const shareText = format.share(isReach ? share.value : printedShare, decimals);
  const countText = format.number(count.value, 0, { signed: mode === 'won' });
  const hcps = count.value === null ? '' : text('hcpCount', { count: Math.abs(count.value), figure: countText });
  const isShareFirst = mode === 'share' || (count.value === null && share.value !== null && mode !== 'won');
  const [first, second] = isShareFirst ? [share, count] : [count, share];
  const [firstText, secondText] = isShareFirst ? [shareText, countText] : [countText, shareText];
  const open = first.state === 'partial' ? ` ${text('soFar')}` : '';
  if (first.value === null) {
    const hidden = first.state === 'suppressed';
    return { text: hidden ? text('hidden') : NO_FIGURE, aside: '', sentence: text(hidden ? 'hiddenSentence' : 'noFigure') };
  }
  const said = [isShareFirst ? shareText : hcps, mode === 'won' || second.value === null ? '' : isShareFirst ? hcps : shareText].filter(Boolean).join(', ');
  return { text: firstText + open, aside: mode === 'won' || second.value === null ? '' : secondText, sentence: said + open };
}

function objectiveTextOf({ objective }: Stage, { mode, words, text, decimals }: MarkSettings): string {
  const [count, share] = mode === 'at-or-above' ? [objective.reach, objective.reachShare] : [objective.count, objective.share];
  if (mode === 'won') return words.format.number(objective.won.value, 0, { signed: true });
  return share.value === null ? text('hcpCount', { count: count.value ?? 0, figure: words.format.number(count.value) }) : words.format.share(share.value, decimals);
}

/** Fewer at the lowest stage is better and more at the highest; between them it depends on where the HCPs went. */
function directionOf(stage: Stage, mode: FunnelMode): Direction {
  if (stage.depth === undefined) return 'neutral';
  if (mode === 'at-or-above') return 'up';
  if (stage.depth === 0) return 'down';
  return stage.depth === 1 ? 'up' : 'neutral';
}

export function gapOf(stage: Stage, settings: MarkSettings): StageGap | undefined {
  const { mode, decimals, words, text } = settings;
  const { actual, objective } = stage;
  if (mode === 'at-or-above' && stage.depth === 0) return undefined;
  const direction = directionOf(stage, mode);
  const [count, share] = mode === 'at-or-above' ? (['reach', 'reachShare'] as const) : ([mode === 'won' ? 'won' : 'count', 'share'] as const);
  const inPoints = mode !== 'won' && actual[share].value !== null && objective[share].value !== null;
  const [value, wanted] = inPoints ? [actual[share].value, objective[share].value] : [actual[count].value, objective[count].value];
  const { verdict, gap } = assess(value, wanted, { direction, decimals: inPoints ? decimals + 2 : 0 });
  if (gap === null) return undefined;
  const distance = inPoints ? gap * 100 : gap;
  const places = inPoints ? decimals : 0;
  const isEven = Math.round(distance * 10 ** places) === 0;
  const number = words.format.number(distance, places, { signed: true });
  return {
    verdict, value: distance, sentence: distanceSentence(distance, { inPoints, places, words, text }),
    text: inPoints ? `${number} ${words.unit('points', distance)}` : number,
    word: isEven ? text('onTarget') : verdict === 'none' ? '' : text(verdict === 'met' ? 'ahead' : 'behind'),
  };
}

/** 2.0 points under the objective. */
export function distanceSentence(distance: number, { inPoints, places, words, text }: { inPoints: boolean; places: number; words: Words; text: FunnelText }): string {
  const size = Math.abs(distance);
  if (Math.round(size * 10 ** places) === 0) return text('onObjective');
  const params = { figure: words.format.number(size, places), count: Number(size.toFixed(places)) };
  if (inPoints) return text(distance < 0 ? 'pointsUnder' : 'pointsOver', params);
  return text(distance < 0 ? 'hcpsUnder' : 'hcpsOver', params);
}
