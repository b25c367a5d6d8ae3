import type { ChartLook } from '../../chart/chart-look.js';
import type { EngineGrid, EngineOption, EngineSeries, EngineXAxis, EngineYAxis } from '../../chart/engine-option.js';
import type { Scale } from '../../chart/nice-scale.js';
import { boldWidth, textWidth, tickTexts } from '../../chart/ticks.js';
import { flowScale, flowSeries } from './flow-panel.js';
import { levelScale, levelSeries, lineLabels } from './level-panel.js';
import type { OptInLayout } from './opt-in-layout.js';
import type { OptInPicture } from './opt-in-picture.js';

const TITLE = 26;
const GAP = 14;
const LINE = 16;
/** Share of the height that the stock takes where flows stand under it. */
const TOP_SHARE = 0.38;

function layoutOf({ ticks, top, flows, print }: OptInPicture, scales: { level?: Scale; flow?: Scale }, look: ChartLook, rtl: boolean): OptInLayout {
  const { fontSize, width, height } = look;
  const say = (value: number): string => (top?.isRate ? print.share(value) : print.count(value));
  const marks = [...(scales.level ? [scales.level.max, scales.level.min].map(say) : []), ...(scales.flow ? [scales.flow.max, scales.flow.min].map(print.count) : [])];
  const ends = [...(top ? [lineLabels(top, look).room] : []), ...(flows ? [boldWidth(flows.netText, fontSize) + 4] : [])];
  const start = Math.max(...marks.map((mark) => textWidth(mark, fontSize)), 8) + 10;
  const end = Math.min(width * 0.4, Math.max(...ends, 0) + 14);
  const twoLines = ticks.some(({ year, remark }) => year !== '' || remark !== '');
  const foot = (twoLines ? 2 : 1) * LINE + 8 + (flows ? LINE : 0);
  const free = height - foot - (top && flows ? 2 * TITLE + GAP : TITLE);
  const topHeight = flows ? Math.round(free * TOP_SHARE) : free;
  return {
    start, end, width, rtl,
    ...(top && { top: { y: TITLE, height: topHeight } }),
    ...(flows && { flows: top ? { y: TITLE + topHeight + GAP + TITLE, height: free - topHeight } : { y: TITLE, height: free } }),
  };
}

function gridOf(id: string, { y, height }: { y: number; height: number }, { start, end, rtl }: OptInLayout): EngineGrid {
  return { id, top: y, height, left: rtl ? end : start, right: rtl ? start : end, outerBoundsMode: 'none' };
}

/** The title stands over the scale, at the edge where reading starts. */
function scaleAxis(id: string, gridIndex: number, title: string, { min, max, interval }: Scale, say: (value: number) => string, { start, rtl }: OptInLayout): EngineYAxis {
  return {
    id, gridIndex, type: 'value', min, max, interval, position: rtl ? 'right' : 'left',
    name: title, nameLocation: 'end', nameGap: 12, nameTextStyle: { align: rtl ? 'right' : 'left', padding: rtl ? [0, -start, 0, 0] : [0, 0, 0, -start] },
    axisLabel: { formatter: say, showMinLabel: true, showMaxLabel: true },
  };
}

function timeAxis(id: string, gridIndex: number, labels: readonly string[], isFoot: boolean, offset: number, look: ChartLook, rtl: boolean): EngineXAxis {
  return {
    id, gridIndex, type: 'category', data: [...labels], inverse: rtl, boundaryGap: true, position: 'bottom',
    axisLine: { show: true, onZero: true, lineStyle: { color: look.colours.neutral, width: 1 } },
    axisLabel: { show: isFoot, interval: 0, lineHeight: LINE, margin: 8 + offset },
  };
}

/** The name of one side of zero; only its arrow is coloured, so that the words stay easy to read. */
function sideTitle({ nameTextStyle }: EngineYAxis, arrow: string, title: string, colour: string): Pick<EngineYAxis, 'name' | 'nameTextStyle'> {
  return { name: `{arrow|${arrow}} ${title}`, nameTextStyle: { ...nameTextStyle, rich: { arrow: { color: colour } } } };
}

/** The engine's option: stock or rate above, flows under it, one time axis for both. */
export function optInOption(picture: OptInPicture, look: ChartLook, rtl: boolean): EngineOption {
  const { top, flows, print, ticks } = picture;
  const level = top && levelScale(top);
  const flow = flows && flowScale(flows);
  const layout = layoutOf(picture, { ...(level && { level }), ...(flow && { flow }) }, look, rtl);
  const labels = tickTexts(ticks, layout.width - layout.start - layout.end, look.fontSize);
  const grid: EngineGrid[] = [];
  const xAxis: EngineXAxis[] = [];
  const yAxis: EngineYAxis[] = [];
  const series: EngineSeries[] = [];
  if (top && level && layout.top) {
    grid.push(gridOf('level', layout.top, layout));
    xAxis.push(timeAxis('level-time', 0, labels, !flows, 0, look, rtl));
    yAxis.push(scaleAxis('level-scale', 0, top.title, level, top.isRate ? print.share : print.count, layout));
    series.push(...levelSeries(picture, level, layout, look));
  }
  if (flows && flow && layout.flows) {
    const at = grid.length;
    grid.push(gridOf('flow', layout.flows, layout));
    xAxis.push(timeAxis('flow-time', at, labels, true, LINE, look, rtl));
    const scale = scaleAxis('flow-scale', at, '', flow, print.count, layout);
    yAxis.push({ ...scale, ...sideTitle(scale, '▲', flows.upTitle, look.colours['opt-in']) });
    yAxis.push({ ...scale, ...sideTitle(scale, '▼', flows.downTitle, look.colours['opt-out']), id: 'flow-under', nameLocation: 'start', axisLabel: { show: false }, splitLine: { show: false } });
    series.push(...flowSeries(picture, at, yAxis.length - 2, layout, look));
  }
  return { grid, xAxis, yAxis, series };
}

