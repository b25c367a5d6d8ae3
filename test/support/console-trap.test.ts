import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const TESTS = `
import { expectConsole } from '${pathToFileURL('test/support/console-trap.ts').href}';
it('silent', () => {});
it('stray warning', () => console.warn('stray'));
it('stray error', () => console.error(new Error('stray')));
it('lost rejection', async () => { void Promise.reject(new Error('lost')); await new Promise((resolve) => setTimeout(resolve, 5)); });
it('announced', () => { expectConsole(/^hello/); console.warn('hello'); });
it('announced in vain', () => { expectConsole(/^never/); });
it('silent again', () => {});
`;

describe('the console trap', function () {
  this.timeout(30_000);

  it('fails exactly the tests that wrote what they had not announced, or did not write what they had', () => {
    mkdirSync('node_modules/.cache', { recursive: true });
    const folder = mkdtempSync('node_modules/.cache/console-trap-');
    writeFileSync(`${folder}/trapped.test.ts`, TESTS);
    const { stdout } = spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', `${folder}/trapped.test.ts`, '--reporter', 'json'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    const { failures } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { failures: { title: string }[] };
    expect(failures.map(({ title }) => title)).to.deep.equal(['stray warning', 'stray error', 'lost rejection', 'announced in vain']);
  });
});
