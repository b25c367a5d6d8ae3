import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { doors, tags } from '../../scripts/support/doors.mjs';
import { measurePage } from '../../scripts/support/measure-sizes.mjs';

interface Budget {
  first: number;
  all: number;
}

interface Budgets {
  pages: Record<string, Budget & { doors: string[] }>;
  doors: Record<string, Budget>;
}

const budgets = JSON.parse(readFileSync('sizes.json', 'utf8')) as Budgets;
const ENGINE = /node_modules\/(echarts|zrender)\//;

function sourceOf(door: string): string {
  const found = doors().find(({ name }) => name === door);
  if (!found) throw new Error(`sizes.json names an unknown door: ${door}`);
  return found.source;
}

async function expectWithin(budget: Budget, names: readonly string[]): Promise<void> {
  const { first, all } = await measurePage(names.map(sourceOf));
  expect(first.gzip / 1000, 'at first').to.be.below(budget.first);
  expect(all.gzip / 1000, 'with all on demand').to.be.below(budget.all);
}

describe('size of the package', function () {
  this.timeout(60_000);

  it('has a budget for every door', () => {
    expect(Object.keys(budgets.doors).sort()).to.deep.equal(doors().map(({ name }) => name).sort());
  });

  for (const [page, budget] of Object.entries(budgets.pages)) {
    it(`keeps a page with ${page} under ${budget.first} kB at first and ${budget.all} kB in all`, () => expectWithin(budget, budget.doors));
  }

  for (const [door, budget] of Object.entries(budgets.doors)) {
    it(`keeps ${door} under ${budget.first} kB at first and ${budget.all} kB in all`, () => expectWithin(budget, [door]));
  }

  for (const tag of tags()) {
    it(`loads no chart engine and no other widget with ${tag} at first`, async () => {
      const { first } = await measurePage([sourceOf(`define/${tag}`)]);
      const strangers = first.modules.filter((module) => ENGINE.test(module) || (module.startsWith('src/widgets/') && !module.startsWith(`src/widgets/${tag}/`)));
      expect(first.modules).to.include(`src/widgets/${tag}/define.ts`);
      expect(strangers).to.deep.equal([]);
    });
  }

  it('never loads a chart engine for five widgets', async () => {
    const { all } = await measurePage((budgets.pages['five widgets']?.doors ?? []).map(sourceOf));
    expect(all.modules.filter((module) => ENGINE.test(module))).to.deep.equal([]);
    expect(all.modules).to.include('src/widgets/opt-in-trend/define.ts');
  });
});
