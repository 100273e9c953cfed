/** Finds a browser, or installs one. A browser counts only if it launches. */
import path from 'node:path';
import { realWorld } from './browser-world.mjs';
import { launchOptions } from './launch-options.mjs';
import { Problem, firstLine } from './project.mjs';
import { commandToType } from './system-packages.mjs';

/**
 * @typedef {import('./browser-world.mjs').World} World
 * @typedef {import('./browser-world.mjs').Choice} Choice
 *
 * @typedef {object} Browser
 * @property {string} [path] the executable; absent for Playwright's own browser
 * @property {string} how where it comes from, in words
 *
 * @typedef {object} Candidate
 * @property {string} how
 * @property {Choice} choice
 */

const choices = `Do one of these, then run the command again:
  - install Google Chrome, Chromium or Microsoft Edge in its usual place
  - name a browser:                   CHROMIUM_PATH=/path/to/chromium
  - Playwright's own (a download):    npx playwright install --only-shell chromium
  - Debian:                           ${commandToType(['chromium-headless-shell'])}
  - from the npm registry, Linux x64: npm install --no-save @sparticuz/chromium@147.0.0`;

/**
 * Candidates, the cheapest first. A generator, because a later step (a download) may only run after all earlier ones
 * failed.
 *
 * @param {World} world
 * @returns {AsyncGenerator<Candidate>}
 */
async function* candidates(world) {
  const places = browserPlaces(world.platform, world.env);
  /** @param {string} executablePath @returns {Candidate} */
  const at = (executablePath) => ({ how: executablePath, choice: { executablePath } });

  yield { how: "Playwright's own Chromium", choice: {} };
  const found = places.filter((place) => world.exists(place));
  yield* found.map(at);
  yield { how: 'Google Chrome, as Playwright finds it', choice: { channel: 'chrome' } };
  yield { how: 'Microsoft Edge, as Playwright finds it', choice: { channel: 'msedge' } };
  if (await world.download()) yield { how: "Playwright's Chromium, just downloaded", choice: {} };
  if (await world.installPackage()) {
    yield* places.filter((place) => world.exists(place) && !found.includes(place)).map(at);
  }
  const unpacked = await world.unpack();
  if (unpacked !== undefined) yield { how: '@sparticuz/chromium', choice: { executablePath: unpacked } };
}

/**
 * @param {World} [world]
 * @returns {Promise<Browser>}
 */
export async function findBrowser(world = realWorld) {
  const named = world.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    world.say('CHROMIUM_PATH');
    await world.launch({ executablePath: named }).catch((/** @type {unknown} */ error) => {
      throw new Problem(`CHROMIUM_PATH is set to ${named}, which does not start:\n${firstLine(error)}`);
    });
    return { path: named, how: 'CHROMIUM_PATH' };
  }

  const failures = [];
  for await (const { how, choice } of candidates(world)) {
    world.say(how);
    try {
      const path = await world.launch(choice);
      const isOwn = choice.executablePath === undefined && choice.channel === undefined;
      return isOwn ? { how } : { path, how };
    } catch (error) {
      failures.push(`  - ${how}: ${firstLine(error)}`);
    }
  }
  throw new Problem(['No browser could be started.', choices, 'Tried:', ...failures].join('\n'));
}

/** Finds a browser and stores its path in `CHROMIUM_PATH`, which `launchOptions` reads, here and in child processes. */
export async function ensureBrowser() {
  const browser = await findBrowser();
  if (browser.path !== undefined) process.env['CHROMIUM_PATH'] = browser.path;
  return browser;
}

/** The version of the browser that `ensureBrowser` has found. */
export async function browserVersion() {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch(launchOptions());
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

const linuxNames = [
  // First, as it has no browser UI: it renders the same pages with a fifth less work.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * The usual install paths of Chromium-based browsers. Pure: does not access the disk.
 *
 * @param {string} platform as `process.platform` names it
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} full paths, the best first
 */
export function browserPlaces(platform, env) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] === undefined ? [] : [`${env['HOME']}/Applications`])];
    return macApplications.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return windowsPrograms.flatMap((program) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [path.win32.join(folder, ...program)])),
    );
  }
  const searched = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const folders = new Set(['/usr/bin', '/usr/local/bin', '/snap/bin', ...searched]);
  return linuxNames.flatMap((name) => [...folders].map((folder) => path.posix.join(folder, name)));
}
