/** Starts the installed command-line tools with this same Node, without a shell, so that it works on every platform. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './root.mjs';

const PROGRAMS = {
  cem: '@custom-elements-manifest/analyzer/cem.js',
  eslint: 'eslint/bin/eslint.js',
  mocha: 'mocha/bin/mocha.js',
  publint: 'publint/src/cli.js',
  rollup: 'rollup/dist/bin/rollup',
  storybook: 'storybook/dist/bin/dispatcher.js',
  tsc: 'typescript/bin/tsc',
  tsx: 'tsx/dist/cli.mjs',
  wtr: '@web/test-runner/dist/bin.js',
};

/**
 * Runs a tool, or a script of the project given by its path, to its end.
 * @returns its exit code, and its output when `quiet` keeps that off the terminal.
 */
export function runTool(tool, args = [], { env = {}, quiet = false } = {}) {
  const program = PROGRAMS[tool] ? path.join(ROOT, 'node_modules', PROGRAMS[tool]) : path.join(ROOT, tool);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => { output += chunk; });
    child.stderr?.on('data', (chunk) => { output += chunk; });
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
