import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base, type Page } from '@playwright/test';
import { waitForPage } from '../../src/inspect/open.ts';
import { serve } from '../../src/setup/server.mjs';
import { expectAt } from './deck.ts';
import { expect } from './fixtures.ts';

/** An unreliable host: it can change its content, and stop after some responses. */
interface Host {
  readonly url: string;
  readonly publish: (folder: string) => Promise<void>;
  /** The number of responses left. */
  readonly cutAfter: (answers: number) => void;
  readonly answered: () => number;
}

const run = promisify(execFile);

const test = base.extend<{ readonly host: Host }, { readonly versions: readonly [string, string] }>({
  // The same small talk twice; the second has another word on its last slide.
  versions: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'offline-'));
      const slides = join(folder, 'slides');
      await cp(resolve('tests/fixtures/tiny-talk'), slides, { recursive: true });
      const build = async (version: string) => {
        const file = join(slides, 'zz-version.md');
        await writeFile(
          file,
          `## Version\n\nThis is the ${version} version.\n\n\`\`\`text {1}\nlisting of the ${version}\n\`\`\`\n`,
        );
        const out = join(folder, version);
        await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
          env: { ...process.env, TALK_SLIDES: slides, TALK_OUT: out },
        });
        return out;
      };
      await use([await build('first'), await build('second')]);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  host: async ({ versions }, use) => {
    let inner = await serve(versions[0]);
    let left = Infinity;
    let answered = 0;
    const server = http.createServer((request, response) => {
      left -= 1;
      if (left < 0) {
        request.socket.destroy();
        return;
      }
      answered += 1;
      const pass = async () => {
        const answer = await fetch(new URL(request.url ?? '/', inner.url));
        response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? '' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      };
      // A page may still send requests after the test, when the site is deleted.
      pass().catch(() => request.socket.destroy());
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await use({
      // Not plain `localhost`, where no service worker is registered.
      url: `http://talk.localhost:${port}/`,
      publish: async (folder) => {
        await inner.close();
        inner = await serve(folder);
      },
      cutAfter: (answers) => {
        left = answers;
      },
      answered: () => answered,
    });
    await inner.close();
    server.closeAllConnections();
    server.close();
  },
});

// One worker has the whole file, so that both versions are built once for it.
test.describe.configure({ mode: 'default' });

const isKept = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated');

const versionOf = (page: Page) => page.locator('#version .body > p').first().textContent();

async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await waitForPage(page, { figures: 'ready' });
}

test(
  'after one visit all pages work without network: deck, article, speaker, search, print',
  { tag: '@long' },
  async ({ page, host }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await visit(page, `${host.url}#version`);
    await expect.poll(() => isKept(page)).toBe(true);
    host.cutAfter(0);

    await visit(page, `${host.url}?theme=dark#version`);
    expect(await versionOf(page)).toBe('This is the first version.');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('listing');
    await page.getByRole('dialog', { name: 'Search' }).getByRole('link').first().click();
    await expectAt(page, 'version', 1);
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await waitForPage(speaker, { ready: 'speaker' });
    await speaker.keyboard.press('ArrowLeft');
    await expectAt(page, 'version');
    await speaker.close();

    for (const path of ['read/', 'read/index.html', 'read', 's/version/']) {
      await page.goto(host.url + path);
      await expect(page.locator('html')).toHaveAttribute('data-figures', 'ready');
      expect(await versionOf(page)).toBe('This is the first version.');
    }
    await page.goto(`${host.url}?print=steps`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'print');
    await page.goto(`${host.url}preflight/`);
    await expect(page.getByText('not needed: this browser keeps the whole talk')).toBeVisible();
    expect(
      await page.evaluate(() =>
        document.fonts.ready.then((fonts) => [...fonts].every(({ status }) => status !== 'error')),
      ),
    ).toBe(true);
    expect(errors).toEqual([]);
  },
);

test(
  'an update is whole or not there, wherever the network fails',
  { tag: '@long' },
  async ({ page, host, versions }) => {
    await visit(page, host.url);
    await expect.poll(() => isKept(page)).toBe(true);
    await host.publish(versions[1]);
    const { version, files } = await listOf(versions[1]);
    const all = Object.keys(files).length;

    // Fails at the worker itself, at each of the first files, and then at some of the others.
    for (let answers = 0; answers <= all; answers += answers < 4 ? 1 : 9) {
      host.cutAfter(answers);
      await page.evaluate(() =>
        navigator.serviceWorker.getRegistration().then((one) => one?.update().catch(() => undefined)),
      );
      await expect
        .poll(() =>
          page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.installing ?? null)),
        )
        .toBe(null);
      for (const path of ['#version', 'read/']) {
        await visit(page, host.url + path);
        expect(await versionOf(page), `${answers} answers, ${path}`).toBe('This is the first version.');
      }
      expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
    }

    host.cutAfter(Infinity);
    await visit(page, `${host.url}read/`);
    await expect(page.getByRole('complementary', { name: 'Update' })).toBeVisible();
    // Only a notice: the page stays as it is.
    expect(await versionOf(page)).toBe('This is the first version.');
    // A window of this host that shows no page of the talk does not block the update.
    const other = await page.context().newPage();
    await other.goto(`${host.url}robots.txt`);
    host.cutAfter(0);
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => versionOf(page).catch(() => '')).toBe('This is the second version.');
    await visit(page, `${host.url}#version`);
    expect(await versionOf(page)).toBe('This is the second version.');
    expect(await page.evaluate(() => caches.keys())).toEqual([`talk ${host.url} ${version}`]);
  },
);

test('a host that is in the middle of publishing gives no mixture', async ({ page, host, versions }) => {
  await visit(page, host.url);
  await expect.poll(() => isKept(page)).toBe(true);
  // Its worker is of the second version, one page still of the first.
  const mixed = await mkdtemp(join(tmpdir(), 'mixed-'));
  await cp(versions[1], mixed, { recursive: true });
  await cp(join(versions[0], 'read/index.html'), join(mixed, 'read/index.html'));
  await host.publish(mixed);
  await page.evaluate(() =>
    navigator.serviceWorker.getRegistration().then((one) => one?.update().catch(() => undefined)),
  );
  await expect
    .poll(() =>
      page.evaluate(() =>
        navigator.serviceWorker.getRegistration().then((one) => [one?.installing ?? null, one?.waiting ?? null]),
      ),
    )
    .toEqual([null, null]);
  for (const path of ['#version', 'read/']) {
    await visit(page, host.url + path);
    expect(await versionOf(page)).toBe('This is the first version.');
  }
  await rm(mixed, { recursive: true });
});

test(
  'an update waits for a talk that is going on: no window is reloaded while another is open',
  { tag: '@long' },
  async ({ context, host, versions }) => {
    const hall = await context.newPage();
    await visit(hall, `${host.url}#version`);
    await expect.poll(() => isKept(hall)).toBe(true);
    await hall.evaluate(() => {
      document.documentElement.dataset['same'] = 'window';
    });
    await host.publish(versions[1]);
    const reader = await context.newPage();
    await visit(reader, `${host.url}read/`);
    await reader.getByRole('button', { name: 'Load it' }).click();
    await expect(reader.getByRole('complementary', { name: 'Update' })).toContainText(
      'when all other windows of the talk are closed',
    );
    await hall.keyboard.press('ArrowRight');
    await expectAt(hall, 'version', 1);
    await expect(hall.locator('html')).toHaveAttribute('data-same', 'window');
    expect(await versionOf(hall)).toBe('This is the first version.');
    // Files that it has not loaded before are of its own version, too.
    await hall.keyboard.press('/');
    await hall.getByRole('searchbox').fill('second');
    await expect(hall.getByRole('dialog', { name: 'Search' }).getByRole('status')).toHaveText('0 places');
  },
);

test('whoever serves the talk to themselves sees what was built last', async ({ page, host }) => {
  await visit(page, host.url.replace('talk.localhost', '127.0.0.1'));
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
});

async function listOf(
  folder: string,
): Promise<{ readonly version: string; readonly files: Readonly<Record<string, string>> }> {
  const script = await readFile(join(folder, 'sw.js'), 'utf8');
  const list: unknown = JSON.parse(/^const TALK=(.*);\n/.exec(script)?.[1] ?? '');
  if (typeof list !== 'object' || list === null || !('version' in list) || !('files' in list))
    throw new Error('No list');
  const { version, files } = list;
  if (typeof version !== 'string' || typeof files !== 'object' || files === null) throw new Error('No list');
  return { version, files: Object.fromEntries(Object.entries(files).map(([path, hash]) => [path, String(hash)])) };
}
