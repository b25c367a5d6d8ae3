import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hosts } from '../../scripts/support/hosts.mjs';

const read = (file: string): string => readFileSync(file, 'utf8');
/** Guides with another name than their host's. */
const NAMES: Readonly<Record<string, string>> = { ssr: 'server-rendering' };
const guideOf = (host: string): string => `docs/guides/${NAMES[host] ?? host}.md`;

/** What a guide says stands in which file: each code block under a line that holds a path in backticks and nothing else. */
const filesIn = (guide: string): Record<string, string> =>
  Object.fromEntries([...guide.matchAll(/^`([^`\n]+)`\n\n```\w*\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => [file, text]));

/** The packages a guide installs, without their versions. */
const installedIn = (guide: string): string[] =>
  [...guide.matchAll(/^npm install (.+)$/gm)].flatMap(([, names = '']) => names.split(' ')).filter((name) => !name.startsWith('--')).map((name) => name.replace(/(?!^)@.*$/, '')).sort();

/** All that a host is made of, but its tests and what npm needs. */
const sourcesOf = (host: string): string[] =>
  readdirSync(`test/hosts/${host}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'package.json' && !entry.name.endsWith('.host.ts'))
    .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`.slice(`test/hosts/${host}/`.length)).sort();

const FRAMEWORKS = ['angular', 'plain-html', 'react-18', 'react-19', 'svelte-5', 'vue-3'];

describe('the guides to hosts', () => {
  for (const host of hosts().filter((name) => existsSync(guideOf(name)))) {
    it(`hold the files of ${host} word by word`, () => {
      const files = Object.entries(filesIn(read(guideOf(host))));
      expect(files).not.to.be.empty;
      for (const [file, text] of files) expect(text, file).to.equal(read(`test/hosts/${host}/${file}`));
    });
  }

  for (const host of FRAMEWORKS) {
    it(`leave out no file and no package of ${host}`, () => {
      const guide = read(guideOf(host));
      const { dependencies, devDependencies } = JSON.parse(read(`test/hosts/${host}/package.json`)) as Record<string, Record<string, string>>;
      expect(Object.keys(filesIn(guide)).sort()).to.deep.equal(sourcesOf(host));
      expect(installedIn(guide)).to.deep.equal(Object.keys({ ...dependencies, ...devDependencies }).sort());
    });
  }
});
