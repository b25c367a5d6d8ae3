import type { ChartLook } from '../../chart/chart-look.js';
import { endLabel, LABEL_GAP } from '../../chart/end-labels.js';
import type { EngineSeries } from '../../chart/engine-option.js';
import type { Scale } from '../../chart/nice-scale.js';
import { spread } from '../../chart/spread.js';
import type { PanelPlace } from '../../chart/time-panels.js';
import { hatched, lastKnownIndex, timeLine } from '../../chart/time-line.js';
import type { TrendGuide, TrendLine, TrendPanel, TrendPicture } from './trend-picture.js';

/** A panel where it stands. */
export interface PlacedPanel extends PanelPlace {
  readonly panel: TrendPanel;
  readonly index: number;
  readonly scale: Scale;
  /** What is written at the ends of its rows; empty texts where nothing is. */
  readonly texts: readonly string[];
  readonly rtl: boolean;
}

const BAR = 28;
const FADED = 0.3;
/** How far a text may stand from its end, in pixels, before it needs a dot in its colour. */
const NEAR = 5;

/** The marks of one panel: what figures are held against lies under lines and over bars. */
export function panelSeries(placed: PlacedPanel, { drawing, ticks }: TrendPicture, look: ChartLook): EngineSeries[] {
  const { panel, index } = placed;
  const axes = { xAxisIndex: index, yAxisIndex: index };
  const places = labelPlaces(placed, drawing === 'stack');
  // Beside its end a text needs no dot; moved away from it, it does.
  const dotted = panel.lines.length > 1 && places.some(({ place, end }) => Math.abs(place - end) > NEAR);
  const marks = panel.lines.flatMap((line, at): EngineSeries[] => {
    const label = places.find((place) => place.at === at);
    const colour = look.colours[line.tone];
    const text = placed.texts[at] ?? '';
    const end = label && text !== '' ? endLabel(text, { shift: label.place - label.end, colour, dotted, rtl: placed.rtl }, look) : undefined;
    if (drawing === 'bar' || drawing === 'stack') return [barSeries(line, { axes, stacked: drawing === 'stack', alone: panel.lines.length === 1, isFree: panel.guides.length === 0, ...(end && { end }) }, ticks, look)];
    const known = lastKnownIndex(line.values);
    return timeLine({
      id: `${drawing}-${line.id}`, values: line.values, open: ticks[known]?.hatched === true, colour, width: line.faded ? 1.5 : line.stressed ? 2.5 : 2, opacity: line.faded ? 0.45 : 1,
      axes, z: line.faded ? 3 : 4, ...(drawing === 'area' && { area: line.faded ? 0.04 : 0.14 }), ...(end && { label: end }),
    }, look);
  });
  return [...marks, ...hiddenSeries(panel, axes, look), ...panel.guides.map((guide) => guideSeries(guide, axes, look))];
}

/** Where the texts at the ends stand, apart from each other; of a stack beside the middle of each part. */
function labelPlaces({ panel: { lines }, scale, y, height }: PlacedPanel, isStack: boolean): readonly { readonly at: number; readonly end: number; readonly place: number }[] {
  const placeOf = (value: number): number => y + height * (1 - (value - scale.min) / (scale.max - scale.min));
  const column = Math.max(-1, ...lines.map(({ values }) => lastKnownIndex(values)));
  let under = 0;
  const ends = lines.flatMap(({ values }, at) => {
    const value = isStack ? values[column] ?? null : values[lastKnownIndex(values)] ?? null;
    if (value === null || (isStack && value === 0)) return [];
    under += isStack ? value : 0;
    return [{ at, end: placeOf(isStack ? under - value / 2 : value) }];
  });
  const places = spread(ends.map(({ end }) => end), LABEL_GAP, y, y + height - LABEL_GAP / 2);
  return ends.map((end, index) => ({ ...end, place: places[index] ?? end.end }));
}

interface BarPlace {
  readonly axes: { readonly xAxisIndex: number; readonly yAxisIndex: number };
  readonly stacked: boolean;
  /** The only row of its panel. */
  readonly alone: boolean;
  /** Nothing else runs over the bars. */
  readonly isFree: boolean;
  readonly end?: object;
}

function barSeries({ id, values, tone, faded, endText }: TrendLine, { axes, stacked, alone, isFree, end }: BarPlace, ticks: TrendPicture['ticks'], { colours, fontSize }: ChartLook): EngineSeries {
  const last = lastKnownIndex(values);
  const onTop = { show: true, position: 'top' as const, distance: 4, formatter: endText, color: colours.text, fontSize, fontWeight: 600 };
  const label = stacked ? end : alone && isFree ? onTop : undefined;
  return {
    type: 'bar', id: `bar-${id}`, ...axes, silent: true, barMaxWidth: BAR, barCategoryGap: stacked || alone ? '36%' : '28%', barGap: '12%', z: 2,
    ...(stacked && { stack: 'parts' }),
    itemStyle: { color: colours[tone], opacity: faded ? FADED : 1, ...(stacked && { borderColor: colours.surface, borderWidth: 0.5 }) },
    data: values.map((value, at) => {
      if (value === null) return '-';
      if (!ticks[at]?.hatched && at !== last) return value;
      return { value, ...(ticks[at]?.hatched && { itemStyle: { decal: hatched(colours.surface) } }), ...(at === last && label && { label }) };
    }),
  };
}

/** An empty, dashed top on a stack, up to its whole. */
function hiddenSeries({ hidden }: TrendPanel, axes: { xAxisIndex: number; yAxisIndex: number }, { colours }: ChartLook): EngineSeries[] {
  if (hidden.length === 0) return [];
  return [{
    type: 'bar', id: 'bar-hidden', ...axes, silent: true, barMaxWidth: BAR, stack: 'parts', z: 2,
    itemStyle: { color: colours.surface, borderColor: colours.neutral, borderWidth: 1, borderType: 'dashed', decal: hatched(colours.neutral) },
    data: hidden.map((value) => value ?? '-'),
  }];
}

/** The objective dotted in steps, the forecast dashed, the time compared with as a thin quiet line. */
function guideSeries({ kind, id, values, tone }: TrendGuide, axes: { xAxisIndex: number; yAxisIndex: number }, { colours }: ChartLook): EngineSeries {
  const styles = {
    objective: { width: 1.5, type: [1.5, 3], cap: 'round' as const },
    forecast: { width: 1.5, type: [7, 4] },
    before: { width: 1.5, opacity: 0.6 },
  };
  const isAlone = (at: number): boolean => (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  return {
    type: 'line', id, ...axes, silent: true, symbol: 'circle', showAllSymbol: true, connectNulls: false, z: kind === 'before' ? 3 : 5,
    lineStyle: { color: colours[tone], ...styles[kind] }, itemStyle: { color: colours[tone] }, ...(kind === 'objective' && { step: 'middle' as const }),
    data: values.map((value, at) => ({ value: value ?? '-', symbolSize: value !== null && isAlone(at) ? 4 : 0 })),
  };
}
