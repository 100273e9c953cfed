import { resolve } from 'node:path';
import { waitForPage } from '../../src/inspect/open.ts';
import { againstHandout, isHandout } from '../../src/check/pdf/against-talk.ts';
import { failuresOf } from '../../src/pdf/matterhorn.ts';
import { readPdf, type PdfFacts } from '../../src/pdf/read-pdf.ts';
import { textsOf } from '../../src/check/pdf/text.ts';
import { watch } from '../../src/inspect/watch.ts';
import { spokenDate } from '../../src/dates.ts';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { classes, isElement, textOf, walk } from '../../src/trees.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import type { Talk } from '../../src/talk.ts';
import { expect, test as base } from './fixtures.ts';
import { linkWords } from './link-words.ts';

interface Handout extends PdfFacts {
  readonly bytes: Uint8Array;
  readonly texts: readonly string[];
}

const date = new Date('2019-03-20T00:00:00Z');
const PAPERS = ['a4', 'letter'] as const;

/** Width and height, in points. */
const SIZES = { a4: [595.28, 841.89], letter: [612, 792] } as const;

type Paper = (typeof PAPERS)[number];

/** Each is exported once per worker, by the first test that needs it. */
const test = base.extend<object, { readonly talk: Talk; readonly handouts: (paper: Paper) => Promise<Handout> }>({
  talk: [
    async ({}, use) => {
      const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
      if (!talk) throw new Error('The slides have errors.');
      await use(talk);
    },
    { scope: 'worker' },
  ],
  handouts: [
    async ({ browser, site }, use) => {
      const made = new Map<Paper, Promise<Handout>>();
      const make = async (paper: Paper): Promise<Handout> => {
        const { bytes } = await exportPdf(browser, site.url, { edition: 'handout', paper, date });
        return { ...(await readPdf(bytes)), bytes, texts: await textsOf(bytes) };
      };
      await use((paper) => {
        const handout = made.get(paper) ?? make(paper);
        made.set(paper, handout);
        return handout;
      });
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'default', timeout: 120_000 });

for (const paper of PAPERS) {
  const tag = paper === 'letter' ? { tag: '@long' } : {};

  test(`on ${paper}: each link says where it leads, the same in all its boxes`, tag, async ({ handouts }) => {
    for (const { text, says } of linkWords(await handouts(paper))) {
      expect(new Set(says).size, text).toBe(1);
      expect(says[0]?.replace(/\s/g, '')).toContain(text);
    }
  });

  test(
    `on ${paper}: every text of slides and notes, all links, bookmarks by part, “n of m”`,
    tag,
    async ({ handouts, talk }) => {
      const handout = await handouts(paper);
      expect(isHandout(handout, talk)).toBe(true);
      const faults = againstHandout(handout, handout.texts, talk);
      expect(faults.map(({ check, page, message }) => [check, page, message])).toEqual([]);
    },
  );

  test(
    `on ${paper}: fails no condition of PDF/UA-1 that a machine can see, and only then claims it`,
    tag,
    async ({ handouts }) => {
      const handout = await handouts(paper);
      const failures = failuresOf(handout);
      expect(failures.map(({ condition, page, message }) => [condition.id, page, message])).toEqual([]);
      expect(handout.metadata.xmp?.claims).toBe('1');
    },
  );

  test(`on ${paper}: the sheets have the size of their paper`, tag, async ({ handouts }) => {
    const [wide, high] = SIZES[paper];
    for (const { width, height } of (await handouts(paper)).pages) {
      expect(width).toBeCloseTo(wide, 0);
      expect(height).toBeCloseTo(high, 0);
    }
  });
}

test('the running lines are no content: no tag has them', async ({ handouts, talk }) => {
  const a4 = await handouts('a4');
  const elements = JSON.stringify(
    a4.pages.map(({ content }) => [...content.pieces.values()].map((text) => text.replace(/\s+/g, ' ').trim())),
  );
  expect(elements).not.toMatch(/"\d+ of \d+"/);
  // The title stands in a tag once, on its slide; the heads of all other sheets are furniture.
  expect(
    a4.texts.filter((text) => text.replace(/\s+/g, '').includes(talk.meta.title.replace(/\s+/g, ''))),
  ).toHaveLength(a4.pages.length);
});

test('a citation leads to its source, and the source back to the slide', async ({ handouts, talk }) => {
  const a4 = await handouts('a4');
  const bio = a4.names.get('bio') ?? -1;
  const said = a4.pages.flatMap(({ annotations }) => annotations.map(({ contents, target }) => ({ contents, target })));
  const source = said.find(({ contents }) => contents?.startsWith('Source: https://'));
  expect(source?.target).toEqual({ kind: 'page', page: a4.names.get('Sources') });
  expect(said).toContainEqual({
    contents: `Slide 2: ${talk.slides[1]?.slide.title ?? ''}`,
    target: { kind: 'page', page: bio },
  });
});

test('figures in full are a chapter, found by its contents and bookmarks', async ({ handouts, talk }) => {
  const a4 = await handouts('a4');
  const page = a4.names.get('Full');
  expect(page).toBeGreaterThan(0);
  expect(a4.pages.slice(0, 2).flatMap(({ annotations }) => annotations)).toContainEqual(
    expect.objectContaining({ contents: 'Figures in full', target: { kind: 'page', page } }),
  );
  const chapter = a4.outline.find(({ title }) => title === 'Figures in full');
  expect(chapter?.page).toBe(page);
  const told = talk.slides.filter(({ slide }) => a4.names.has(`Full-${slide.id}`));
  expect(told.length).toBeGreaterThan(1);
  expect(chapter?.items.map(({ title, page }) => [title, page])).toEqual(
    told.map(({ slide }) => [slide.title, a4.names.get(`Full-${slide.id}`)]),
  );
});

test(
  'it has what came since, the glossary, and the days on which sources were read, as given and as of today',
  { tag: '@long' },
  async ({ browser, site, talk, handouts }) => {
    const a4 = await handouts('a4');
    const { bytes } = await exportPdf(browser, site.url, { edition: 'handout', isToday: true, date });
    const [today, texts] = [await readPdf(bytes), await textsOf(bytes)];
    expect(againstHandout(today, texts, talk).map(({ message }) => message)).toEqual([]);
    expect(failuresOf(today)).toEqual([]);
    const [now, then] = [texts, a4.texts].map((all) => all.join(' ').replace(/\s+/g, ''));
    const since: string[] = [];
    for (const { body } of talk.slides)
      walk(body, (node) => {
        if (node.type !== 'element' || !classes(node).includes('since')) return;
        const [, ...words] = node.children.filter(isElement);
        since.push(...words.map((block) => textOf(block)));
      });
    expect(since.length).toBeGreaterThan(0);
    const days = talk.sources.map(({ read, unread = '' }) =>
      read === undefined ? `Not read: ${unread}` : `Last read ${spokenDate(read)}`,
    );
    for (const words of [...talk.glossary.map(({ is }) => is.replaceAll('`', '')), ...days]) {
      expect(now).toContain(words.replace(/\s+/g, ''));
      expect(then).toContain(words.replace(/\s+/g, ''));
    }
    // Below the slide its links have the numbers of their sources.
    for (const words of since) expect(now).toContain(words.replace(/\s+/g, ''));
  },
);

test('a reader chooses paper and year on the page, one beside the other', { tag: '@long' }, async ({ page, site }) => {
  const chosen = page.locator('.choices [aria-current]');
  await page.goto(`${site.url}handout/`);
  await waitForPage(page, { ready: 'print' });
  await expect(chosen).toHaveText(['A4', '2019']);
  await expect(page.locator('.since, [data-only="today"]')).toHaveCount(0);
  expect(await page.locator('.came-since').count()).toBeGreaterThan(10);
  await page.getByRole('link', { name: 'Letter' }).click();
  await page.getByRole('group', { name: 'As of' }).getByRole('link', { name: 'today' }).click();
  await waitForPage(page, { ready: 'print' });
  await expect(chosen).toHaveText(['Letter', 'today']);
  await expect(page.locator('.since').first()).toBeVisible();
  await expect(page.locator('.came-since')).toHaveCount(0);
  const last = page.locator('.contents .chapters > li').last().getByRole('link');
  await expect(last).toHaveText([/^Figures in full \d+$/, /^Glossary \d+$/, /^Sources \d+$/]);
});

test('a link to another slide says on which page that is', async ({ page, site }) => {
  await page.goto(`${site.url}handout/`);
  await waitForPage(page, { ready: 'print' });
  const links = await page.locator(':is(.notes, .came) a[href^="#"]:not(.cite a)').evaluateAll((all) => {
    const sheets = [...document.querySelectorAll('.sheet')];
    return all.map((link) => {
      const target = document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
      const page = sheets.findIndex((sheet) => sheet.contains(target)) + 1;
      return { says: link.nextElementSibling?.textContent, wanted: ` (p.\u00a0${page.toString()})` };
    });
  });
  expect(links.length).toBeGreaterThan(3);
  for (const { says, wanted } of links) expect(says).toBe(wanted);
});

test('is the same, byte for byte, when made again', { tag: '@long' }, async ({ browser, site, handouts }) => {
  const a4 = await handouts('a4');
  const again = await exportPdf(browser, site.url, { edition: 'handout', date });
  expect(Buffer.compare(again.bytes, a4.bytes)).toBe(0);
});

test('of some slides has these alone, with their sources under the numbers they always have', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}handout/?range=5-6`);
  await waitForPage(page, { ready: 'print' });
  await expect(page.locator('.unit .margin .number')).toHaveText(['5', '6']);
  const cited = await page.locator('.cite').allTextContents();
  const listed = await page
    .locator('.sources li')
    .evaluateAll((all) => all.map((item) => item.getAttribute('value') ?? ''));
  expect(new Set(listed)).toEqual(new Set([...cited, ...listed]));
  expect(listed.length).toBeGreaterThan(0);
  for (const name of await page
    .locator('main a[href^="#"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')))
    await expect(page.locator(name)).toHaveCount(1);
});

test(
  'no sheet holds more than it has room for, and asks for nothing the policy forbids',
  { tag: '@long' },
  async ({ page, site }) => {
    const take = watch(page, new URL(site.url).origin);
    for (const paper of PAPERS) {
      await page.goto(`${site.url}handout/?paper=${paper}`);
      await waitForPage(page, { ready: 'print' });
      const over = await page
        .locator('.leaf')
        .evaluateAll((leaves) => leaves.filter((leaf) => leaf.scrollHeight > leaf.clientHeight + 1).length);
      expect(over).toBe(0);
      // A drawing is one picture: no part of it is a button, or has the state of one.
      await expect(page.locator('.drawing svg[role="img"] :is([role], [tabindex], [aria-pressed])')).toHaveCount(0);
      // Every block is whole: a paragraph lies on one sheet.
      expect(await page.locator('.unit[data-place] .notes p').count()).toBeGreaterThan(40);
    }
    expect(take()).toEqual([]);
  },
);

test('without script it is all there, in a flow that cuts no unit', async ({ browser, site, talk }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}handout/`);
  await expect(page.locator('.unit[data-place]')).toHaveCount(talk.slides.length);
  await expect(page.locator('.unit .notes').first()).toBeVisible();
  const cut = await page.locator('.unit').evaluateAll((all) => all.map((unit) => getComputedStyle(unit).breakInside));
  expect(new Set(cut)).toEqual(new Set(['avoid']));
  await page.close();
});
