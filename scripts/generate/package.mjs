import { readFileSync } from 'node:fs';
import path from 'node:path';
import { doors, schemas, themes } from '../support/doors.mjs';
import { ROOT } from '../support/root.mjs';

function exportsBlock() {
  const code = doors().map(({ name, source }) => [
    name === 'index' ? '.' : `./${name}`,
    { types: source.replace(/^src\//, './dist/types/').replace(/\.ts$/, '.d.ts'), default: `./dist/${name}.js` },
  ]);
  const files = [
    ...themes().map((name) => [`./themes/${name}.css`, `./dist/themes/${name}.css`]),
    ...schemas().map(({ name, file }) => [`./schemas/${name}.json`, `./schemas/${file}`]),
    ['./custom-elements.json', './custom-elements.json'],
    ['./llms.txt', './llms.txt'],
    ['./dist/cdn/omnichannel-widgets.js', './dist/cdn/omnichannel-widgets.js'],
    ['./package.json', './package.json'],
  ];
  return Object.fromEntries([...code, ...files]);
}

/** Modules a bundler must keep although nothing is taken from them. What is not published matters to our own demo and stories. */
const SIDE_EFFECTS = [
  './dist/define.js', './dist/define/*.js', './dist/locales/*.js', './dist/cdn/*.js', './dist/providers/memory.worker.js', '**/*.css',
  './src/**/define.ts', './src/providers/memory/memory.worker.ts', './demo/**', './stories/**', './.storybook/**',
];

function packageJson() {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const generated = {
    exports: exportsBlock(),
    sideEffects: SIDE_EFFECTS,
    unpkg: './dist/cdn/omnichannel-widgets.js',
    jsdelivr: './dist/cdn/omnichannel-widgets.js',
    customElements: './custom-elements.json',
    files: ['bin', 'dist', 'schemas', 'custom-elements.json', 'llms.txt', 'CHANGELOG.md'],
  };
  const rest = Object.entries(manifest).filter(([key]) => !Object.hasOwn(generated, key));
  const position = rest.findIndex(([key]) => key === 'scripts');
  const entries = [...rest.slice(0, position), ...Object.entries(generated), ...rest.slice(position)];
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

export const files = { 'package.json': packageJson };
