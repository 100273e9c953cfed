/** Launch options of Chromium for tests, checks and PDF export. */

/**
 * What the browser goes without. A second switch of this name takes the place of the first, so Playwright's own list is
 * repeated here; `tests/e2e/launch.spec.ts` sees to it that nothing of it is lost.
 */
const disabledFeatures = [
  // The address line's suggestions are pages of the browser's own. Each new window loads them, 418 requests that nobody
  // sees, and takes as long for it as for the talk.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  // Playwright's.
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * The browser asks nobody but us, neither for updates nor for its own news. QUIC is off because it makes no sense
 * with a server on the same machine. Glyphs are not hinted: Chromium's headless shell, which is Playwright's own browser,
 * rounds the width of each to whole pixels otherwise, and lines that fit are some pixels too wide on paper. Playwright
 * adds what running as root needs.
 */
export const launchArguments = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  `--disable-features=${disabledFeatures.join(',')}`,
];

/**
 * Options for Playwright's `launch`. `CHROMIUM_PATH` names the browser that `findBrowser` found; without it,
 * Playwright takes its own.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ args: string[], executablePath?: string }}
 */
export function launchOptions(env = process.env) {
  const file = env['CHROMIUM_PATH'];
  const args = [...launchArguments];
  return file === undefined || file === '' ? { args } : { args, executablePath: file };
}
