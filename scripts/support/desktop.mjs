import { spawn } from 'node:child_process';
import { onPath } from './browser.mjs';

/** Opens an address in the viewer's browser where there is a desktop; elsewhere does nothing. */
export function openOnDesktop(url) {
  const command = openCommand(url);
  if (!command) return;
  const child = spawn(command[0], command.slice(1), { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function openCommand(url) {
  if (process.env.CI) return undefined;
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url];
  const opener = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? onPath('xdg-open') : undefined;
  return opener && [opener, url];
}
