import { expect } from 'chai';
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('npx omnichannel-widgets', function () {
  this.timeout(60_000);
  let folder = '';
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [path.join(folder, 'bin/omnichannel-widgets.mjs'), ...args], { cwd: folder, encoding: 'utf8' });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-commands-'));
    cpSync('bin', path.join(folder, 'bin'), { recursive: true });
    const catalog = 'export * from "./src/catalog/index.ts"; export * from "./src/contract/index.ts";';
    await build({ stdin: { contents: catalog, resolveDir: '.' }, bundle: true, format: 'esm', outfile: path.join(folder, 'dist/index.js'), logLevel: 'error' });
    await build({ entryPoints: ['src/providers/cube/model/index.ts'], bundle: true, format: 'esm', outfile: path.join(folder, 'dist/cube-model.js'), logLevel: 'error' });
    await build({ entryPoints: ['src/validation/index.ts'], bundle: true, packages: 'external', format: 'esm', outfile: path.join(folder, 'dist/validate.js'), logLevel: 'error' });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const part of ['schemas', 'custom-elements.json']) cpSync(part, path.join(folder, part), { recursive: true });
    write('package.json', '{ "type": "module" }');
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('says how it is used', () => {
    expect(run('--help')).to.include({ status: 0, stderr: '' }).and.have.property('stdout').that.contains('cube-model');
    expect(run()).to.have.property('status', 2);
    expect(run('cube-model', '--help')).to.have.property('stdout').that.contains('--dialect');
  });

  it('writes the model of the built-in catalog', () => {
    const { status, stdout } = run('cube-model');
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Wrote \d+ cubes to model\.\n\nLeft out:\n {2}unassignedHcps: /);
    expect(readFileSync(path.join(folder, 'model/interactions.js'), 'utf8')).to.contain('cube(`interactions`');
  });

  it('adds the catalog of a host, from JSON and from a module', () => {
    const measure = { id: 'calls', label: 'Calls', unit: 'event', decimals: 0, additivity: 'additive', direction: 'up', definition: 'Calls.', family: 'base', formula: { op: 'count', fact: 'interactions', where: [{ column: 'channel', in: ['phone'] }] } };
    write('catalog.json', JSON.stringify({ measures: [measure] }));
    write('catalog.mjs', `export default ${JSON.stringify({ measures: [{ ...measure, id: 'phoneCalls' }] })};`);
    write('tables.json', JSON.stringify({ interactions: ['hcp', 'occurredAt', 'channel'] }));
    for (const [file, name] of [['catalog.json', 'calls'], ['catalog.mjs', 'phone_calls']] as const) {
      expect(run('cube-model', '--catalog', file, '--tables', 'tables.json', '--out', file.replace('.', '-'), '--dialect', 'duckdb', '--schema', 'crm')).to.include({ status: 0, stderr: '' });
      expect(readFileSync(path.join(folder, file.replace('.', '-'), 'interactions.js'), 'utf8')).to.contain(`${name}: {`).and.contain('"crm"."interactions"');
    }
    expect(readdirSync(path.join(folder, 'catalog-json')).sort()).to.deep.equal(['coverage.js', 'interactions.js']);
  });

  it('says what is wrong in files, each with its line', () => {
    const query = { measures: ['activeHcps'], period: { start: '2026-01-01', end: '2026-07-01' } };
    write('right.json', JSON.stringify(query));
    write('broken-query.json', JSON.stringify({ ...query, grian: 'month' }, null, 2));
    write('unknown.json', JSON.stringify({ ...query, measures: ['activHcps'] }));
    write('own.json', JSON.stringify({ measures: [] }));
    expect(run('validate', 'right.json')).to.include({ status: 0, stdout: 'right.json: right (query)\n', stderr: '' });
    expect(run('validate', 'right.json', 'broken-query.json')).to.include({
      status: 1, stderr: '', stdout: 'right.json: right (query)\nbroken-query.json:9:3 error: grian: unknown property "grian". Did you mean "grain"?\n',
    });
    expect(run('validate', 'unknown.json')).to.include({ status: 0 }).and.have.property('stdout').that.contains('unknown.json:1:14 warning: measures[0]: unknown measure "activHcps"');
    expect(run('validate', 'unknown.json', '--catalog', 'own.json')).to.include({ status: 1 });
    expect(JSON.parse(run('validate', 'broken-query.json', '--json').stdout)).to.deep.include({ file: 'broken-query.json', kind: 'query' });
  });

  it('ends with 2 and one clear sentence where it is asked for something else', () => {
    write('broken.json', '{');
    write('wrong.json', '{ "sends": "hcp" }');
    const refused: (readonly [readonly string[], string])[] = [
      [['cube-modle'], 'Unknown command "cube-modle"'], [['cube-model', '--dialekt', 'duckdb'], "Unknown option '--dialekt'"], [['cube-model', '--dialect', 'oracle'], 'invalid dialect "oracle"'],
      [['cube-model', '--catalog', 'none.json'], 'Cannot read "none.json": ENOENT'], [['cube-model', '--catalog', 'broken.json'], '"broken.json" is no JSON'], [['cube-model', '--catalog', 'none.mjs'], 'Cannot load "none.mjs"'],
      [['cube-model', '--tables', 'wrong.json'], '"wrong.json" does not name tables'],
    ];
    refused.push([['validate'], 'No file is named'], [['validate', 'none.json'], 'Cannot read "none.json": ENOENT'], [['validate', 'wrong.json', '--as', 'cake'], 'Unknown kind "cake"'], [['validate', 'wrong.json', '--catalog', 'broken.json'], '"broken.json" is no catalog']);
    for (const [args, message] of refused) {
      const { status, stderr, stdout } = run(...args, ...(args[0] === 'cube-model' && args.length > 1 ? ['--out', 'refused'] : []));
      expect({ status, stdout }, message).to.deep.equal({ status: 2, stdout: '' });
      expect(stderr).to.contain(message).and.not.contain('    at ');
    }
    expect(existsSync(path.join(folder, 'refused'))).to.equal(false);
  });
});
