/** A Chromium with windows, started as by a user: without a test driver's options. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { launchArguments } from '../../src/setup/launch-options.mjs';
import { end, hear, start } from '../browsers/programs.ts';
import { pathOf } from './programs.ts';
import type { Screens } from './screens.ts';

export interface Chrome {
  readonly pages: () => ReturnType<BrowserContext['pages']>;
  /** The processes that draw pages, by their numbers, with the time in s for which each has worked. */
  readonly renderers: () => Promise<ReadonlyMap<number, number>>;
  /** Looks at the windows anew: a page that has crashed stays so for whoever saw it. */
  readonly lookAgain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param url where the first window begins */
export async function startChrome({ env }: Screens, url: string, switches: readonly string[] = []): Promise<Chrome> {
  const profile = await mkdtemp(join(tmpdir(), 'stage-profile-'));
  const isRoot = process.getuid?.() === 0;
  const program = await start(
    pathOf('browser'),
    [
      ...launchArguments,
      ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
      ...['--no-default-browser-check', '--password-store=basic', '--remote-debugging-port=0'],
      ...[`--user-data-dir=${profile}`, ...switches, url],
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const looks: Browser[] = [];
  const close = async () => {
    for (const look of looks) await look.close();
    await end(program);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const address = await hear(program.stderr, /listening on (ws:\S+)/, 'Chromium');
    program.stderr?.resume();
    // Without its defaults, Playwright does not tell every page that it has the focus.
    const look = async () => {
      looks.push(await chromium.connectOverCDP(address, { noDefaults: true }));
    };
    await look();
    return {
      pages: () => looks.at(-1)?.contexts()[0]?.pages() ?? [],
      renderers: async () => {
        const session = await looks.at(-1)?.newBrowserCDPSession();
        const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
        await session?.detach();
        return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
      },
      lookAgain: look,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
