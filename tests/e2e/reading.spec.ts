import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { Nodes } from 'hast';
import { outlineOf } from '../../src/check/open.ts';
import { watch } from '../../src/check/watch.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { walk } from '../../src/loader/walk.ts';
import { expect, test as base } from './fixtures.ts';

/** The page with the notes, open, and all it has asked for loaded. */
const test = base.extend<{ readonly reading: Page; readonly url: string }>({
  url: ({ site }, use) => use(`${site.url}read/`),
  reading: async ({ page, url }, use) => {
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'read');
    await page.evaluate(() => document.fonts.ready);
    await use(page);
  },
});

test('it has a policy without holes, and nothing that goes against it', async ({ page, url }) => {
  const take = watch(page, new URL(url).origin);
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  expect(take()).toEqual([]);
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(1);

  const policy = page.locator('head > meta[http-equiv="Content-Security-Policy"]');
  const text = (await policy.getAttribute('content')) ?? '';
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  expect(await policy.evaluate((meta) => meta.previousElementSibling?.outerHTML)).toBe('<meta charset="utf-8">');

  // What would go against it is heard.
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">against the policy</p>');
  });
  await expect
    .poll(() => take().map(({ text: words }) => words))
    .toEqual([expect.stringContaining('Content Security')]);
});

test('without script it shows every slide and every note of the files, whole and in order', async ({
  browser,
  url,
}) => {
  const reading = await browser.newPage({ javaScriptEnabled: false });
  await reading.goto(url);
  const { talk } = await loadTalk(await readSources('slides'));
  const written = (talk?.slides ?? []).map(({ slide, heading, body, notes }) => ({
    id: slide.id,
    heading: squeeze(heading.map(textOf).join('')),
    body: squeeze(textOf(body)),
    notes: squeeze(textOf(notes)),
  }));
  const shown = await reading.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => {
      const seen = (selector: string) => {
        const found = [...section.querySelectorAll<HTMLElement>(`:scope > :is(${selector})`)];
        return found.map((one) => one.innerText).join('');
      };
      return { id: section.id, heading: seen('h1, h2'), body: seen('.body'), notes: seen('.notes') };
    }),
  );
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter(({ notes }) => notes === '')).toEqual([]);
  expect(
    shown.map(({ id, heading, body, notes }) => ({
      id,
      heading: squeeze(heading),
      body: squeeze(body),
      notes: squeeze(notes),
    })),
  ).toEqual(written);
});

test('its slides have the ids of the deck, each once', async ({ reading, site }) => {
  const ids = await reading.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const slides = (await outlineOf(reading)).map(({ id }) => id);
  await reading.goto(site.url);
  expect(slides).toEqual((await outlineOf(reading)).map(({ id }) => id));
});

test('its links inside the site lead somewhere', async ({ reading }) => {
  const hrefs = await reading.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const ids = await reading.locator('[id]').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  const inPage = hrefs.filter((href) => href.startsWith('#'));
  expect(inPage.length).toBeGreaterThan(5);
  expect(inPage.filter((href) => !ids.includes(href))).toEqual([]);

  const others = hrefs.filter((href) => !/^(#|https?:|mailto:)/.test(href));
  expect(others).toEqual(['../']);
  await reading.getByRole('link', { name: 'The same talk as slides' }).click();
  await expect(reading.locator('html')).toHaveAttribute('data-ready', 'deck');
});

test('a link with an id lands on that slide', async ({ reading, url }) => {
  const missed: string[] = [];
  for (const { id } of await outlineOf(reading)) {
    await reading.goto(`${url}#${id}`);
    const { isTarget, top, isEnd, isSeen } = await reading.locator(`[id="${id}"]`).evaluate((section) => {
      const { bottom = -1, top: headTop = -1 } = section.querySelector('h1, h2')?.getBoundingClientRect() ?? {};
      return {
        isTarget: section.matches(':target'),
        top: section.getBoundingClientRect().top,
        isSeen: headTop >= 0 && bottom <= innerHeight,
        isEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 1,
      };
    });
    const isOnTop = top >= 0 && top <= 32;
    // The last slides are too short to come up to the top of the window.
    if (!isTarget || !isSeen || !(isOnTop || isEnd)) missed.push(`${id} at ${top} px`);
  }
  expect(missed).toEqual([]);
});

for (const width of [320, 390, 1280]) {
  test(`nothing scrolls sideways but code and tables, ${width} px wide`, async ({ reading }) => {
    await reading.setViewportSize({ width, height: 844 });
    expect(await reading.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const outside = await reading.locator('body *').evaluateAll((all, edge) => {
      const loose = all.filter((one) => !one.parentElement?.closest('.table, .code'));
      return loose
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.outerHTML.slice(0, 80));
    }, width);
    expect(outside).toEqual([]);
  });
}

test('its prose is 16 px or larger, on a phone too', async ({ reading }) => {
  await reading.setViewportSize({ width: 390, height: 844 });
  const sizes = await reading
    .locator('.slides :is(.body, .notes) :is(p, li)')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(sizes.length).toBeGreaterThan(200);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
});

for (const [theme, width] of [
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const) {
  test(`axe finds nothing: ${theme}, ${width} px wide`, async ({ reading }) => {
    await reading.setViewportSize({ width, height: 844 });
    await reading.emulateMedia({ colorScheme: theme });
    const ground = await reading.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe(theme === 'light' ? 'rgb(251, 250, 246)' : 'rgb(17, 19, 23)');
    await reading.evaluate(axe.source);
    const { violations, passes } = await reading.evaluate(async () => {
      const found = await window.axe.run();
      return {
        violations: found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
        passes: found.passes.map(({ id }) => id),
      };
    });
    expect(passes).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang', 'document-title']));
    expect(violations).toEqual([]);
  });
}

function textOf(node: Nodes): string {
  let text = '';
  walk(node, (one) => {
    if (one.type === 'text') text += one.value;
  });
  return text;
}

/** Without the white space in which a page and its source may differ. */
const squeeze = (text: string) => text.replace(/\s+/g, '');
