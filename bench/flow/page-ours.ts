import { manySegments } from '../../stories/support/segment-flow-figures.js';
import '../../src/widgets/segment-flow/define.js';
import { measured } from './measured.js';

const flow = document.createElement('segment-flow');
const figures = [manySegments(34, 6, 7), manySegments(34, 6, 11)];
const every = location.search.includes('every');
if (every) flow.minFlow = 0;
document.querySelector('main')?.append(flow);

const stops = (): HTMLElement[] => [...(flow.shadowRoot?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];

measured({
  async prepare() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (!every) return;
    // Folded first: what is measured is opening all 34.
    flow.data = figures[0];
    await new Promise((resolve) => setTimeout(resolve, 400));
  },
  draw() {
    if (every) stops().find(({ dataset }) => dataset['stop']?.endsWith('~smaller'))?.click();
    else flow.data = figures[0];
  },
  update() {
    flow.data = figures[1];
  },
  focusable: () => stops().length + (flow.shadowRoot?.querySelectorAll('.movement').length ?? 0),
  ribbons: () => flow['view'].model.ribbons.length,
});
