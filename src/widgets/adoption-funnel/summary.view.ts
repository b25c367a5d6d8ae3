import { distanceSentence, reachLabel, type MarkSettings } from './marks.view.js';
import { sum, type Scale } from './scales.view.js';

/** One sentence about the upper half of the ladder. */
export function summaryOf(scales: readonly Scale[], settings: MarkSettings & { readonly since?: string }): string | undefined {
  const [scale] = scales;
  if (!scale) return undefined;
  const known = scale.stages.filter(({ depth }) => depth !== undefined);
  const pivot = known[Math.floor(known.length / 2)];
  if (!pivot) return undefined;
  const stage = reachLabel(pivot, settings.text);
  if (scale.group) return groupsSummary(scales, stage, pivot.code, settings);
  return settings.mode === 'won' ? wonSummary(known.slice(known.indexOf(pivot)), stage, settings) : shareSummary(pivot, stage, settings);
}

type Stage = Scale['stages'][number];

function shareSummary({ actual, objective }: Stage, stage: string, { withObjective, words, text }: MarkSettings): string | undefined {
  const share = actual.reachShare.value;
  if (share === null) return undefined;
  const wanted = withObjective ? objective.reachShare.value : null;
  const params = { stage, share: words.format.share(share, 0) };
  if (wanted === null) return text('summary', params);
  const points = (share - wanted) * 100;
  return text('summaryObjective', { ...params, gap: distanceSentence(points, { inPoints: true, places: Math.abs(points) < 1 ? 1 : 0, words, text }) });
}

function wonSummary(stages: readonly Stage[], stage: string, { since, words, text }: MarkSettings & { readonly since?: string }): string | undefined {
  const { value } = sum(stages.map(({ actual }) => actual.won));
  if (value === null) return undefined;
  const size = Math.abs(value);
  const params = { stage, count: size, figure: words.format.number(size), since: since ? text('sinceDate', { date: since }) : text('sinceStart') };
  return text(value === 0 ? 'summaryEven' : value > 0 ? 'summaryWon' : 'summaryLost', params);
}

function groupsSummary(scales: readonly Scale[], stage: string, code: string, { mode, words, text }: MarkSettings): string | undefined {
  if (mode === 'won') return undefined;
  const reached = scales.flatMap(({ group, stages }) => {
    const share = stages.find((candidate) => candidate.code === code)?.actual.reachShare.value ?? null;
    return share === null || !group || group.code === null ? [] : [{ label: group.label, share }];
  }).sort((a, b) => a.share - b.share);
  const [lowest, highest] = [reached[0], reached.at(-1)];
  if (!lowest || !highest || lowest === highest) return undefined;
  return text('summaryBy', { stage, low: words.format.share(lowest.share, 0), lowGroup: lowest.label, high: words.format.share(highest.share, 0), highGroup: highest.label });
}
