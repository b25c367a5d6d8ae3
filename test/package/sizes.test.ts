import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { doors, tags } from '../../scripts/support/doors.mjs';
import { measurePage } from '../../scripts/support/measure-sizes.mjs';

interface Budgets {
  pages: Record<string, { doors: string[]; first: number }>;
}

const { pages } = JSON.parse(readFileSync('sizes.json', 'utf8')) as Budgets;
const ENGINE = /node_modules\/(echarts|zrender)\//;

function sourceOf(door: string): string {
  const found = doors().find(({ name }) => name === door);
  if (!found) throw new Error(`sizes.json names an unknown door: ${door}`);
  return found.source;
}

describe('size of the package', function () {
  this.timeout(60_000);

  for (const [page, budget] of Object.entries(pages)) {
    it(`keeps a page with ${page} under ${budget.first} kB at first`, async () => {
      const { first } = await measurePage(budget.doors.map(sourceOf));
      expect(first.gzip / 1000).to.be.below(budget.first);
    });
  }

  for (const tag of tags()) {
    it(`loads no chart engine and no other widget with ${tag} at first`, async () => {
      const { first } = await measurePage([sourceOf(`define/${tag}`)]);
      const strangers = first.modules.filter((module) => ENGINE.test(module) || (module.startsWith('src/widgets/') && !module.startsWith(`src/widgets/${tag}/`)));
      expect(first.modules).to.include(`src/widgets/${tag}/define.ts`);
      expect(strangers).to.deep.equal([]);
    });
  }

  it('never loads a chart engine for a tile', async () => {
    const { all } = await measurePage([sourceOf('define/kpi-tile')]);
    expect(all.modules.filter((module) => ENGINE.test(module))).to.deep.equal([]);
  });
});
