import { SankeyChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { columnIndex, type Result } from '../../src/contract/index.js';
import { manySegments } from '../../stories/support/segment-flow-figures.js';
import { measured } from './measured.js';

echarts.use([SankeyChart, TooltipComponent, CanvasRenderer]);

/** Unrolled by month, since the engine refuses cycles; in the order of size, which `sort: null` keeps. */
function option(result: Result): Record<string, unknown> {
  const [from, to, time, moved] = ['segmentFrom', 'segmentTo', 'time', 'movedHcps'].map((id) => columnIndex(result, id)) as [number, number, number, number];
  const months = [...new Set(result.rows.map((row) => row[time] as string))].sort();
  const links = result.rows.map((row) => {
    const step = months.indexOf(row[time] as string);
    return { source: `${step}|${row[from] as string}`, target: `${step + 1}|${row[to] as string}`, value: row[moved] as number };
  });
  const weights = new Map<string, number>();
  for (const { source, target, value } of links) for (const key of [source, target]) weights.set(key.slice(2), (weights.get(key.slice(2)) ?? 0) + value);
  const names = [...weights].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  const nodes = months.concat('').flatMap((_, column) => names.map((name) => ({ name: `${column}|${name}`, depth: column })).filter(({ name }) => used.has(name)));
  return {
    animation: false, tooltip: {},
    series: [{
      type: 'sankey', sort: null, layoutIterations: 0, nodeWidth: 8, nodeGap: 8, left: 8, right: 160, top: 8, bottom: 8, data: nodes, links,
      lineStyle: { color: 'source', opacity: 0.36, curveness: 0.5 }, emphasis: { focus: 'adjacency' },
      label: { fontSize: 12, formatter: ({ name }: { name: string }) => name.slice(2) },
    }],
  };
}

const figures = [option(manySegments(34, 6, 7)), option(manySegments(34, 6, 11))];
const box = document.createElement('div');
box.className = 'chart';
document.querySelector('main')?.append(box);
const chart = echarts.init(box, null, { renderer: 'canvas' });

measured({
  prepare: () => new Promise((resolve) => setTimeout(resolve, 300)),
  draw: () => chart.setOption(figures[0] ?? {}),
  update: () => chart.setOption(figures[1] ?? {}, { notMerge: true }),
  focusable: () => box.querySelectorAll('button, a, [tabindex]').length,
  ribbons: () => manySegments(34, 6, 7).rows.length,
});
