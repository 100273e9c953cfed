/** How every part of the project starts Chromium: the tests, the check and the PDF. */

/**
 * The browser asks nobody but us, neither for updates nor for its own news. QUIC is off because it makes no sense
 * with a server on the same machine. Playwright adds what running as root needs.
 */
export const launchArguments = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Options for Playwright's `launch`. `CHROMIUM_PATH` names the browser that `findBrowser` found; without it,
 * Playwright takes its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ args: string[], executablePath?: string }}
 */
export function launchOptions(env = process.env) {
  const file = env.CHROMIUM_PATH;
  const args = [...launchArguments];
  return file === undefined || file === '' ? { args } : { args, executablePath: file };
}
