import { spawn } from 'node:child_process';

/** What npm tells the scripts it starts about the project it started them for: another npm in another folder must not read it. */
const OF_THE_PROJECT = /^npm_(package|lifecycle|config_local_prefix)|^(npm_command|INIT_CWD)$/i;

const environment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_PROJECT.test(name)));

/**
 * Runs npm in a folder to its end.
 * @returns its exit code and what it printed.
 */
export function runNpm(args, folder) {
  // Started by npm, npm's own program file is known and no shell is needed; Windows cannot start npm.cmd without one.
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment(), PUPPETEER_SKIP_DOWNLOAD: '1', NG_CLI_ANALYTICS: 'false' } };
  const child = npm?.endsWith('js') ? spawn(process.execPath, [npm, ...args], options) : spawn(['npm', ...args.map((argument) => `"${argument}"`)].join(' '), { ...options, shell: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
