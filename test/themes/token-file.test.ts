import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { defaultTokens, designTokens } from '../../scripts/support/design-tokens.mjs';
import { theme, themeNames, themeOf, tokensText, type Colour } from '../../scripts/support/themes.mjs';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const errorsOf = (file: unknown, dark?: unknown): string[] => themeOf('brand', file, dark).errors;
const cssOf = (file: unknown, dark?: unknown): string => {
  const { errors, css } = themeOf('brand', file, dark);
  expect(errors).to.deep.equal([]);
  return css;
};
const declarations = (css: string): string[] => css.split('\n').filter((line) => line.startsWith('  ')).map((line) => line.trim());
const colour = (value: unknown): unknown => ({ $type: 'color', $value: value });

interface Leaf {
  $value: Colour;
}
function coloursIn(entry: unknown): Colour[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { $value } = entry as Partial<Leaf>;
  if ($value) return typeof $value === 'object' && 'colorSpace' in $value ? [$value] : [];
  return Object.values(entry).flatMap(coloursIn);
}

const sourceFiles = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(`src/${file}`, 'utf8'));

describe('the default set of design tokens', () => {
  it('has the tokens that the widgets read, with the defaults that they have', () => {
    const inSources = [...new Set(sourceFiles.flatMap((text) => [...text.matchAll(/var\((--omni-[a-z0-9-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)/g)].map(([, name, initial]) => `${name}: ${initial}`)))];
    const inSet = designTokens().map(({ name, initial }) => `${name}: ${initial.slice(initial.indexOf(', ') + 2, -1)}`);
    expect(inSources.sort()).to.deep.equal(inSet.sort());
  });

  it('says what each token means', () => {
    expect(designTokens().filter(({ description }) => !description.endsWith('.'))).to.deep.equal([]);
  });

  it('writes the same colour twice: in parts, and in digits for tools that read nothing else', () => {
    for (const name of ['default', ...themeNames()]) {
      for (const { components, hex } of coloursIn(read(`src/themes/${name}.tokens.json`))) {
        expect(`#${components.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`, name).to.equal(hex);
      }
    }
  });

  it('says of tokens that follow another what they are worth', () => {
    const { full } = themeOf('brand', { light: { text: colour('#1a2330') }, dark: { text: colour('#e6eaef') } });
    const written = themeOf('brand', defaultTokens()).full;
    for (const path of ['line', 'track', 'padding']) expect(full.get(path), path).to.deep.equal(written.get(path));
  });
});

describe('a theme', () => {
  it('comes back as the same style sheet from its exported tokens', () => {
    for (const name of themeNames()) {
      const { css, tokens } = theme(name);
      const text = tokensText(tokens);
      expect(themeOf(name, JSON.parse(text)).css, name).to.equal(css);
    }
  });

  it('is put on by a class, is small, and sets nothing but tokens', () => {
    const known = new Set(designTokens().map(({ name }) => name));
    for (const name of themeNames()) {
      const css = readFileSync(`src/themes/${name}.css`, 'utf8');
      expect(css.match(/^.*\{$/gm), name).to.deep.equal([`.omni-${name} {`]);
      expect(declarations(css).filter((line) => !known.has(line.split(':')[0] as string)), name).to.deep.equal([]);
      expect(css.length, name).to.be.below(2_000);
    }
  });

  it('is written anew by every run', () => {
    for (const name of themeNames()) expect(readFileSync(`src/themes/${name}.css`, 'utf8'), name).to.equal(theme(name).css);
  });

  it('keeps to its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(read('schemas/theme.schema.json') as object);
    const files = ['default', ...themeNames()].flatMap((name) => [read(`src/themes/${name}.tokens.json`), theme(name).tokens]);
    for (const file of files) expect(validate(file), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ light: { acent: colour('#000000') } })).to.equal(false);
    expect(validate({ light: { accent: colour('bluish') } })).to.equal(false);
  });
});

describe('a designer\'s file', () => {
  it('takes values from a palette, in the ways in which tools write them', () => {
    const css = cssOf({
      $description: 'Acme',
      palette: { $type: 'color', brand: { 500: { $value: '#7A1FA2' }, 300: { $value: '{palette.brand.500}' }, unused: { $value: 'whatever' } } },
      light: { accent: colour('{palette.brand.300}'), track: colour('#7a1fa280') },
      dark: { $type: 'color', accent: { $value: { colorSpace: 'oklch', components: [0.8, 0.1, 310] } }, stage: { 1: { $value: { colorSpace: 'srgb', components: [0.5, 0.5, 0.5] } } } },
      common: { radius: { $type: 'dimension', $value: '4px' }, size: { figure: { $type: 'dimension', $value: { value: 2, unit: 'rem' } } }, 'weight-strong': { $type: 'fontWeight', $value: 'Semi Bold' }, weight: { $type: 'fontWeight', $value: 350 }, text: colour('#123') },
    });
    expect(css.split('\n').slice(0, 2)).to.deep.equal(['/* Acme */', '.omni-brand {']);
    expect(declarations(css)).to.deep.equal([
      '--omni-text: #123;',
      '--omni-track: light-dark(rgb(122 31 162 / 0.502), rgb(17 34 51 / 0.08));',
      '--omni-accent: light-dark(#7a1fa2, oklch(0.8 0.1 310));',
      '--omni-stage-1: light-dark(#8a939e, #808080);',
      '--omni-size-figure: max(2rem, 32px);',
      '--omni-weight: 350;',
      '--omni-radius: 4px;',
    ]);
  });

  it('may leave the group away, and may be one of two', () => {
    expect(declarations(cssOf({ accent: colour('#7a1fa2') }))).to.deep.equal(['--omni-accent: #7a1fa2;']);
    const light = { brand: { 500: colour('#7a1fa2') }, accent: colour('{brand.500}'), radius: { $type: 'dimension', $value: '2px' } };
    const dark = { brand: { 500: colour('#d9a6ef') }, accent: colour('{brand.500}'), radius: { $type: 'dimension', $value: '2px' } };
    expect(declarations(cssOf(light, dark))).to.deep.equal(['--omni-accent: light-dark(#7a1fa2, #d9a6ef);', '--omni-radius: 2px;']);
    expect(errorsOf(light, { ...dark, radius: { $type: 'dimension', $value: '3px' } })).to.have.lengthOf(1);
  });

  it('is as simple as the guide says', () => {
    const [, text = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/guides/theming.md', 'utf8')) ?? [];
    const { errors, warnings, css } = themeOf('acme', JSON.parse(text));
    expect([errors, warnings]).to.deep.equal([[], []]);
    expect(declarations(css)).to.deep.equal(['--omni-accent: light-dark(#7a1fa2, #d9a6ef);', '--omni-series-1: light-dark(#7a1fa2, #d9a6ef);', '--omni-radius: 4px;']);
  });

  it('finds aliases that leave the name of their set away', () => {
    expect(declarations(cssOf({ core: { brand: colour('#7a1fa2') }, 'acme/light': { accent: colour('{brand}') } }))).to.deep.equal(['--omni-accent: light-dark(#7a1fa2, #7db4f0);']);
  });

  it('says of each mistake where it is, what stands there, and what to write', () => {
    expect(errorsOf({
      palette: { brand: colour('#7a1fa2'), loop: colour('{palette.round}'), round: colour('{palette.loop}') },
      light: { acent: colour('#fff'), accent: colour('bluish'), muted: colour('{palette.brnad}'), text: colour('{palette.loop}'), line: colour({ $ref: '#/palette/brand' }), zebra: colour('#fff') },
      common: { radius: { $type: 'dimension', $value: { value: 4, unit: 'em' } } },
      ligth: { text: colour('#000') },
      surfac: colour('#fff'),
    })).to.deep.equal([
      'palette.loop: "{palette.loop}" leads back to itself. Write a value instead of one of the aliases.',
      'palette.round: "{palette.round}" leads back to itself. Write a value instead of one of the aliases.',
      'light.accent: "bluish" is no colour. Write "#1f5fa8", or { "colorSpace": "srgb", "components": [0.12, 0.37, 0.66], "hex": "#1f5fa8" }.',
      'light.muted: "{palette.brnad}" names no token of this file. Did you mean "{palette.brand}"?',
      'light.text: "{palette.loop}" leads back to itself. Write a value instead of one of the aliases.',
      'light.line: "$ref" is not read. Name the other token as an alias: "{group.token}".',
      'common.radius: {"value":4,"unit":"em"} is no length. Write { "value": 8, "unit": "px" } or { "value": 0.5, "unit": "rem" }.',
      'light.acent: unknown token. Did you mean "light.accent"?',
      'light.zebra: unknown token. If others take their value from it, put it into a group of its own, such as "palette".',
      'ligth.text: unknown group. Did you mean "light.text"?',
      'surfac: unknown token. Did you mean "surface"?',
    ]);
    expect(errorsOf({ light: { accent: { value: '#fff', type: 'color' } } })).to.deep.equal(['The file is in an older format of design tools: its tokens have "value" instead of "$value". Export it in the W3C format (DTCG).']);
    expect(errorsOf({ palette: { brand: colour('#fff') } })[0]).to.match(/^The file sets no token\./);
    expect(errorsOf([])).to.have.lengthOf(1);
  });

  it('is warned of colours that cannot be told from their ground, and only of its own', () => {
    expect(themeOf('brand', { light: { muted: colour('#aaaaaa'), series: { 1: colour('#dddddd') } } }).warnings).to.deep.equal([
      'light.muted: #aaaaaa stands out from light.surface #ffffff by 2.32; words need 4.5. Make it darker.',
      'light.muted: #aaaaaa stands out from light.raised #ffffff by 2.32; words need 4.5. Make it darker.',
      'light.series.1: #dddddd stands out from light.surface #ffffff by 1.35; marks need 3. Make it darker.',
      'light.series.1: #dddddd stands out from light.raised #ffffff by 1.35; marks need 3. Make it darker.',
    ]);
    expect(themeOf('brand', { dark: { accent: colour({ colorSpace: 'oklch', components: [0.8, 0.1, 310] }) } }).warnings[0]).to.match(/^dark\.accent: its contrast cannot be told/);
  });
});
