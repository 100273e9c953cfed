/** Opens an address in the user's browser on interactive desktops. */
import { spawn } from 'node:child_process';

/**
 * The command that opens a page on this desktop, or nothing where there is none: on a server, in CI, or at the other
 * end of an SSH connection, where a window would open on a screen nobody sees.
 *
 * @param {string} url
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {[command: string, ...args: string[]] | undefined}
 */
export function openCommand(url, platform, env) {
  /** @param {string} name */
  const isSet = (name) => env[name] !== undefined && env[name] !== '' && env[name] !== 'false';
  if (isSet('CI') || isSet('SSH_CONNECTION')) return undefined;
  if (platform === 'darwin') return ['open', url];
  // `start` takes the first quoted argument for the window's title.
  if (platform === 'win32') return ['cmd.exe', '/c', 'start', '', url];
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY') ? ['xdg-open', url] : undefined;
}

/** @param {string} url */
export function openPage(url) {
  const command = openCommand(url, process.platform, process.env);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  // Failure is ignored, because the address is printed anyway.
  child.on('error', () => undefined);
  child.unref();
}
