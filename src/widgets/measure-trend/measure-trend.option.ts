import type { ChartLook } from '../../chart/chart-look.js';
import { endRoom, namedEnds } from '../../chart/end-labels.js';
import type { EngineOption } from '../../chart/engine-option.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import { boldWidth, tickTexts } from '../../chart/ticks.js';
import { PANEL_GAP, panelGrid, panelScale, panelTime, panelTitle, tickLine, type PanelSides } from '../../chart/time-panels.js';
import { panelSeries, type PlacedPanel } from './trend-marks.js';
import type { TrendPanel, TrendPicture } from './trend-picture.js';

const UNTITLED = 12;
/** Share of the width that texts at the ends may take at most. */
const MOST_ROOM = 0.4;

/** Bars and areas stand on zero; lines do unless that would leave half the panel empty. */
function scaleOf({ lines, guides, hidden, whole }: TrendPanel, drawing: TrendPicture['drawing'], panels: number): Scale {
  const rows = lines.map(({ values }) => values);
  const heights = drawing === 'stack' ? (rows[0] ?? []).map((_, at) => [...rows, hidden].reduce((sum, values) => sum + (values[at] ?? 0), 0)) : rows.flat();
  const all = [...heights, ...guides.flatMap(({ values }) => values)];
  const known = all.filter((value) => value !== null);
  const isFar = drawing === 'line' && Math.min(...known) > Math.max(...known) / 2;
  return niceScale(all, { lines: panels > 1 ? 3 : 4, zero: !isFar, whole });
}

/** What is written at the ends of a panel's rows: figures, with names from a width on; bars carry theirs on top. */
function endTexts({ lines }: TrendPanel, { drawing, namedFrom = Infinity }: TrendPicture, width: number): readonly string[] {
  if (drawing === 'bar') return lines.map(() => '');
  return width >= namedFrom ? namedEnds(lines) : lines.map(({ endText }) => endText);
}

/** The engine's option: a panel for each unit, one time axis for all. */
export function trendOption(picture: TrendPicture, look: ChartLook, rtl: boolean): EngineOption {
  const { panels, ticks, drawing } = picture;
  const { width, height, fontSize } = look;
  const scales = panels.map((panel) => scaleOf(panel, drawing, panels.length));
  const texts = panels.map((panel) => endTexts(panel, picture, width));
  const marks = panels.flatMap((panel, at) => [scales[at]?.min ?? 0, scales[at]?.max ?? 0].map((value) => panel.say(value, scales[at]?.interval ?? 1)));
  const room = Math.max(0, ...texts.map((some) => (some.every((text) => text === '') ? 0 : endRoom(some, fontSize))));
  const sides: PanelSides = { start: Math.max(8, ...marks.map((mark) => boldWidth(mark, fontSize))) + 12, end: Math.min(width * MOST_ROOM, room + 14), rtl };
  const foot = (ticks.some(({ year, remark }) => year !== '' || remark !== '') ? 2 : 1) * tickLine(fontSize) + 8;
  const heads = panels.map(({ title }) => (title === '' ? UNTITLED : panelTitle(fontSize)));
  const each = (height - foot - heads.reduce((sum, head) => sum + head, 0) - PANEL_GAP * (panels.length - 1)) / Math.max(1, panels.length);
  const running = ticks.findLastIndex(({ hatched }) => hatched);
  const labels = tickTexts(ticks, width - sides.start - sides.end, fontSize, running < 0 ? undefined : running);
  let top = 0;
  const placed = panels.map((panel, index): PlacedPanel => {
    const y = top + (heads[index] ?? 0);
    top = y + each + PANEL_GAP;
    return { panel, index, y, height: each, scale: scales[index] as Scale, texts: texts[index] ?? [], rtl };
  });
  return {
    grid: placed.map((place) => panelGrid(`panel-${place.index}`, place, sides)),
    xAxis: placed.map(({ index }) => panelTime(`time-${index}`, index, labels, { isFoot: index === panels.length - 1 }, look, sides)),
    yAxis: placed.map(({ index, panel, scale }) => panelScale(`scale-${index}`, index, panel.title, scale, (value) => panel.say(value, scale.interval), sides, look)),
    series: placed.flatMap((place) => panelSeries(place, picture, look)),
  };
}
