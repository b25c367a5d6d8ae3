import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, ['scripts/tokens.mjs', ...args], { encoding: 'utf8' });

describe('npm run tokens', function () {
  this.timeout(20_000);

  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tokens-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('exports a theme that makes the same style sheet when it is imported', () => {
    expect(run('export', 'vivid', '--out', folder).status).to.equal(0);
    const { status, stdout } = run('import', path.join(folder, 'vivid.tokens.json'), '--out', path.join(folder, 'css'));
    expect([status, stdout]).to.deep.equal([0, `Wrote ${path.join(folder, 'css/vivid.css')}.\n`]);
    expect(readFileSync(path.join(folder, 'css/vivid.css'), 'utf8')).to.equal(readFileSync('src/themes/vivid.css', 'utf8'));
  });

  it('exports the default set as it is', () => {
    expect(run('export', '--out', folder).status).to.equal(0);
    expect(readFileSync(path.join(folder, 'default.tokens.json'), 'utf8')).to.equal(readFileSync('src/themes/default.tokens.json', 'utf8'));
  });

  it('takes a file for each scheme, and warns of too little contrast', () => {
    writeFileSync(path.join(folder, 'light.json'), '{ "accent": { "$type": "color", "$value": "#cccccc" } }');
    writeFileSync(path.join(folder, 'dark.json'), '{ "accent": { "$type": "color", "$value": "#ffcc00" } }');
    const { status, stderr } = run('import', path.join(folder, 'light.json'), '--dark', path.join(folder, 'dark.json'), '--name', 'acme', '--out', folder);
    expect(status).to.equal(0);
    expect(stderr).to.contain('light.accent: #cccccc stands out from light.surface #ffffff by 1.60');
    expect(readFileSync(path.join(folder, 'acme.css'), 'utf8')).to.equal('.omni-acme {\n  --omni-accent: light-dark(#ccc, #fc0);\n}\n');
  });

  it('says what is wrong, and writes nothing', () => {
    writeFileSync(path.join(folder, 'bad.tokens.json'), '{ "light": { "acent": { "$value": "#fff" } } }');
    const bad = run('import', path.join(folder, 'bad.tokens.json'), '--out', folder);
    expect(bad.status).to.equal(2);
    expect(bad.stderr).to.contain('light.acent: unknown token. Did you mean "light.accent"?');
    expect(() => readFileSync(path.join(folder, 'bad.css'))).to.throw('ENOENT');
    expect(run('import', path.join(folder, 'absent.tokens.json')).stderr).to.match(/^Cannot read ".*absent\.tokens\.json": ENOENT\./);
    expect(run('import', path.join(folder, 'bad.tokens.json'), '--name', 'Big Brand').stderr).to.match(/^"Big Brand" is no name of a theme/);
    expect(run('export', 'loud').status).to.equal(2);
    expect(run().status).to.equal(2);
  });
});
