/** Launch options of Chromium for tests, checks and PDF export. */

/**
 * Browser features to disable. A second `--disable-features` replaces the first, so Playwright's own list is repeated
 * here; `tests/e2e/launch.spec.ts` checks that it is complete.
 */
const disabledFeatures = [
  // The suggestions of the address bar are internal pages of the browser. Each new window loads them with 418 requests,
  // which takes as long as loading the talk.
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
 * Keeps the browser from contacting other servers, for updates or its own services. QUIC is of no use with a server on
 * the same machine. Glyphs are not hinted: otherwise Chromium's headless shell, which is Playwright's own browser,
 * rounds the width of each to whole pixels, and lines that fit are some pixels too wide in print. Playwright adds the
 * flags for running as root.
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
