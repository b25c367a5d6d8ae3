import { readFileSync } from 'node:fs';
import path from 'node:path';
import { doors, locales, schemas, themes, typeDoors } from '../support/doors.mjs';
import { EDITOR_FILES } from '../support/editor-files.mjs';
import { ROOT } from '../support/root.mjs';

function exportsBlock() {
  const code = doors().map(({ name, source }) => [
    name === 'index' ? '.' : `./${name}`,
    { types: source.replace(/^src\//, './dist/types/').replace(/\.ts$/, '.d.ts'), default: `./dist/${name}.js` },
  ]);
  // Importing types with an ordinary import does no harm either.
  const types = typeDoors().map((name) => [`./${name}`, { types: `./types/${name}.d.ts`, default: './types/types-only.js' }]);
  const files = [
    ...themes().map((name) => [`./themes/${name}.css`, `./dist/themes/${name}.css`]),
    ...schemas().map(({ name, file }) => [`./schemas/${name}.json`, `./schemas/${file}`]),
    ['./custom-elements.json', './custom-elements.json'],
    ...Object.values(EDITOR_FILES).map((file) => [`./${file}`, `./${file}`]),
    ['./llms.txt', './llms.txt'],
    ['./dist/cdn/omnichannel-widgets.js', { types: './dist/types/cdn.d.ts', default: './dist/cdn/omnichannel-widgets.js' }],
    ...locales().map((code) => [`./dist/cdn/locales/${code}.js`, { types: `./dist/types/locales/${code}/define.d.ts`, default: `./dist/cdn/locales/${code}.js` }]),
    ['./package.json', './package.json'],
  ];
  return Object.fromEntries([...code, ...types, ...files]);
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
    'web-types': `./${EDITOR_FILES.jetBrains}`,
    files: ['bin', 'dist', 'editors', 'schemas', 'types', 'custom-elements.json', 'llms.txt', 'CHANGELOG.md'],
  };
  const rest = Object.entries(manifest).filter(([key]) => !Object.hasOwn(generated, key));
  const position = rest.findIndex(([key]) => key === 'scripts');
  const entries = [...rest.slice(0, position), ...Object.entries(generated), ...rest.slice(position)];
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

export const files = { 'package.json': packageJson };
