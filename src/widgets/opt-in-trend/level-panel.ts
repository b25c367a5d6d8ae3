import type { ChartLook, ChartToken } from '../../chart/chart-look.js';
import { endLabel, endRoom, LABEL_GAP, namedEnds } from '../../chart/end-labels.js';
import type { EngineSeries } from '../../chart/engine-option.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import { spread } from '../../chart/spread.js';
import { lastKnownIndex, timeLine } from '../../chart/time-line.js';
import type { OptInPicture } from './opt-in-picture.js';
import type { OptInLayout } from './opt-in-layout.js';

type Top = NonNullable<OptInPicture['top']>;
/** Share of the picture that names at the ends of lines may take; else the figures stand alone, and the buttons above say the names. */
const NAMES_SHARE = 0.27;

/** An area stands on zero; a rate shows its movement. */
export function levelScale({ isRate, lines, objective = [] }: Top): Scale {
  return niceScale([...lines.flatMap(({ values }) => values), ...objective], { lines: isRate ? 4 : 3, zero: !isRate, whole: !isRate });
}

/** What is written at the ends of the lines, each with its name or none, and the room that takes. */
export function lineLabels({ lines }: Top, { width, fontSize }: ChartLook): { readonly texts: readonly string[]; readonly room: number } {
  const named = namedEnds(lines);
  const texts = lines.length > 1 && endRoom(named, fontSize) > width * NAMES_SHARE ? lines.map(({ endText }) => endText) : named;
  return { texts, room: endRoom(texts, fontSize) };
}

/** Stock or rate: one area, or a line for each member, its last figure at its end; the objective dotted, in steps. */
export function levelSeries({ top, ticks }: OptInPicture, scale: Scale, layout: OptInLayout, look: ChartLook): EngineSeries[] {
  if (!top || !layout.top) return [];
  const { y, height } = layout.top;
  const { colours } = look;
  const many = top.lines.length > 1;
  const labels = lineLabels(top, look);
  const placeOf = (value: number): number => y + height * (1 - (value - scale.min) / (scale.max - scale.min));
  const ends = top.lines.map(({ values }) => values[lastKnownIndex(values)] ?? scale.min).map(placeOf);
  const places = spread(ends, LABEL_GAP, y, y + height - LABEL_GAP / 2);
  const series = top.lines.flatMap(({ values, tone, faded }, index): EngineSeries[] => {
    const colour = tone === 0 ? colours['opt-in'] : colours[`series-${tone}` as ChartToken];
    const end = lastKnownIndex(values);
    const area = tone === 0 && !top.isRate;
    return timeLine({
      // A name of its own: an area that becomes a line under the same one would leave its ground behind.
      id: `${area ? 'level' : 'line'}-${index}`, values, open: ticks[end]?.hatched === true, colour, width: faded || !many ? 1.5 : 2.5, opacity: faded ? 0.55 : 1, ...(area && { area: 0.14 }),
      axes: { xAxisIndex: 0, yAxisIndex: 0 }, z: faded ? 2 : 3,
      label: endLabel(labels.texts[index] ?? '', { shift: (places[index] ?? 0) - (ends[index] ?? 0), colour, dotted: many, rtl: layout.rtl }, look),
    }, look);
  });
  if (!top.objective) return series;
  return [...series, {
    type: 'line', id: 'objective', xAxisIndex: 0, yAxisIndex: 0, silent: true, step: 'middle', symbol: 'none', connectNulls: false, z: 4,
    lineStyle: { color: colours.text, width: 1.5, type: [1.5, 3], cap: 'round' }, data: top.objective.map((value) => value ?? '-'),
  }];
}
