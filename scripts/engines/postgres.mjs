/** A Postgres server of its own for tests: an empty database in a temporary folder, on loopback only, gone once it is stopped. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.mjs';

const run = promisify(execFile);
const USER = 'postgres';
const STARTS_WITHIN_MS = 60_000;
const PROGRAM = process.platform === 'win32' ? 'postgres.exe' : 'postgres';

/** Folders in which installers put each version of the server, with the part below it that holds the programs. */
const HOMES = [['/usr/lib/postgresql', 'bin'], ['/opt/homebrew/opt', 'bin'], ['/usr/local/opt', 'bin'], ['C:\\Program Files\\PostgreSQL', 'bin'], ['/usr/pgsql', 'bin']];

const versionOf = (name) => Number(/(\d+)/.exec(name)?.[1] ?? 0);

function versionsIn([home, below]) {
  if (!existsSync(home)) return [];
  const names = readdirSync(home).filter((name) => /^(postgresql(@\d+)?|\d+)$/.test(name));
  return names.sort((one, other) => versionOf(other) - versionOf(one)).map((name) => path.join(home, name, below));
}

function fromPath() {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()];
  } catch {
    return [];
  }
}

const findPrograms = () => [...HOMES.flatMap(versionsIn), ...fromPath()].find((folder) => existsSync(path.join(folder, PROGRAM)));

const isRoot = () => process.getuid?.() === 0;

/** The folder of the server's programs; installs Debian's package where that is missing and may be done. */
async function requirePrograms() {
  const found = findPrograms();
  if (found) return found;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'], { env });
    const installed = findPrograms();
    if (installed) return installed;
  }
  throw new Error('No Postgres server found. Install one: "apt-get install postgresql" on Debian and Ubuntu, "brew install postgresql@17" on macOS, the installer of postgresql.org on Windows; or put pg_config on the PATH.');
}

/** The server refuses to run as root: then as the user of the package. */
function account() {
  if (!isRoot()) return {};
  const id = (flag) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function whenReady(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`Postgres ${why}:\n${said}`));
    const timer = setTimeout(() => fail(`was not ready within ${STARTS_WITHIN_MS / 1000} s`), STARTS_WITHIN_MS);
    server.once('error', (error) => fail(`did not start (${error.message})`));
    server.once('exit', (code) => fail(`ended with ${code}`));
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4000);
      if (!text.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Starts a server with the empty database `postgres`, for which the user `postgres` needs no password.
 * `stop` ends it and deletes its files; a process that ends without it takes the server with it.
 *
 * @returns {Promise<{ port: number, url: string, stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const programs = await requirePrograms();
  const as = account();
  const folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-postgres-'));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, 'data');
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  let server;
  const end = () => {
    server?.kill('SIGQUIT');
    remove();
  };
  process.once('exit', end);
  try {
    await run(path.join(programs, 'initdb'), ['--pgdata', data, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'], { ...as, cwd: folder });
    const port = await freePort();
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off', 'timezone=UTC', 'max_connections=60'];
    server = spawn(path.join(programs, PROGRAM), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await whenReady(server);
    return { port, url: `postgres://${USER}@127.0.0.1:${port}/postgres`, stop: () => stop(server, remove, end) };
  } catch (error) {
    process.removeListener('exit', end);
    end();
    throw error;
  }
}

/** A fast shutdown: open connections are closed. */
async function stop(server, remove, end) {
  process.removeListener('exit', end);
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await gone;
  }
  remove();
}
