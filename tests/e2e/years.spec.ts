import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { toursOf, walk } from '../../src/check/tour.ts';
import { makeOneFile } from '../../src/export/one-file.ts';
import { serve } from '../../src/setup/server.mjs';
import { buildTalk } from './build-talk.ts';
import { expect, test as base } from './fixtures.ts';

interface Built {
  readonly out: string;
  readonly url: string;
}

/** A talk that is given in another year than this one. */
const test = base.extend<object, { readonly later: Built }>({
  later: [
    async ({}, use, { project, workerIndex }) => {
      const out = `${project.outputDir}/talk-of-2027-${workerIndex}`;
      await buildTalk('tests/fixtures/talk-of-2027', out);
      const { url, close } = await serve(out);
      await use({ out, url });
      await close();
    },
    { scope: 'worker' },
  ],
});

// One worker has the whole file, so that the talk is built once for it.
test.describe.configure({ mode: 'default' });

const rows = (page: Page) => page.locator('#side-by-side .drawing tr').filter({ hasText: 'Hosts' });
const words = (page: Page) => page.locator('body').innerText();

test(
  'a talk of 2027 says 2027 and today, in every edition',
  { tag: '@long' },
  async ({ page, context, later: { out, url } }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openDeck(page, `${url}#/emulators/1`);
    const says = page.locator('#emulators .says');
    await expect(says).toHaveText('In 2027, QEMU on amd64: no.');
    await expect(page.locator('#emulators .since')).toBeHidden();
    const years = page.locator('#emulators').getByRole('group', { name: 'As of' });
    const pressed = years.locator('[aria-pressed=true]');
    await expect(pressed).toHaveText('2027');
    await expect(years.getByRole('button', { name: '2027' })).toHaveAttribute(
      'title',
      'The talk as it was given in 2027',
    );
    await years.getByRole('button', { name: 'today' }).click();
    await expect(says).toHaveText('As of today, QEMU on amd64: yes.');
    await expect(page.locator('#emulators .since')).toBeVisible();
    await expect(pressed).toHaveText('today');
    await page.keyboard.press('t');
    await expect(page.locator('.aria-status')).toHaveText('As in 2027');
    await page.keyboard.press('?');
    await expect(page.getByRole('button', { name: 'As in 2027, or as of today' })).toBeVisible();
    await page.keyboard.press('Escape');

    // The address knows the year of this talk, and of no other.
    for (const [year, label] of [
      ['2027', 'Hosts, 2027'],
      ['today', 'Hosts, today'],
      ['2019', 'Hosts, 2027'],
    ] as const) {
      await openDeck(page, `${url}?year=${year}#side-by-side`);
      await expect(rows(page)).toHaveCount(1);
      await expect(page.locator('#side-by-side .says')).toContainText(label);
    }

    await page.goto(`${url}read/`);
    await waitForPage(page, { ready: 'article' });
    await expect(page.locator('#About')).toContainText('“2027” hides it');
    // What was chosen in the deck holds here, too.
    await page.locator('.masthead').getByRole('button', { name: 'today' }).click();
    await expect(page.locator('#emulators .since')).toBeVisible();
    await page.locator('.masthead').getByRole('button', { name: '2027' }).click();
    await expect(page.locator('.masthead [aria-pressed=true]')).toHaveText('2027');
    await expect(page.locator('#emulators .since')).toBeHidden();
    await page.locator('#emulators').getByRole('button', { name: 'Copy link' }).click();
    await expect(page.locator('#emulators .tools [aria-live=polite]')).toHaveText('Link copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('?year=2027#');
    await page.goto(copied);
    await expect(page.locator('#emulators .since')).toBeHidden();
    expect(await words(page)).not.toContain('2019');

    for (const [path, ready] of [
      ['speaker/', 'speaker'],
      ['handout/', 'print'],
      ['?print', 'print'],
    ] as const) {
      await page.goto(`${url}${path}`);
      await waitForPage(page, { ready });
      await expect(page.locator('html')).toHaveAttribute('data-year', 'then');
      expect(await words(page)).not.toContain('2019');
    }
    for (const file of ['index.html', 'read/index.html', 'search.json', 's/emulators/index.html'])
      expect(await readFile(`${out}/${file}`, 'utf8')).not.toContain('2019');
    expect(await makeOneFile(out)).toContain('<meta name="year" content="2027">');
  },
);

test('the check walks through both of its years, and calls them so', async ({ browser, later: { url } }) => {
  const checks = [{ name: 'views', when: 'everywhere' as const, find: () => [{ message: 'seen' }] }];
  const views = new Set<string>();
  for (const tour of toursOf()
    .filter(({ does }) => does.includes('everywhere'))
    .slice(0, 2))
    for (const { view } of (await walk(browser, url, tour, checks)).findings) views.add(view);
  expect([...views]).toEqual(['1280×720 today light', '1280×720 2027 light']);
});
