import type { ChartLook } from './chart-look.js';

/** How axes and texts look everywhere: hairline gridlines, no axis line, no ticks. A theme object of one chart, never a registered name. */
export function chartTheme({ colours, fontFamily, fontSize }: ChartLook): object {
  const quiet = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.muted, fontSize }, nameTextStyle: { color: colours.muted, fontSize } };
  return {
    textStyle: { fontFamily, fontSize, color: colours.text },
    categoryAxis: { ...quiet, splitLine: { show: false } },
    valueAxis: { ...quiet, splitLine: { show: true, lineStyle: { color: colours.line, width: 1 } } },
  };
}
