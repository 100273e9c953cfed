import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { cp, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitForPage } from '../../src/inspect/open.ts';
import { main } from '../../src/check/preflight-command.ts';
import { expect, test } from './fixtures.ts';

/** Waits until all checks have finished, whatever their results. */
async function openPreflight(page: Page, url: string): Promise<void> {
  await page.goto(`${url}preflight/`);
  await waitForPage(page, { ready: 'preflight' });
}

/** Names of failed checks. */
const faults = (page: Page) => page.locator('[data-kind="fault"] b').allTextContents();

/** Serves the page with replaced text. */
async function change(page: Page, edit: (html: string) => string): Promise<void> {
  await page.route('**/preflight/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: edit(await response.text()) });
  });
}

/** A venue without faults, whatever the machine that runs the test has. */
async function goodRoom(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(screen, 'isExtended', { value: true, configurable: true });
    Object.defineProperty(navigator, 'getBattery', {
      value: () => Promise.resolve({ level: 0.9, charging: false }),
      configurable: true,
    });
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: () => Promise.resolve({ release: () => Promise.resolve() }) },
      configurable: true,
    });
    Object.defineProperty(document, 'fullscreenEnabled', { value: true, configurable: true });
  });
}

test.beforeEach(({ page }) => goodRoom(page));

test('a good site in a good room is ready', async ({ page, site }) => {
  await openPreflight(page, site.url);
  expect(await faults(page)).toEqual([]);
  await expect(page.locator('.sum')).toHaveText('Ready.');
  await page.evaluate(axe.source);
  expect(
    await page.evaluate(async () =>
      (await window.axe.run({ resultTypes: ['violations'] })).violations.map(({ id }) => id),
    ),
  ).toEqual([]);
});

const planted: Record<string, { readonly says: RegExp; readonly plant: (page: Page) => Promise<unknown> }> = {
  Fonts: {
    says: /400 "IBM Plex Mono" does not load/,
    plant: (page) => page.route(/plex-mono.*woff2/, (route) => route.abort()),
  },
  Characters: {
    says: /^slides\/.+\.md:\d+, slide “.+”: No font here can draw . \(U\+E000\)\. Use another/,
    plant: (page) => change(page, (html) => html.replace('<h2>', '<h2>\u{e000}')),
  },
  Pictures: {
    says: /^slides\/.+\.md:\d+: .*gone\.png does not load/,
    plant: (page) => change(page, (html) => html.replace('<h2>', '<img src="../gone.png" alt="Gone"><h2>')),
  },
  Figures: {
    says: /^slides\/.+\.md:\d+: time-line is not drawn/,
    plant: (page) => change(page, (html) => html.replace(/(<talk-time-line[^>]*>)/, '$1<p>Not for a figure</p>')),
  },
  'Links in the talk': {
    says: /^slides\/.+\.md:\d+: #gone leads nowhere/,
    plant: (page) => change(page, (html) => html.replace(/href="?#terminology"?/, 'href="#gone"')),
  },
  Plan: {
    says: /^30:00 of 25:00: change `budget`/,
    plant: (page) => change(page, (html) => html.replace(/data-slot="?1800"?/, 'data-slot="1500"')),
  },
  'Windows that talk to each other': {
    says: /speaker view cannot steer/,
    plant: (page) =>
      page.addInitScript(() => {
        BroadcastChannel.prototype.postMessage = () => undefined;
      }),
  },
  'Memory of this browser': {
    says: /Leave the private window/,
    plant: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new Error('forbidden');
        };
      }),
  },
  'Full screen': {
    says: /use its own full screen/,
    plant: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(document, 'fullscreenEnabled', { value: false });
      }),
  },
  'Second screen': {
    says: /plug in the projector/,
    plant: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(screen, 'isExtended', { value: false });
      }),
  },
  'Screen that stays on': {
    says: /switch off the screen saver/,
    plant: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error('no')) } });
      }),
  },
  Battery: {
    says: /^31 %: plug in the power/,
    plant: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'getBattery', {
          value: () => Promise.resolve({ level: 0.31, charging: false }),
        });
      }),
  },
};

for (const [name, { says, plant }] of Object.entries(planted)) {
  test(`it finds a fault that was planted: ${name}`, async ({ page, site }) => {
    await plant(page);
    await openPreflight(page, site.url);
    expect(await faults(page)).toEqual([name]);
    await expect(page.locator('[data-kind="fault"] > :last-child')).toHaveText(says);
    await expect(page.locator('.sum')).toHaveText('1 thing to mend.');
  });
}

test('a talk that comes from another machine is told', async ({ page, site }) => {
  // A host name of this machine that the browser does not treat as loopback.
  await page.route('http://talk.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname.slice(1), site.url).href }) });
  });
  await openPreflight(page, 'http://talk.example/');
  expect(await faults(page)).toContain('Network');
});

test('a window that the browser keeps closed is told, and the keys of a clicker light up', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openPreflight(page, site.url);
  await page.getByRole('button', { name: 'Open the speaker view' }).click();
  await expect(page.getByText('allow windows for this site')).toBeVisible();
  await expect(page.getByText('drag the tab out, to a window of its own')).toBeVisible();
  const [speaker] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'open it by this link' }).click(),
  ]);
  await expect(page.getByText('It is open.')).toBeVisible();
  await speaker.close();
  for (const key of ['PageUp', 'PageDown', '.']) await page.keyboard.press(key);
  await expect(page.locator('kbd.seen')).toHaveText(['PageUp', 'PageDown', '.']);
});

test('the speaker view that it opens is a process of its own, as one of the deck is', async ({ page, site }) => {
  await openPreflight(page, site.url);
  const [speaker] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Open the speaker view' }).click(),
  ]);
  await expect(page.getByText('It is open.')).toBeVisible();
  expect(await speaker.evaluate(() => window.opener === null)).toBe(true);
  await speaker.close();
});

test(
  'the command has one line for a good talk, and names what is wrong with another',
  { tag: '@long' },
  async ({ tiny }, info) => {
    const [site, slides] = [info.outputPath('site'), info.outputPath('slides')];
    await cp(tiny.out, site, { recursive: true });
    await cp(tiny.slides, slides, { recursive: true });
    const pdf = join(site, 'slides.pdf');
    const said: string[] = [];
    const { log } = console;
    console.log = (text: string) => {
      said.push(text);
    };
    try {
      const run = () => main(['--site', site, '--slides', slides]);
      await writeFile(pdf, '%PDF-1.7');
      expect(await run(), said.join('\n')).toBe(0);
      const { length } = (await readFile(join(site, 'index.html'), 'utf8')).match(/<section id=/g) ?? [];
      expect(said.splice(0)).toEqual([`Ready: ${length} slides, all as they should be.`]);

      await utimes(pdf, 0, 0);
      await writeFile(join(slides, 'rehearsal.json'), '{}');
      expect(await run()).toBe(1);
      const [text = ''] = said.splice(0);
      expect(text).toContain('The PDF is older than brot.md');
      expect(text).toContain('slides/rehearsal.json:1:1  warning rehearsal-unreadable');
    } finally {
      console.log = log;
    }
  },
);
