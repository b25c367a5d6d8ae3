import { expect } from 'chai';
import { blend, formatHex, interpolate, wcagContrast } from 'culori';
import { readFileSync } from 'node:fs';
import { CONSENT, palettes, SERIES, STAGES, type Palette } from './palettes.js';

const WORDS = ['text', 'muted', 'accent', 'positive', 'negative', 'warning', 'neutral'];
const MARKS = [...STAGES, ...SERIES, ...CONSENT, 'accent', 'positive', 'negative', 'warning', 'neutral'];
const GROUNDS = ['surface', 'raised'];

function under(palette: Palette, paths: readonly string[], grounds: readonly { name: string; colour: string }[], least: number): string[] {
  return paths.flatMap((path) => grounds.filter(({ colour }) => wcagContrast(palette.colour(path), colour) < least).map(({ name }) => `${path} on ${name}`));
}

const grounds = (palette: Palette): { name: string; colour: string }[] => GROUNDS.map((name) => ({ name, colour: palette.colour(name) }));

/** What the pointer is on: the track over the ground. */
function hovered(palette: Palette): { name: string; colour: string }[] {
  return grounds(palette).map(({ name, colour }) => {
    const over = { mode: 'rgb' as const, ...rgbOf(palette.colour('track')), alpha: palette.alpha('track') };
    return { name: `track over ${name}`, colour: formatHex(blend([colour, over])) };
  });
}

function rgbOf(hex: string): { r: number; g: number; b: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return { r, g, b };
}

/** Shares of a colour that the styles of a widget mix with another, from 0 to 1. */
function sharesIn(file: string, pattern: RegExp): number[] {
  const found = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, percent]) => Number(percent) / 100);
  if (found.length === 0) throw new Error(`${file} mixes no colours any more.`);
  return found;
}

const BREAKDOWN = 'src/widgets/measure-breakdown';
const [DEEP = 1] = sharesIn(`${BREAKDOWN}/stacks.styles.ts`, /--_deep: color-mix\(in oklab, var\(--_hue\) (\d+)%/g);
const DEPTHS = sharesIn(`${BREAKDOWN}/matrix.styles.ts`, /--_depth: (\d+)%/g);

const mixed = (colour: string, share: number, other: string): string => formatHex(interpolate([other, colour], 'oklab')(share));

describe('contrast', () => {
  for (const palette of palettes()) {
    it(`lets all words be read in ${palette.title}`, () => {
      expect(under(palette, WORDS, grounds(palette), 4.5)).to.deep.equal([]);
    });

    it(`lets words be read under the pointer in ${palette.title}`, () => {
      expect(under(palette, ['text', 'muted'], hovered(palette), 4.5)).to.deep.equal([]);
    });

    it(`lets figures be read on bars and cells in ${palette.title}`, () => {
      const bars = SERIES.map((path) => ({ name: path, colour: mixed(palette.colour(path), DEEP, palette.scheme === 'light' ? '#000000' : '#ffffff') }));
      const cells = ['stage.3', 'negative'].flatMap((path) => DEPTHS.map((depth) => ({ name: `${path} at ${depth}`, colour: mixed(palette.colour(path), depth, palette.colour('surface')) })));
      expect([...under(palette, ['surface'], bars, 4.5), ...under(palette, ['text'], cells, 4.5)]).to.deep.equal([]);
    });

    it(`lets every mark be seen in ${palette.title}`, () => {
      expect(under(palette, MARKS, grounds(palette), 3)).to.deep.equal([]);
    });
  }
});
