/** Finds Chromium or Chrome, and on a bare Debian machine installs it. */
import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const windows = process.platform === 'win32';

const usable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these programs on PATH, as a full path. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, windows ? `${name}.exe` : name)))
    .find(usable);
}

function wellKnownPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['', process.env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (windows) {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]).filter(Boolean);
    return ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
      .flatMap((file) => roots.map((root) => path.join(root, file)));
  }
  return [];
}

/** Path of a Chromium-family browser, or undefined. CHROME_PATH wins. */
export function findBrowser() {
  if (process.env.CHROME_PATH && usable(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
  return onPath('google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge') ?? wellKnownPlaces().find(usable);
}

/** As `findBrowser`, installing Chromium where that is possible; else says what to do and ends the process. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log('No browser found: installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']]) {
      if (spawnSync('apt-get', args, { stdio: 'inherit', env }).status !== 0) break;
    }
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.error('The tests need a browser: install Google Chrome or Chromium, or set CHROME_PATH to its program file.');
  process.exit(1);
}

/** Arguments that make the browser quiet and, as root, able to start. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
