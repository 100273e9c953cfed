/**
 * A Chromium of two years ago, of which readers still have some. It is asked for by npm when it is first wanted: 66 MB
 * are too much for every installation, and as plain files, checked by their hash, its package runs no code of its own.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium, type Page as Tab } from '@playwright/test';
import { launchArguments } from '../../src/setup/launch-options.mjs';
import { run, runNpm } from '../../src/setup/processes.mjs';
import { Problem, firstLine, root } from '../../src/setup/project.mjs';
import type { Browser, Input, Window } from './driver.ts';
import { keys } from './page.ts';

const PACKAGE = '@sparticuz/chromium@131.0.1';
const SHA512 = 'VfmHkQmb/Px0zjwdSQwjRMwFw63Qfj+g4Giumz4jiAGEpXHgIZk6xEwlUz6yiUHVDveK2TEgMR2MR6I3okOE7w==';

const home = join(root, 'node_modules/.cache/old-chromium', PACKAGE.replace(/.*@/, ''));

export async function startOldChromium(): Promise<Browser> {
  await fetchOnce();
  const browser = await chromium.launch({
    executablePath: join(home, 'chromium'),
    args: launchArguments,
    env: { ...process.env, LD_LIBRARY_PATH: join(home, 'lib') },
  });
  const context = await browser.newContext({ viewport: null });
  const ids = new Map<Tab, string>();
  const windowOf = (tab: Tab) => {
    const id = ids.get(tab) ?? String(ids.size);
    ids.set(tab, id);
    return asWindow(id, tab);
  };
  return {
    name: `Chromium ${browser.version()}`,
    windows: () => Promise.resolve(context.pages().map(windowOf)),
    open: async () => windowOf(await context.newPage()),
    close: () => browser.close(),
  };
}

async function fetchOnce(): Promise<void> {
  if (existsSync(home)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Problem(`${PACKAGE} is for Linux on x64 alone.`);
  console.log(`\nFetching ${PACKAGE} (66 MB, once) …`);
  await mkdir(dirname(home), { recursive: true });
  // Beside its last place, where it can be moved to in one step.
  const folder = await mkdtemp(`${home}-`);
  try {
    const code = await runNpm(['pack', PACKAGE, '--silent', `--pack-destination=${folder}`]);
    const [name = ''] = await readdir(folder);
    if (code !== 0 || name === '') throw new Problem(`npm could not fetch ${PACKAGE}: exit code ${code}.`);
    const file = join(folder, name);
    const hash = createHash('sha512')
      .update(await readFile(file))
      .digest('base64');
    if (hash !== SHA512) throw new Problem(`${PACKAGE} is not the file it was: its SHA-512 is ${hash}.`);
    await extract(file, folder);
    const bin = join(folder, 'package/bin');
    await unpack(join(bin, 'chromium.br'), join(bin, 'chromium'));
    await chmod(join(bin, 'chromium'), 0o755);
    // The libraries that a bare system lacks, and the drawing without a graphics card.
    for (const part of ['al2023', 'swiftshader']) {
      await unpack(join(bin, `${part}.tar.br`), join(bin, `${part}.tar`));
      await extract(join(bin, `${part}.tar`), bin);
    }
    // Renamed last: a folder of this name is complete.
    await rename(bin, home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function extract(archive: string, folder: string): Promise<void> {
  if ((await run('tar', ['-xf', archive, '-C', folder])) !== 0) throw new Problem(`tar could not read ${archive}.`);
}

async function unpack(from: string, to: string): Promise<void> {
  await writeFile(to, await promisify(brotliDecompress)(await readFile(from)));
}

function asWindow(id: string, tab: Tab): Window {
  const window = {
    id,
    goto: async (url: string) => {
      await tab.bringToFront();
      await tab.goto(url);
    },
    run: async (expression: string) => {
      try {
        return String(await tab.evaluate(expression));
      } catch (error) {
        // A reload gets no answer, and a command during it none yet.
        if (firstLine(error).includes('Execution context was destroyed')) return 'null';
        throw error;
      }
    },
    perform: async ({ actions }: Input) => {
      for (const action of actions) await performOne(tab, action);
    },
    resize: (width: number, height: number) => tab.setViewportSize({ width, height }),
    photograph: () => tab.screenshot(),
    print: () => tab.pdf({ width: '1280px', height: '720px', printBackground: true }),
    close: () => tab.close(),
  };
  return window;
}

/** The names of keys that WebDriver writes as characters. */
const names = new Map([...keys].map(([name, character]) => [character, name]));

async function performOne(tab: Tab, { type, value, x, y }: Input['actions'][number]): Promise<void> {
  const key = names.get(String(value)) ?? String(value);
  if (type === 'keyDown') await tab.keyboard.down(key);
  else if (type === 'keyUp') await tab.keyboard.up(key);
  else if (type === 'pointerMove') await tab.mouse.move(Number(x), Number(y));
  else if (type === 'pointerDown') await tab.mouse.down();
  else if (type === 'pointerUp') await tab.mouse.up();
}
