import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createLogger, createServer, type ViteDevServer } from 'vite';
import { waitForPage } from '../../src/inspect/open.ts';
import { talkPlugin } from '../../src/site/plugin.ts';
import { shellsPlugin } from '../../src/site/shells.ts';

interface Dev {
  readonly url: string;
  readonly folder: string;
  /** All that the server said in the terminal. */
  readonly said: () => string;
}

interface Place {
  /** Starts the development server on the slides. */
  readonly start: () => Promise<Dev>;
  /** The slides folder, a copy: it can be edited. */
  readonly folder: string;
  readonly edit: (from: string, to: string) => Promise<void>;
}

const test = base.extend<{ readonly talk: string; readonly place: Place; readonly dev: Dev }>({
  talk: ['slides', { option: true }],
  place: async ({ talk }, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'slides-'));
    const folder = join(copy, 'slides');
    await cp(resolve(talk), folder, { recursive: true });
    const servers: ViteDevServer[] = [];
    const start = async () => {
      const said: string[] = [];
      const say = (text: string) => void said.push(text);
      const server = await createServer({
        configFile: false,
        root: resolve('src'),
        publicDir: resolve('public'),
        cacheDir: join(copy, 'cache'),
        customLogger: { ...createLogger('silent'), error: say, warn: say },
        plugins: [shellsPlugin(resolve('src')), talkPlugin(folder)],
        server: { host: '127.0.0.1', port: 0 },
      });
      servers.push(server);
      await server.listen();
      return { url: server.resolvedUrls?.local[0] ?? '', folder, said: () => said.join('\n') };
    };
    const edit = async (from: string, to: string) => {
      const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
      const texts = await Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
      const found = texts.find(({ text }) => text.includes(from));
      if (!found) throw new Error(`No slide has ${from}`);
      await writeFile(
        found.file,
        found.text.replace(from, () => to),
      );
    };
    await use({ start, folder, edit });
    await Promise.all(servers.map((server) => server.close()));
    await rm(copy, { recursive: true });
  },
  dev: async ({ place }, use) => {
    await use(await place.start());
  },
});

/** Only catches hangs: a page that reloads from a development server takes long on a busy machine. */
const expectSoon = expect.configure({ timeout: 60_000 });

/** Opens a page and waits until it is connected to the server. */
async function openLive(page: Page, address: string): Promise<void> {
  const connected = page.waitForEvent('console', (message) => message.text() === '[vite] connected.');
  await page.goto(address);
  await connected;
}

const ready = (page: Page) => waitForPage(page, { ready: 'deck' });

test('an edit changes that slide alone, on the same slide and step', { tag: '@long' }, async ({ page, place, dev }) => {
  await page.goto(`${dev.url}#/plans/1`);
  await ready(page);
  const item = page.locator('#plans li').first();
  await expect(item).toBeVisible();
  await page.evaluate(() => {
    for (const section of document.querySelectorAll('.slides > section')) {
      section.firstElementChild?.setAttribute('data-untouched', '');
    }
  });

  await place.edit('- NVMM: send it to QEMU once it is stable', '- NVMM: send it, $&, to QEMU');

  await expect(item).toHaveText('NVMM: send it, $&, to QEMU');
  await expect(item).toBeVisible();
  await expect(page.locator('#plans li').nth(1)).toBeHidden();
  expect(new URL(page.url()).hash).toBe('#/plans/1');
  const touched = await page
    .locator('.slides > section:not(:has(> [data-untouched]))')
    .evaluateAll((all) => all.map(({ id }) => id));
  expect(touched).toEqual(['plans']);
});

test(
  'a mistake shows in the overlay with its place, and the last good page stays',
  { tag: '@long' },
  async ({ page, place, dev }) => {
    await page.goto(`${dev.url}#hypervisor`);
    await ready(page);

    await place.edit(':::steps\n- NVMM: send', ':::stepz\n- NVMM: send');

    const overlay = page.locator('vite-error-overlay');
    await expect(overlay).toContainText('Did you mean `steps`?');
    await expect(overlay).toContainText(/slides\/05-future-plans\.md:\d+:1/);
    await expect(overlay).toContainText(/> \d+ \| :::stepz/);
    await expect(page.locator('section.present h2')).toHaveText('Hypervisor');

    await place.edit(':::stepz', ':::steps');
    await expect(overlay).toHaveCount(0);
    await expect(page.locator('section.present h2')).toHaveText('Hypervisor');
  },
);

test(
  'every page opened while there is a mistake tells it, until it is mended',
  { tag: '@long' },
  async ({ page, place, dev }) => {
    await page.goto(`${dev.url}#hypervisor`);
    await ready(page);
    await place.edit('## Hypervisor', '## Hypervisor\n\n<b>raw</b>');
    const overlay = page.locator('vite-error-overlay');
    for (const address of [`${dev.url}#hypervisor`, `${dev.url}read/`, `${dev.url}?print`, dev.url]) {
      await page.goto(address);
      await page.reload();
      await expect(overlay).toContainText('Unexpected HTML `<b>`');
      await expect(page.locator('#hypervisor :is(h2, h3)')).toHaveText('Hypervisor');
    }
    await place.edit('<b>raw</b>', 'Cooked.');
    await expect(overlay).toHaveCount(0);
    await expect(page.locator('#hypervisor .body')).toContainText('Cooked.');
    expect(dev.said().match(/Unexpected HTML/g)).toHaveLength(1);
  },
);

test('a mistake that nobody saw and that is mended is not told', { tag: '@long' }, async ({ page, place, dev }) => {
  await place.edit('## Hypervisor', '## Hypervisor\n\n<b>raw</b>');
  await expect.poll(dev.said).toContain('Unexpected HTML');
  await place.edit('<b>raw</b>', 'Cooked.');
  await page.goto(dev.url);
  await ready(page);
  await expect(page.locator('#hypervisor .body')).toContainText('Cooked.');
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
});

test('a start with a mistake tells it at once, and the page waits for the talk', async ({ page, place }) => {
  await place.edit(':::steps\n- NVMM: send', ':::stepz\n- NVMM: send');
  const dev = await place.start();
  await expect.poll(dev.said).toMatch(/slides\/05-future-plans\.md:\d+:1 {2}directive-unknown/);

  await page.goto(dev.url);
  await expect(page.locator('body > p')).toContainText('Once it is mended, this page shows the talk.');
  await expect(page.locator('vite-error-overlay')).toContainText('Did you mean `steps`?');

  await place.edit(':::stepz', ':::steps');
  await ready(page);
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
});

test('slides that cannot be read are a message, not the end', { tag: '@long' }, async ({ page, place }) => {
  const away = `${place.folder}-away`;
  await rename(place.folder, away);
  // A link to itself, which fails to open for every user, root included.
  await symlink(place.folder, place.folder);
  const dev = await place.start();
  await expect.poll(dev.said).toContain('The slides could not be loaded: ELOOP');
  await page.goto(dev.url);
  await expect(page.locator('vite-error-overlay')).toContainText('The slides could not be loaded: ELOOP');

  // An open page would reload as soon as the slides are back, and abort pending calls.
  await page.close();
  await rm(place.folder);
  await rename(away, place.folder);
  const later = await page.context().newPage();
  await later.goto(dev.url);
  await ready(later);
});

test('the reading page and the paper follow too', { tag: '@long' }, async ({ page, place, dev }) => {
  const paper = await page.context().newPage();
  await openLive(page, `${dev.url}read/`);
  await openLive(paper, `${dev.url}?print`);
  await waitForPage(paper, { ready: 'print' });
  await expect(page.locator('#plans li').first()).toHaveText('NVMM: send it to QEMU once it is stable');
  await place.edit('- NVMM: send it to QEMU once it is stable', '- To QEMU, once stable');
  await expect(page.locator('#plans li').first()).toHaveText('To QEMU, once stable');
  await expect(paper.locator('#plans li').first()).toHaveText('To QEMU, once stable');
});

test('two saves in a row end with the second', async ({ page, place, dev }) => {
  await page.goto(`${dev.url}#plans`);
  await ready(page);
  // An editor that empties the file before it fills it, or formats it after saving.
  await place.edit('- NVMM: send it to QEMU once it is stable', '<b>');
  await place.edit('<b>', '- To QEMU, once stable');
  await expect(page.locator('#plans li').first()).toHaveText('To QEMU, once stable');
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
});

test('a slide that comes or goes loads the page anew', async ({ page, place, dev }) => {
  await page.goto(dev.url);
  await ready(page);
  await place.edit('::slide{id=hypervisor', '## Before it\n\n---\n\n::slide{id=hypervisor');
  await expect(page.locator('section#before-it')).toHaveCount(1);
});

test.describe('a small talk', () => {
  test.use({ talk: 'tests/fixtures/tiny-talk' });

  test('reaches both pages as it is written', { tag: '@long' }, async ({ page, place, dev }) => {
    const words = '%MODE% %BASE_URL% %DEV% 100%constructor% $& $` $1';
    await writeFile(join(place.folder, 'zeichen.md'), `## Zeichen\n\n\`\`\`text\n${words}\n\`\`\`\n`);
    for (const address of [dev.url, `${dev.url}read/`]) {
      await page.goto(address);
      await expect(page.locator('#zeichen .line-text')).toHaveText(words);
    }
  });

  test('has its pictures on both pages, and none that are not there', async ({ page, dev }) => {
    for (const address of [`${dev.url}?print`, `${dev.url}read/`]) {
      await page.goto(address);
      const picture = page.getByRole('img', { name: 'Ein rundes Brot' });
      await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
    }
    const ask = (path: string) => page.request.get(`${dev.url}pictures/${path}`);
    expect((await ask('brot.svg?1')).headers()['content-type']).toContain('image/svg+xml');
    for (const path of ['bread.svg', '', '%', '..%2fslides%2fbrot.md']) {
      expect((await ask(path)).status(), path).toBe(404);
    }
  });

  test(
    'everything that is written, drawn, moved or linked reaches the open deck',
    { tag: '@long' },
    async ({ page, place, dev }) => {
      const at = (name: string) => join(place.folder, name);
      const box = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="50"/>`;
      const slide = (id: string, text: string) => `## ${id}\n\n${text}\n`;
      const body = (id: string) => page.locator(`section#${id} .body`);
      await page.goto(`${dev.url}#vier-zutaten`);
      await ready(page);

      await test.step('a picture that is drawn anew, over itself or from beside it', async () => {
        const picture = page.getByRole('img', { name: 'Ein rundes Brot' });
        await expectSoon(picture).toHaveJSProperty('naturalWidth', 320);
        await writeFile(at('brot.svg'), box(77));
        await expectSoon(picture).toHaveJSProperty('naturalWidth', 77);
        await writeFile(at('new.svg'), box(88));
        await rename(at('new.svg'), at('brot.svg'));
        await expectSoon(picture).toHaveJSProperty('naturalWidth', 88);
        expect(new URL(page.url()).hash).toBe('#vier-zutaten');
      });

      await test.step('a picture that is written slowly: its half, and later the rest', async () => {
        const picture = page.getByRole('img', { name: 'Ein rundes Brot' });
        const whole = box(99);
        await writeFile(at('brot.svg'), whole.slice(0, whole.length / 2));
        await expectSoon(page.locator('vite-error-overlay')).toContainText('brot.svg');
        await appendFile(at('brot.svg'), whole.slice(whole.length / 2));
        await expectSoon(picture).toHaveJSProperty('naturalWidth', 99);
        await expectSoon(page.locator('vite-error-overlay')).toHaveCount(0);
      });

      await test.step('a file that is added, renamed, removed and brought back', async () => {
        await writeFile(at('x.md'), slide('neu', 'Eins.'));
        await expectSoon(body('neu')).toHaveText('Eins.');
        await rename(at('x.md'), at('y.md'));
        await writeFile(at('y.md'), slide('neu', 'Zwei.'));
        await expectSoon(body('neu')).toHaveText('Zwei.');
        await rm(at('y.md'));
        await expectSoon(body('neu')).toHaveCount(0);
        await writeFile(at('y.md'), slide('neu', 'Drei.'));
        await expectSoon(body('neu')).toHaveText('Drei.');
      });

      await test.step('the target of a link, written in place, replaced, or behind another link', async () => {
        const beside = (name: string) => join(place.folder, '..', name);
        await writeFile(beside('one.md'), slide('fern', 'Eins.'));
        await symlink(beside('one.md'), beside('between.md'));
        await symlink(beside('between.md'), at('z.md'));
        await expectSoon(body('fern')).toHaveText('Eins.');
        await writeFile(beside('one.md'), slide('fern', 'Zwei.'));
        await expectSoon(body('fern')).toHaveText('Zwei.');
        await writeFile(beside('two.md'), slide('fern', 'Drei.'));
        await rename(beside('two.md'), beside('one.md'));
        await expectSoon(body('fern')).toHaveText('Drei.');
        await writeFile(beside('three.md'), slide('fern', 'Vier.'));
        await rm(beside('between.md'));
        await symlink(beside('three.md'), beside('between.md'));
        await expectSoon(body('fern')).toHaveText('Vier.');

        await mkdir(beside('photos'));
        await writeFile(beside('photos/a.svg'), box(11));
        await symlink(beside('photos'), at('photos'));
        await writeFile(beside('three.md'), slide('fern', '![Nah](photos/a.svg)'));
        const near = page.locator('img[alt="Nah"]');
        await expectSoon(near).toHaveJSProperty('naturalWidth', 11);
        await writeFile(beside('photos/a.svg'), box(22));
        await expectSoon(near).toHaveJSProperty('naturalWidth', 22);
      });

      await test.step('the folder that goes away and comes back', async () => {
        const away = `${place.folder}-away`;
        await rename(place.folder, away);
        await expectSoon(page.locator('vite-error-overlay')).toContainText('folder');
        await rename(away, place.folder);
        await expectSoon(page.locator('vite-error-overlay')).toHaveCount(0);
        await writeFile(at('y.md'), slide('neu', 'Vier.'));
        await expectSoon(body('neu')).toHaveText('Vier.');
      });

      await test.step('the language of a slide and of the talk, and its title', async () => {
        await writeFile(at('y.md'), `::slide{lang=ar}\n\n${slide('neu', 'Fünf.')}`);
        await expectSoon(page.locator('section#neu')).toHaveAttribute('lang', 'ar');
        await writeFile(at('y.md'), slide('neu', 'Sechs.'));
        await expectSoon(page.locator('section#neu[lang]')).toHaveCount(0);
        const yaml = await readFile(at('talk.yaml'), 'utf8');
        await writeFile(
          at('talk.yaml'),
          yaml.replace('language: de', 'language: ar').replace('title: Brot', 'title: Mehr Brot'),
        );
        await expectSoon(page.locator('html')).toHaveAttribute('lang', 'ar');
        await expectSoon(page.locator('html')).toHaveAttribute('dir', 'rtl');
        await expectSoon(page).toHaveTitle(/Mehr Brot/);
      });
    },
  );

  test('speaker view, article, handout and preflight follow, too', { tag: '@long' }, async ({ page, place, dev }) => {
    const opened: Page[] = [];
    for (const name of ['read', 'speaker', 'handout', 'preflight']) {
      const one = opened.length === 0 ? page : await page.context().newPage();
      await openLive(one, `${dev.url}${name}/`);
      opened.push(one);
    }
    const file = join(place.folder, 'brot.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('- Mehl', '- Roggenmehl'));
    for (const one of opened) await expectSoon(one.locator('body')).toContainText('Roggenmehl');
    const yaml = join(place.folder, 'talk.yaml');
    await writeFile(yaml, (await readFile(yaml, 'utf8')).replace('language: de', 'language: ar'));
    for (const one of opened) await expectSoon(one.locator('[lang="ar"][dir="rtl"]')).not.toHaveCount(0);
  });
});

test(
  'a slide that is too full, or has what no font draws, is told in the page and once in the terminal, until it is mended',
  { tag: '@long' },
  async ({ page, place, dev }) => {
    await page.goto(`${dev.url}#hypervisor`);
    await ready(page);
    const badge = page.locator('.too-full');
    await expect(badge).toBeHidden();
    const lines = Array.from({ length: 40 }, (_, index) => `int line_${index.toString()};`).join('\n');
    const listing = `\n\n\`\`\`c\n${lines}\n\`\`\``;
    await place.edit('## Hypervisor', `## Hypervisor${listing}`);
    await expect(badge).toContainText(/02-terminology\.md:\d+ .* lines too tall/);
    await expect.poll(dev.said).toMatch(/02-terminology\.md:\d+ .* lines too tall/);
    await place.edit(listing, '');
    await expect(badge).toBeHidden();
    expect(dev.said().match(/lines too tall/g)).toHaveLength(1);

    // So is a character that no font here can draw.
    await place.edit('## Hypervisor', '## \u{e000}Hypervisor');
    await expect(badge).toContainText(/02-terminology\.md:\d+ .*No font here can draw . \(U\+E000\)/);
    await expect.poll(dev.said).toMatch(/02-terminology\.md:\d+ .*No font here can draw . \(U\+E000\)/);
    await place.edit('## \u{e000}Hypervisor', '## Hypervisor');
    await expect(badge).toBeHidden();

    // A slide that is changed while another is shown is reported when it is opened.
    await place.edit(
      '- NVMM: send it to QEMU once it is stable',
      `- NVMM: send it to QEMU once it is stable${'\n- One more.'.repeat(30)}`,
    );
    const fuller = page.locator('#plans');
    await expect(fuller).toContainText('One more.');
    await expect(badge).toBeHidden();
    await page.evaluate(() => {
      location.hash = '#/plans';
    });
    await expect(fuller).toHaveClass(/present/);
    await expect(badge).toContainText(/05-future-plans\.md:\d+ .* too tall/);
    await expect.poll(dev.said).toMatch(/05-future-plans\.md:\d+ .* px too tall/);
  },
);
