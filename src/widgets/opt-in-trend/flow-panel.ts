import type { ChartLook } from '../../chart/chart-look.js';
import type { EngineSeries } from '../../chart/engine-option.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import type { OptInPicture } from './opt-in-picture.js';
import type { OptInLayout } from './opt-in-layout.js';

type Flows = NonNullable<OptInPicture['flows']>;

const BAR = 20;

/** From the tallest bar of losses to the tallest of gains; zero is always on it. */
export function flowScale({ optIns, withdrawn, expired, unfounded, net }: Flows): Scale {
  const losses = withdrawn.map((value, at) => (value === null ? null : -(value + (expired[at] ?? 0) + (unfounded[at] ?? 0))));
  return niceScale([...optIns, ...losses, ...net], { lines: 4, whole: true });
}

/** Opt-ins up; down what was withdrawn, expired, and (hollow) what did not lower the stock; the net as a line over them. */
export function flowSeries({ flows, ticks }: OptInPicture, gridIndex: number, yAxisIndex: number, { rtl }: OptInLayout, { colours, fontSize }: ChartLook): EngineSeries[] {
  if (!flows) return [];
  const hatch = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: colours.surface };
  const bars = (id: string, values: Flows['optIns'], sign: 1 | -1, itemStyle: object): EngineSeries => ({
    type: 'bar', id, stack: 'flow', xAxisIndex: gridIndex, yAxisIndex, silent: true, barWidth: '46%', barMaxWidth: BAR, itemStyle,
    data: values.map((value, at) => {
      if (value === null || value === 0) return '-';
      return ticks[at]?.hatched ? { value: sign * value, itemStyle: { decal: hatch } } : sign * value;
    }),
  });
  return [
    bars('opt-ins', flows.optIns, 1, { color: colours['opt-in'] }),
    bars('withdrawn', flows.withdrawn, -1, { color: colours['opt-out'] }),
    bars('expired', flows.expired, -1, { color: colours['opt-out'], opacity: 0.45 }),
    bars('unfounded', flows.unfounded, -1, { color: 'transparent', borderColor: colours['opt-out'], borderWidth: 1, borderType: [2, 2] }),
    ...netSeries(flows, ticks, { xAxisIndex: gridIndex, yAxisIndex }, rtl, { colours, fontSize }),
  ];
}

/** The net with its last value at its end; where that period is not whole the line goes there dashed, since a part does not compare with a whole. */
function netSeries({ net, netText }: Flows, ticks: OptInPicture['ticks'], axes: { xAxisIndex: number; yAxisIndex: number }, rtl: boolean, { colours, fontSize }: Pick<ChartLook, 'colours' | 'fontSize'>): EngineSeries[] {
  const end = net.findLastIndex((value) => value !== null);
  const open = ticks[end]?.hatched === true;
  const label = { show: true, position: rtl ? 'left' as const : 'right' as const, distance: 10, formatter: netText, color: colours.text, fontSize, fontWeight: 600 };
  const line = (id: string, isIn: (at: number) => boolean, dashed: boolean): EngineSeries => ({
    type: 'line', id, ...axes, silent: true, symbol: 'circle', showAllSymbol: true, connectNulls: false, z: 5,
    lineStyle: { color: colours.text, width: 2, ...(dashed && { type: [3, 3] }) },
    itemStyle: dashed ? { color: colours.surface, borderColor: colours.text, borderWidth: 1.5 } : { color: colours.text },
    data: net.map((value, at) => {
      if (value === null || !isIn(at)) return { value: '-', symbolSize: 0 };
      return { value, symbolSize: at === end ? 6 : !dashed && isAlone(net, at) ? 4 : 0, ...(at === end && { label }) };
    }),
  });
  if (!open) return [line('net', () => true, false)];
  return [line('net', (at) => at < end, false), line('net-open', (at) => at >= end - 1, true)];
}

function isAlone(values: Flows['net'], at: number): boolean {
  return (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
}
