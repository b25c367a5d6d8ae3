import type { ChartLook } from '../../chart/chart-look.js';
import type { EngineSeries } from '../../chart/engine-option.js';
import { niceScale, type Scale } from '../../chart/nice-scale.js';
import { hatched, lastKnownIndex, timeLine } from '../../chart/time-line.js';
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
export function flowSeries({ flows, ticks }: OptInPicture, gridIndex: number, yAxisIndex: number, { rtl }: OptInLayout, look: ChartLook): EngineSeries[] {
  if (!flows) return [];
  const { colours } = look;
  const bars = (id: string, values: Flows['optIns'], sign: 1 | -1, itemStyle: object): EngineSeries => ({
    type: 'bar', id, stack: 'flow', xAxisIndex: gridIndex, yAxisIndex, silent: true, barWidth: '46%', barMaxWidth: BAR, itemStyle,
    data: values.map((value, at) => {
      if (value === null || value === 0) return '-';
      return ticks[at]?.hatched ? { value: sign * value, itemStyle: { decal: hatched(colours.surface) } } : sign * value;
    }),
  });
  return [
    bars('opt-ins', flows.optIns, 1, { color: colours['opt-in'] }),
    bars('withdrawn', flows.withdrawn, -1, { color: colours['opt-out'] }),
    bars('expired', flows.expired, -1, { color: colours['opt-out'], opacity: 0.45 }),
    bars('unfounded', flows.unfounded, -1, { color: 'transparent', borderColor: colours['opt-out'], borderWidth: 1, borderType: [2, 2] }),
    ...netSeries(flows, ticks, { xAxisIndex: gridIndex, yAxisIndex }, rtl, look),
  ];
}

/** The net with its last value at its end. */
function netSeries({ net, netText }: Flows, ticks: OptInPicture['ticks'], axes: { xAxisIndex: number; yAxisIndex: number }, rtl: boolean, look: ChartLook): EngineSeries[] {
  const { colours: { text: colour }, fontSize } = look;
  const label = { show: true, position: rtl ? 'left' as const : 'right' as const, distance: 10, formatter: netText, color: colour, fontSize, fontWeight: 600 };
  return timeLine({ id: 'net', values: net, open: ticks[lastKnownIndex(net)]?.hatched === true, colour, width: 2, axes, z: 5, label }, look);
}
