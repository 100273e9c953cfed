/** The side effects of finding a browser: environment, files, downloads. Tests inject their own. */
import { existsSync } from 'node:fs';
import { launchArguments } from './launch-options.mjs';
import { runTool } from './processes.mjs';
import { installPackages } from './system-packages.mjs';

/**
 * @typedef {object} Choice for Playwright: a program, a channel, or neither for its own browser
 * @property {string} [executablePath]
 * @property {string} [channel]
 *
 * @typedef {object} World
 * @property {string} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {(file: string) => boolean} exists
 * @property {(choice: Choice) => Promise<string>} launch opens a page; resolves with the program's path
 * @property {() => Promise<boolean>} download lets Playwright fetch its browser
 * @property {() => Promise<boolean>} installPackage by apt, if the user agrees
 * @property {() => Promise<string | undefined>} unpack the executable of `@sparticuz/chromium`, if installed
 * @property {(attempt: string) => void} say
 */

/**
 * Launches a browser server: unlike a plain launch, it tells which executable a channel resolves to.
 *
 * @param {Choice} choice
 */
async function launch(choice) {
  const { chromium } = await import('@playwright/test');
  const server = await chromium.launchServer({ ...choice, args: launchArguments, host: '127.0.0.1' });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    await browser.newPage();
    await browser.close();
    return server.process().spawnfile;
  } finally {
    await server.close();
  }
}

async function download() {
  say('download of Playwright’s Chromium (about 110 MB)');
  // By default Playwright waits 30 s for each of several mirrors: too long when offline.
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  return (await runTool('playwright', ['install', '--only-shell', 'chromium'], { env, stdio: 'ignore' })) === 0;
}

/**
 * @param {unknown} loaded
 * @returns {loaded is { default: { executablePath(): Promise<string> } }}
 */
function isChromiumPackage(loaded) {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  return typeof loaded.default === 'function' && 'executablePath' in loaded.default;
}

/** `@sparticuz/chromium` is not a dependency; users without root can install it from the npm registry. */
async function unpack() {
  // Read at import: only with this variable does it add the libraries and fonts that a minimal system lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const name = '@sparticuz/chromium';
  try {
    /** @type {unknown} */
    const loaded = await import(name);
    return isChromiumPackage(loaded) ? await loaded.default.executablePath() : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} attempt */
function say(attempt) {
  console.error(`Browser: trying ${attempt}`);
}

/** @type {World} */
export const realWorld = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  launch,
  download,
  installPackage: async () =>
    // Older releases have no separate headless shell.
    (await installPackages(['chromium-headless-shell'])) || (await installPackages(['chromium'])),
  unpack,
  say,
};
