import { checkSite } from '../../src/check/check-site.ts';
import { openDeck, show } from '../../src/inspect/open.ts';
import { toursOf } from '../../src/check/tour.ts';
import { describe } from '../../src/export/faults.ts';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { serve } from '../../src/setup/server.mjs';
import { plant } from './planted.ts';
import { buildTalk } from './build-talk.ts';
import { expect, test as base } from './fixtures.ts';

/** Pictures of all sizes and listings of many, at all places where they may stand. */
const test = base.extend<object, { readonly room: string }>({
  room: [
    async ({}, use, { project, workerIndex }) => {
      const out = `${project.outputDir}/room-${workerIndex}`;
      await buildTalk('tests/fixtures/room', out);
      const { url, close } = await serve(out);
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

// One worker has the whole file, so that the talk is built once for it.
test.describe.configure({ mode: 'default' });

test('all of it fits, in the deck and on paper', { tag: '@long' }, async ({ browser, room }) => {
  const [today, , given] = toursOf();
  const tours = [today, given].flatMap((tour) => (tour ? [{ ...tour, does: ['everywhere'] as const }] : []));
  expect(await checkSite(browser, room, { tours })).toEqual([]);
  for (const edition of ['slides', 'handout'] as const) await exportPdf(browser, room, { edition });
});

test('pictures keep their shape, give way, and are made larger only when they are told to', async ({ page, room }) => {
  await openDeck(page, room);
  const sizeOn = async (slide: string, nth = 0) => {
    await show(page, { slide, step: 0 });
    return page
      .locator(`#${slide} img`)
      .nth(nth)
      .evaluate((img) => {
        const { width, height } = img.getBoundingClientRect();
        return { width: Math.round(width), height: Math.round(height), fit: getComputedStyle(img).objectFit };
      });
  };
  await expect(page.locator('.slides img:is(:not([alt]), [alt=""])')).toHaveCount(0);
  const photo = await sizeOn('photo');
  expect(photo).toMatchObject({ height: 500, fit: 'scale-down' });
  expect((await sizeOn('photo-between-words')).height).toBeLessThan(400);
  expect(await sizeOn('tiny')).toMatchObject({ width: 24, height: 16 });
  expect((await sizeOn('enlarged')).width).toBe(230);
  expect((await sizeOn('sized')).width).toBe(576);
  const turned = await sizeOn('turned');
  expect(turned.height).toBeGreaterThan(turned.width);
  // The slide is filled up to the line of its title.
  expect(await sizeOn('filling')).toMatchObject({ width: 1280, fit: 'contain' });
  expect((await sizeOn('filling')).height).toBeGreaterThan(620);
  expect(
    (await sizeOn('filling-with-words-above-and-below-and-a-title-that-has-as-many-as-two-lines-of-it-have')).height,
  ).toBeGreaterThanOrEqual(360);
  // In every picture's place something is left of each.
  for (const nth of [0, 1, 2]) expect((await sizeOn('several', nth)).height).toBeGreaterThan(40);
});

test('tasks and topics have their signs before their words, and all words beside them', async ({ page, room }) => {
  await openDeck(page, room);
  /** Where the first signs and words of a slide's items begin, from the left of its title. */
  const itemsOn = async (slide: string, step = 0) => {
    await show(page, { slide, step });
    return page.locator(`#${slide}`).evaluate((section) => {
      const begin = section.querySelector('h2')?.getBoundingClientRect().left ?? 0;
      return [...section.querySelectorAll('li')].map((item) => {
        const range = document.createRange();
        range.selectNodeContents(item);
        const words = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
        const lefts: number[] = [];
        for (let word = words.nextNode(); word; word = words.nextNode()) {
          if (word.parentElement?.closest('li') !== item || !word.textContent?.trim()) continue;
          range.selectNodeContents(word);
          lefts.push(...[...range.getClientRects()].map(({ left }) => Math.round(left - begin)));
        }
        const box = item.querySelector(':scope > .task, :scope > p > .task')?.getBoundingClientRect();
        return { box: box && Math.round(box.left - begin), words: Math.min(...lefts), lines: lefts.length };
      });
    });
  };
  const topics = await itemsOn('topics');
  expect(topics.map(({ box }) => box)).toEqual([0, 0, undefined, expect.any(Number)]);
  expect(topics.slice(0, 3).map(({ words }) => words)).toEqual([98, 98, 98]);
  expect(topics[0]?.lines).toBe(2);
  expect(topics[3]?.box).toBeGreaterThanOrEqual(98);
  const [numbered, plain] = await itemsOn('numbered-topics', 2);
  expect(numbered?.box).toBeGreaterThanOrEqual(98);
  expect(plain?.words).toBe(98);
  const signal = page.locator('#numbered-topics li.current-fragment');
  expect(await signal.evaluate((item) => getComputedStyle(item, '::before').content)).toContain('counter(topic)');
  const facts = await itemsOn('facts');
  for (const { box, words } of facts)
    expect(words).toBeGreaterThanOrEqual((box ?? words) + (box === undefined ? 0 : 24));
  expect(facts[1]?.box).toBe(facts[0] ? (1152 - 48) / 3 + 24 : undefined);
});

test('headings below a title are not smaller than the text of the article, and nearer to what follows', async ({
  page,
  room,
}) => {
  await page.goto(`${room}read/`);
  const sizes = await page.locator('#headings .body').evaluate((body) => {
    const sizeOf = (one: Element) => Number.parseFloat(getComputedStyle(one).fontSize);
    return { text: sizeOf(body), headings: [...body.querySelectorAll('h3, h4, h5, h6')].map(sizeOf) };
  });
  expect(sizes.headings).toHaveLength(3);
  for (const size of sizes.headings) expect(size).toBeGreaterThanOrEqual(sizes.text);
  const gaps = await page
    .locator('#headings .body > p + :is(h3, h4, h5, h6)')
    .first()
    .evaluate((heading) => {
      const box = heading.getBoundingClientRect();
      const edge = (one: Element | null) => one?.getBoundingClientRect() ?? box;
      return {
        before: box.top - edge(heading.previousElementSibling).bottom,
        after: edge(heading.nextElementSibling).top - box.bottom,
      };
    });
  expect(gaps.after).toBeLessThan(gaps.before);
});

test('without script a picture is no wider than the text and no higher than the window', async ({ browser, room }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  for (const address of [room, `${room}read/`]) {
    await page.goto(address);
    const boxes = await page.locator('.image img').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    expect(boxes.length).toBeGreaterThan(10);
    for (const { width, height } of boxes) {
      expect(width).toBeLessThanOrEqual(390);
      expect(height).toBeLessThanOrEqual(0.8 * 844 + 1);
    }
  }
  await context.close();
});

test('paper refuses what the deck tells, once a block with its line and direction', async ({ browser }, info) => {
  const folder = info.outputPath('planted');
  const lines = Array.from({ length: 40 }, (_, index) => `<span class="line">int line_${index};</span>`).join('\n');
  const wide = `<span class="line">${'x'.repeat(120)}</span>`;
  const listing = (text: string) =>
    `<div class="code" data-line="4"><pre tabindex="0"><code>${text}</code></pre></div>`;
  await plant(folder, [
    { id: 'first', title: '<h1>Planted</h1>', body: '<p data-line="4">Text</p>' },
    { id: 'tall', body: `${listing(lines)}<p data-line="48">Below it</p>` },
    { id: 'wide', body: listing(wide) },
    { id: 'word', title: `<h2>${'Donaudampfschiff'.repeat(5)}</h2>`, body: '<p data-line="4">Text</p>' },
    { id: 'glyph', body: '<p data-line="4">Nobody draws \u{E000}</p>' },
  ]);
  const { url, close } = await serve(folder);
  const told = await exportPdf(browser, url).catch((error: unknown) => String(error));
  const { overflow, unclaimed } = await exportPdf(browser, url, { allowOverflow: true });
  await close();
  expect(told).toMatch(/planted\.md:204 {2}slide "tall": “int line_17;” does not fit: 25 lines too tall/);
  expect(told).toMatch(/planted\.md:304 {2}slide "wide": “x+…” does not fit: 4\d columns too wide/);
  expect(told).toMatch(/planted\.md:400 {2}slide "word": “[a-zD]+…” does not fit: \d+ px too wide/);
  expect(told).toContain('3 faults.');
  expect(overflow.map(({ slide }) => slide)).toEqual(['tall', 'wide', 'word']);
  // An undrawable character is not overflow: the file is written, without conformance claims.
  expect(unclaimed.map(describe)).toContainEqual(
    expect.stringMatching(/planted\.md:504 {2}slide "glyph": No font here can draw .* \(U\+E000\)\. Use another/),
  );
});
