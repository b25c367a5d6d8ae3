import { expect } from 'chai';
import { converter, differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, parse, type Color } from 'culori';
import { CONSENT, palettes, SERIES, STAGES, type Palette } from './palettes.js';

/** The eyes with which colours are looked at: all cones, or one kind of them missing. */
const EYES: Readonly<Record<string, (colour: Color) => Color>> = {
  'all cones': (colour) => colour,
  deuteranopia: filterDeficiencyDeuter(1),
  protanopia: filterDeficiencyProt(1),
  tritanopia: filterDeficiencyTrit(1),
};

/** In CIEDE2000, in which 1 is the least that is noticed and about 2.3 what is noticed at a glance. */
const APART = { neighbours: 12, series: 7, stages: 7, consent: 11, judgements: 12 };

const difference = differenceCiede2000();
const lightness = converter('oklch');
const seen = (hex: string): Color => parse(hex) as Color;

function tooNear(palette: Palette, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([one, other]) => Object.entries(EYES).flatMap(([eyes, look]) => {
    const apart = difference(look(seen(palette.colour(one))), look(seen(palette.colour(other))));
    return apart >= least ? [] : [`${one} and ${other} with ${eyes}: ${apart.toFixed(1)}`];
  }));
}

const neighbours = (paths: readonly string[]): [string, string][] => paths.slice(1).map((path, at) => [paths[at] as string, path]);
const allPairs = (paths: readonly string[]): [string, string][] => paths.flatMap((one, at) => paths.slice(at + 1).map((other): [string, string] => [one, other]));

describe('colours told apart, whatever the eyes', () => {
  it('looks with eyes that differ', () => {
    const [red, green] = [seen('#b03030'), seen('#4f6f20')];
    const apart = Object.values(EYES).map((look) => difference(look(red), look(green)));
    expect(apart[1]).to.be.below((apart[0] as number) / 2);
  });

  for (const palette of palettes()) {
    it(`keeps series apart in ${palette.title}`, () => {
      expect([...tooNear(palette, neighbours(SERIES), APART.neighbours), ...tooNear(palette, allPairs(SERIES), APART.series)]).to.deep.equal([]);
    });

    it(`keeps stages apart in ${palette.title}, and lets each stand out more than the one before`, () => {
      expect(tooNear(palette, neighbours(STAGES), APART.stages)).to.deep.equal([]);
      const lights = STAGES.map((path) => lightness(seen(palette.colour(path))).l);
      const ordered = [...lights].sort((a, b) => (palette.scheme === 'light' ? b - a : a - b));
      expect(lights).to.deep.equal(ordered);
    });

    it(`keeps kinds of consent apart in ${palette.title}`, () => {
      expect(tooNear(palette, allPairs(CONSENT), APART.consent)).to.deep.equal([]);
    });

    it(`keeps good and bad apart in ${palette.title}`, () => {
      expect(tooNear(palette, [['positive', 'negative']], APART.judgements)).to.deep.equal([]);
    });
  }
});
