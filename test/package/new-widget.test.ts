import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const TAG = 'reach-map';
// Inside the project, so that packages and settings are found from there.
const CACHE = 'node_modules/.cache';

function run(cwd: string, program: string, ...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
  return { code: status, output: stdout + stderr };
}

describe('npm run new:widget', function () {
  this.timeout(120_000);
  let copy: string;

  before(() => {
    mkdirSync(CACHE, { recursive: true });
    copy = mkdtempSync(path.resolve(CACHE, 'new-widget-'));
    for (const part of ['src', 'scripts', 'test/support', 'test/architecture.test.ts', 'package.json', 'tsconfig.json', '.mocharc.json', 'eslint.config.mjs']) {
      cpSync(part, path.join(copy, part), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction');
    expect(run('.', 'scripts/new-widget.mjs', TAG, '--into', copy)).to.include({ code: 0 });
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('writes every file of a widget', () => {
    const files = ['', '.query', '.view', '.styles', '.messages'].map((stage) => `src/widgets/${TAG}/${TAG}${stage}.ts`);
    const expected = [...files, `src/widgets/${TAG}/define.ts`, `test/widgets/${TAG}/${TAG}.element.test.ts`, `stories/widgets/${TAG}.stories.ts`];
    expect(expected.filter((file) => !existsSync(path.join(copy, file)))).to.deep.equal([]);
  });

  it('writes what the type checker and the linter accept', () => {
    expect(run(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', '.').output.split('\n').filter((line) => line.includes(TAG))).to.deep.equal([]);
    expect(run(copy, 'node_modules/eslint/bin/eslint.js', `src/widgets/${TAG}`, `test/widgets/${TAG}`, 'stories').output).to.equal('');
  });

  it('writes tests that pass, and keeps to the architecture', () => {
    const { code, output } = run(copy, 'node_modules/mocha/bin/mocha.js', `test/widgets/${TAG}/*.test.ts`);
    expect(code, output).to.equal(0);
    expect(run(copy, 'node_modules/mocha/bin/mocha.js', 'test/architecture.test.ts').output).not.to.contain(`widgets/${TAG}/`);
  });

  it('refuses a name that is taken or is no tag', () => {
    expect(run('.', 'scripts/new-widget.mjs', TAG, '--into', copy).output).to.contain('there already');
    expect(run('.', 'scripts/new-widget.mjs', 'Map').output).to.contain('with a hyphen');
  });
});
