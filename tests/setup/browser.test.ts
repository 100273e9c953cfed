import { describe, expect, it } from 'vitest';
import { findBrowser, browserPlaces } from '../../src/setup/browser.mjs';
import type { World } from '../../src/setup/browser-world.mjs';
import { launchArguments, launchOptions } from '../../src/setup/launch-options.mjs';

/** A fake machine. Its programs start if they are in `starts`. */
interface Machine {
  readonly starts?: readonly string[];
  readonly files?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What becomes startable by the download, the package manager, the npm package. */
  readonly download?: string;
  readonly apt?: string;
  readonly npm?: string;
}

/** A fake machine and its log of actions. */
function machineWith({ starts = [], files = [], env = {}, download, apt, npm }: Machine) {
  const startable = new Set(starts);
  const present = new Set(files);
  const diary: string[] = [];
  const world: World = {
    platform: 'linux',
    env,
    exists: (file) => present.has(file),
    launch: ({ executablePath, channel }) => {
      const program = executablePath ?? channel ?? 'own';
      diary.push(`launch ${program}`);
      if (startable.has(program)) return Promise.resolve(channel === undefined ? program : `/opt/${channel}`);
      return Promise.reject(new Error(`${program} fell over\nwith a long story`));
    },
    download: () => {
      diary.push('download');
      if (download !== undefined) startable.add(download);
      return Promise.resolve(download !== undefined);
    },
    installPackage: () => {
      diary.push('apt');
      if (apt !== undefined) {
        startable.add(apt);
        present.add(apt);
      }
      return Promise.resolve(apt !== undefined);
    },
    unpack: () => {
      diary.push('unpack');
      if (npm !== undefined) startable.add(npm);
      return Promise.resolve(npm);
    },
    say: () => undefined,
  };
  return { world, diary };
}

describe('findBrowser', () => {
  it('takes Playwright’s own first, and names no path for it', async () => {
    const { world, diary } = machineWith({ starts: ['own', '/usr/bin/chromium'], files: ['/usr/bin/chromium'] });
    expect(await findBrowser(world)).toEqual({ how: "Playwright's own Chromium" });
    expect(diary).toEqual(['launch own']);
  });

  it('takes only a program that starts, though another one is there', async () => {
    const files = ['/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
    const { world, diary } = machineWith({ starts: ['/usr/bin/google-chrome'], files });
    expect((await findBrowser(world)).path).toBe('/usr/bin/google-chrome');
    expect(diary).toEqual(['launch own', 'launch /usr/bin/chromium-browser', 'launch /usr/bin/google-chrome']);
  });

  it('gives the path of the program that a channel stands for', async () => {
    const { world } = machineWith({ starts: ['msedge'] });
    expect((await findBrowser(world)).path).toBe('/opt/msedge');
  });

  it('installs nothing while anything starts, and then the least first', async () => {
    const channels = ['launch own', 'launch chrome', 'launch msedge'];
    const byDownload = machineWith({ download: 'own', apt: '/usr/bin/chromium' });
    expect(await findBrowser(byDownload.world)).toEqual({ how: "Playwright's Chromium, just downloaded" });
    expect(byDownload.diary).toEqual([...channels, 'download', 'launch own']);

    const byApt = machineWith({ apt: '/usr/bin/chromium', npm: '/tmp/chromium' });
    expect((await findBrowser(byApt.world)).path).toBe('/usr/bin/chromium');
    expect(byApt.diary).toEqual([...channels, 'download', 'apt', 'launch /usr/bin/chromium']);

    const byNpm = machineWith({ npm: '/tmp/chromium' });
    expect((await findBrowser(byNpm.world)).path).toBe('/tmp/chromium');
    expect(byNpm.diary).toEqual([...channels, 'download', 'apt', 'unpack', 'launch /tmp/chromium']);
  });

  it('does not try again what did not start before the package manager ran', async () => {
    const { world, diary } = machineWith({ files: ['/usr/bin/google-chrome'], apt: '/usr/bin/chromium' });
    await findBrowser(world);
    expect(diary.filter((line) => line === 'launch /usr/bin/google-chrome')).toHaveLength(1);
  });

  it('obeys CHROMIUM_PATH, and stops when that does not start', async () => {
    const env = { CHROMIUM_PATH: '/my/chromium' };
    const good = machineWith({ starts: ['/my/chromium'], env });
    expect((await findBrowser(good.world)).path).toBe('/my/chromium');

    const bad = machineWith({ starts: ['own'], env });
    await expect(findBrowser(bad.world)).rejects.toThrow(/CHROMIUM_PATH is set to \/my\/chromium, .*\n.*fell over$/);
    expect(bad.diary).toEqual(['launch /my/chromium']);
  });

  it('treats an empty CHROMIUM_PATH as none', async () => {
    const { world } = machineWith({ starts: ['own'], env: { CHROMIUM_PATH: '' } });
    expect(await findBrowser(world)).toEqual({ how: "Playwright's own Chromium" });
  });

  it('ends with one message that holds the choices and what was tried', async () => {
    const { world } = machineWith({ files: ['/usr/bin/chromium'] });
    const message = await findBrowser(world).then(String, String);
    expect(message).toContain('No browser could be started.');
    for (const choice of ['CHROMIUM_PATH=', 'npx playwright install', 'apt-get install', '@sparticuz/chromium']) {
      expect(message).toContain(choice);
    }
    expect(message).toContain('- /usr/bin/chromium: /usr/bin/chromium fell over\n');
    expect(message).not.toContain('long story');
  });
});

describe('browserPlaces', () => {
  it('looks along the path on Linux, once in each folder, in Chromium’s favour', () => {
    const places = browserPlaces('linux', { PATH: '/usr/bin:/opt/bin:relative::/opt/bin' });
    expect(places[0]).toBe('/usr/bin/chromium-headless-shell');
    expect(places.find((place) => !place.includes('headless'))).toBe('/usr/bin/chromium');
    expect(places).toContain('/opt/bin/google-chrome');
    expect(new Set(places).size).toBe(places.length);
    expect(places.every((place) => place.startsWith('/'))).toBe(true);
  });

  it('knows the application folders of macOS', () => {
    const places = browserPlaces('darwin', { HOME: '/Users/me' });
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('knows the program folders of Windows, as far as they are set', () => {
    const places = browserPlaces('win32', { PROGRAMFILES: 'C:\\Programs', LOCALAPPDATA: 'C:\\Me' });
    expect(places).toContain('C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(places).toContain('C:\\Me\\Google\\Chrome\\Application\\chrome.exe');
    expect(places).toHaveLength(6);
  });
});

describe('launchOptions', () => {
  it('names the browser that was found, or leaves the choice to Playwright', () => {
    expect(launchOptions({ CHROMIUM_PATH: '/x' })).toEqual({ args: launchArguments, executablePath: '/x' });
    expect(launchOptions({})).toEqual({ args: launchArguments });
    expect(launchOptions({ CHROMIUM_PATH: '' })).toEqual({ args: launchArguments });
  });
});
