/** Rollup plugin: writes the licences of the packages inside a bundle to a file beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|notice)(\.(md|txt))?$/i;

/** The folder of the package a module belongs to. */
function packageOf(id) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

export function thirdPartyNotices(fileName) {
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(({ modules: inside = {} }) => Object.entries(inside));
      // A module of which nothing is left is not in the bundle.
      const folders = new Set(modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => packageOf(id.replace(/^\0/, ''))));
      const notices = [...folders].filter((folder) => folder && existsSync(path.join(folder, 'package.json'))).map(noticeOf).sort();
      const source = ['The bundled file contains the following packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName, source: `${source}\n` });
    },
  };
}
