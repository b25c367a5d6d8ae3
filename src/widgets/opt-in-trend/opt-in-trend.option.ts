import type { ChartLook } from '../../chart/chart-look.js';
import type { EngineGrid, EngineOption, EngineSeries, EngineXAxis, EngineYAxis } from '../../chart/engine-option.js';
import type { Scale } from '../../chart/nice-scale.js';
import { boldWidth, textWidth, tickTexts } from '../../chart/ticks.js';
import { PANEL_GAP, PANEL_TITLE, panelGrid, panelScale, panelTime, TICK_LINE } from '../../chart/time-panels.js';
import { flowScale, flowSeries } from './flow-panel.js';
import { levelScale, levelSeries, lineLabels } from './level-panel.js';
import type { OptInLayout } from './opt-in-layout.js';
import type { OptInPicture } from './opt-in-picture.js';

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
  const foot = (twoLines ? 2 : 1) * TICK_LINE + 8 + (flows ? TICK_LINE : 0);
  const free = height - foot - (top && flows ? 2 * PANEL_TITLE + PANEL_GAP : PANEL_TITLE);
  const topHeight = flows ? Math.round(free * TOP_SHARE) : free;
  return {
    start, end, width, rtl,
    ...(top && { top: { y: PANEL_TITLE, height: topHeight } }),
    ...(flows && { flows: top ? { y: PANEL_TITLE + topHeight + PANEL_GAP + PANEL_TITLE, height: free - topHeight } : { y: PANEL_TITLE, height: free } }),
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
    grid.push(panelGrid('level', layout.top, layout));
    xAxis.push(panelTime('level-time', 0, labels, { isFoot: !flows }, look, layout));
    yAxis.push(panelScale('level-scale', 0, top.title, level, top.isRate ? print.share : print.count, layout));
    series.push(...levelSeries(picture, level, layout, look));
  }
  if (flows && flow && layout.flows) {
    const at = grid.length;
    grid.push(panelGrid('flow', layout.flows, layout));
    xAxis.push(panelTime('flow-time', at, labels, { isFoot: true, offset: TICK_LINE }, look, layout));
    const scale = panelScale('flow-scale', at, '', flow, print.count, layout);
    yAxis.push({ ...scale, ...sideTitle(scale, '▲', flows.upTitle, look.colours['opt-in']) });
    yAxis.push({ ...scale, ...sideTitle(scale, '▼', flows.downTitle, look.colours['opt-out']), id: 'flow-under', nameLocation: 'start', axisLabel: { show: false }, splitLine: { show: false } });
    series.push(...flowSeries(picture, at, yAxis.length - 2, layout, look));
  }
  return { grid, xAxis, yAxis, series };
}
