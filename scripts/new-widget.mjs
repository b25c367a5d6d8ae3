/** `npm run new:widget <tag>`: writes a widget that works, with its tests and stories, to begin from. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './support/root.mjs';
import { runTool } from './support/tools.mjs';

const TEMPLATES = path.join(ROOT, 'scripts/templates/widget');

const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: 'string', default: ROOT } } });
const [tag = ''] = positionals;

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(tag)) refuse('Name the tag: npm run new:widget <tag>, in small letters and with a hyphen, such as reach-map.');

const words = tag.split('-');
const capital = (word) => word[0].toUpperCase() + word.slice(1);
const className = words.map(capital).join('');
const names = {
  __tag__: tag,
  __Class__: className,
  __camel__: className[0].toLowerCase() + className.slice(1),
  __CONSTANT__: words.join('_').toUpperCase(),
  __Words__: capital(words.join(' ')),
};
const filled = (text) => Object.entries(names).reduce((result, [gap, name]) => result.replaceAll(gap, name), text);

const folders = { src: `src/widgets/${tag}`, test: `test/widgets/${tag}`, stories: 'stories/widgets' };
if (existsSync(path.join(values.into, folders.src))) refuse(`The widget ${tag} is there already: ${folders.src}.`);

for (const [kind, folder] of Object.entries(folders)) {
  mkdirSync(path.join(values.into, folder), { recursive: true });
  for (const template of readdirSync(path.join(TEMPLATES, kind))) {
    const file = `${folder}/${filled(template).replace(/\.txt$/, '')}`;
    writeFileSync(path.join(values.into, file), filled(readFileSync(path.join(TEMPLATES, kind, template), 'utf8')));
    console.log(file);
  }
}

// The list of elements, the package's doors and the manifest follow from the folders.
if (values.into === ROOT) await runTool('scripts/generate.mjs');
const languages = existsSync(path.join(values.into, 'src/locales')) ? readdirSync(path.join(values.into, 'src/locales')).sort() : [];
console.log(`
Next: say in ${folders.src}/${tag}.ts what a viewer sees,
      translate ${tag}.messages.ts for ${languages.map((code) => `src/locales/${code}`).join(', ') || 'each language'},
      and run npm test -- pure 'test/widgets/${tag}/*.test.ts'.`);
