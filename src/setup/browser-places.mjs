/** Where browsers of the Chromium family usually lie. Pure: whether one is there is another question. */
import path from 'node:path';

const linuxNames = [
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
