import type { ChartLook, ChartToken } from '../../chart/chart-look.js';
import type { EngineSeries } from '../../chart/engine-option.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import { spread } from '../../chart/spread.js';
import { boldWidth } from '../../chart/ticks.js';
import type { OptInLine, OptInPicture } from './opt-in-picture.js';
import type { OptInLayout } from './opt-in-layout.js';

type Top = NonNullable<OptInPicture['top']>;
const LABEL_GAP = 15;
const DOT = 16;
/** Share of the picture that names at the ends of lines may take; else the figures stand alone, and the buttons above say the names. */
const NAMES_SHARE = 0.27;

/** An area stands on zero; a rate shows its movement. */
export function levelScale({ isRate, lines, objective = [] }: Top): Scale {
  return niceScale([...lines.flatMap(({ values }) => values), ...objective], { lines: isRate ? 4 : 3, zero: !isRate, whole: !isRate });
}

/** What is written at the ends of the lines, each with its name or none, and the room that takes. */
export function lineLabels({ lines }: Top, { width, fontSize }: ChartLook): { readonly texts: readonly string[]; readonly room: number } {
  const dot = lines.length > 1 ? DOT : 0;
  const roomOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => boldWidth(text, fontSize))) + dot;
  const named = lines.map(({ name, endText }) => (lines.length > 1 && name !== '' ? `${name} ${endText}` : endText));
  const texts = lines.length > 1 && roomOf(named) > width * NAMES_SHARE ? lines.map(({ endText }) => endText) : named;
  return { texts, room: roomOf(texts) };
}

const lastIndex = (values: OptInLine['values']): number => values.findLastIndex((value) => value !== null);

/** Stock or rate: one area, or a line for each member, its last figure at its end; the objective dotted, in steps. */
export function levelSeries({ top, ticks }: OptInPicture, scale: Scale, layout: OptInLayout, look: ChartLook): EngineSeries[] {
  if (!top || !layout.top) return [];
  const { y, height } = layout.top;
  const { colours } = look;
  const many = top.lines.length > 1;
  const labels = lineLabels(top, look);
  const placeOf = (value: number): number => y + height * (1 - (value - scale.min) / (scale.max - scale.min));
  const ends = top.lines.map(({ values }) => values[lastIndex(values)] ?? scale.min).map(placeOf);
  const places = spread(ends, LABEL_GAP, y, y + height - LABEL_GAP / 2);
  const isOpen = (at: number, values: OptInLine['values']): boolean => ticks[at]?.hatched === true && at === lastIndex(values);
  const series = top.lines.flatMap((line, index): EngineSeries[] => {
    const { values } = line;
    const colour = line.tone === 0 ? colours['opt-in'] : colours[`series-${line.tone}` as ChartToken];
    const width = line.faded || !many ? 1.5 : 2.5;
    const style = { color: colour, width, opacity: line.faded ? 0.55 : 1 };
    const label = labels.texts[index] ?? '';
    const end = lastIndex(values);
    const isAlone = (at: number): boolean => (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
    const open = end >= 0 && isOpen(end, values);
    const shared = { type: 'line' as const, xAxisIndex: 0, yAxisIndex: 0, silent: true, symbol: 'circle', showAllSymbol: true, connectNulls: false, z: line.faded ? 2 : 3 };
    const area = line.tone === 0 && !top.isRate;
    // A name of its own: an area that becomes a line under the same one would leave its ground behind.
    const id = `${area ? 'level' : 'line'}-${index}`;
    const solid: EngineSeries = {
      ...shared, id, lineStyle: style, itemStyle: { color: colour }, ...(area && { areaStyle: { color: colour, opacity: 0.14 } }),
      data: values.map((value, at) => {
        if (value === null || (open && at === end)) return { value: '-', symbolSize: 0 };
        return { value, symbolSize: at === end ? 6 : isAlone(at) ? 4 : 0, ...(at === end && { label: endLabel(label, places[index] ?? 0, ends[index] ?? 0, colour, many, layout, look) }) };
      }),
    };
    if (!open) return [solid];
    return [solid, {
      ...shared, id: `${id}-open`, lineStyle: { ...style, type: [3, 3] }, itemStyle: { color: colours.surface, borderColor: colour, borderWidth: 1.5 }, ...(area && { areaStyle: { color: colour, opacity: 0.07 } }),
      data: values.map((value, at) => {
        if (value === null || at < end - 1) return { value: '-', symbolSize: 0 };
        return { value, symbolSize: at === end ? 6 : 0, ...(at === end && { label: endLabel(label, places[index] ?? 0, ends[index] ?? 0, colour, many, layout, look) }) };
      }),
    }];
  });
  if (!top.objective) return series;
  return [...series, {
    type: 'line', id: 'objective', xAxisIndex: 0, yAxisIndex: 0, silent: true, step: 'middle', symbol: 'none', connectNulls: false, z: 4,
    lineStyle: { color: colours.text, width: 1.5, type: [1.5, 3], cap: 'round' }, data: top.objective.map((value) => value ?? '-'),
  }];
}

function endLabel(text: string, place: number, end: number, colour: string, many: boolean, { rtl }: OptInLayout, { colours, fontSize }: ChartLook) {
  const dot = many ? '{dot|●} ' : '';
  return {
    show: true, position: rtl ? 'left' as const : 'right' as const, distance: 6, offset: [0, place - end], formatter: `${dot}{text|${text}}`,
    rich: { dot: { color: colour, fontSize: fontSize - 2 }, text: { color: colours.text, fontSize, fontWeight: 600 } },
  };
}
