import { chromium, type Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { expectAt, openKept } from './deck.ts';
import { expect, test as base } from './fixtures.ts';

/** The kept deck at a slide with three steps. */
const test = base.extend<{ readonly deck: Page }>({
  deck: async ({ keptDeck }, use) => {
    await openKept(keptDeck, 'hypervisor');
    await use(keptDeck);
  },
});

for (const key of ['ArrowRight', 'ArrowDown', 'Space', 'PageDown', 'n']) {
  test(`${key} goes a step on, then to the next slide`, async ({ deck: page }) => {
    for (const step of [1, 2, 3]) {
      await page.keyboard.press(key);
      await expectAt(page, 'hypervisor', step);
    }
    await page.keyboard.press(key);
    await expectAt(page, 'two-types');
  });
}

for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+Space', 'PageUp', 'p']) {
  test(`${key} goes back, to the last step of the slide before`, async ({ keptDeck: page }) => {
    await openKept(page, 'two-types');
    await page.keyboard.press(key);
    await expectAt(page, 'hypervisor', 3);
    await page.keyboard.press(key);
    await expectAt(page, 'hypervisor', 2);
  });
}

test('Home and End; the talk ends with its last counted slide', async ({ deck: page }) => {
  await page.keyboard.press('End');
  await expectAt(page, 'questions');
  for (const key of ['ArrowRight', 'ArrowDown', 'Space', 'PageDown', 'n']) {
    await page.keyboard.press(key);
    await expectAt(page, 'questions');
  }
  const told = page.locator('[aria-live="polite"]').filter({ hasText: 'The end of the talk.' });
  await expect(told).toBeInViewport();
  // Backup slides are reached by number, in the overview, or by a link.
  await page.keyboard.press('g');
  await page.keyboard.type('reconstruction');
  await page.keyboard.press('Enter');
  await expectAt(page, 'about-this-reconstruction');
  await expect(told).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'about-this-reconstruction');
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'the-machine');
  await page.keyboard.press('End');
  await expectAt(page, 'questions');
  await page.keyboard.press('o');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expectAt(page, 'guests-elsewhere');
  await page.keyboard.press('End');
  await expectAt(page, 'questions');
  // In full screen, an audience is watching.
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.keyboard.press('ArrowRight');
  await expect(told).toHaveCount(1);
  await expect(told).toHaveCSS('width', '1px');
  await page.keyboard.press('f');
  await page.keyboard.press('Home');
  await expectAt(page, 'status-report');
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'status-report');
});

for (const key of ['Escape', 'o']) {
  test(`${key} shows all slides and comes back`, async ({ deck: page }) => {
    const overview = page.locator('.reveal.overview');
    await page.keyboard.press(key);
    await expect(overview).toBeVisible();
    await expect(page.locator('.all-slides [data-slide="two-types"]')).toBeInViewport();
    await page.keyboard.press('ArrowRight');
    await expectAt(page, 'two-types');
    await page.keyboard.press(key);
    await expect(overview).toHaveCount(0);
    await expectAt(page, 'two-types');
  });
}

test('all slides stand on one sheet, or scroll down, and never sideways, where the scrollbar takes room', async ({
  launchOptions,
  site,
}) => {
  // Playwright hides scrollbars in all browsers that it starts by itself.
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await openDeck(page, site.url);
  await page.keyboard.press('o');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 720 });
    const seen = () =>
      page.locator('.all-slides .part-rows').evaluate((all) => ({
        scrolls: all.scrollHeight > all.clientHeight,
        beyond: all.scrollWidth - all.clientWidth,
        isWithin: [...all.querySelectorAll('.tile')].every(
          (one) => one.getBoundingClientRect().right <= all.getBoundingClientRect().left + all.clientWidth,
        ),
      }));
    await expect.poll(seen).toEqual({ scrolls: width < 1280, beyond: 0, isWithin: true });
  }
  await browser.close();
});

test('a spot that is seen large: Escape shows the whole slide, and only then all slides', async ({ deck: page }) => {
  const [reveal, slide] = [page.locator('.reveal'), page.locator('#hypervisor')];
  const width = () => slide.evaluate((one) => one.getBoundingClientRect().width);
  const whole = await width();
  const enlarge = async () => {
    await page.mouse.click(300, 300);
    await expect.poll(width).toBe(2 * whole);
  };
  await page.keyboard.down('Alt');
  await enlarge();
  await page.keyboard.up('Alt');
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(whole);
  await expect(reveal).not.toHaveClass(/overview/);
  await page.keyboard.press('Escape');
  await expect(reveal).toHaveClass(/overview/);
  await page.keyboard.press('Escape');
  await expect(reveal).not.toHaveClass(/overview/);

  // The other key of the overview goes there at once; nothing is large there, nor afterwards.
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Show a spot large' }).click();
  await expect.poll(width).toBe(2 * whole);
  await page.keyboard.press('o');
  const small = page.locator('.all-slides [data-slide="hypervisor"]');
  await expect(small).toBeInViewport({ ratio: 1 });
  expect(await small.evaluate((one) => one.getBoundingClientRect().width)).toBeLessThan(whole / 4);
  await page.keyboard.press('Enter');
  await expect.poll(width).toBe(whole);
});

test('a slide of the overview opens by a click and by Enter', async ({ deck: page }) => {
  const overview = page.locator('.reveal.overview');
  await page.keyboard.press('o');
  await expect(overview).toBeVisible();
  await page.getByRole('button', { name: '5, Virtualization', exact: true }).click();
  await expect(overview).toHaveCount(0);
  await expectAt(page, 'virtualization');
  await page.keyboard.press('o');
  await expect(overview).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(overview).toHaveCount(0);
});

for (const key of ['b', '.']) {
  test(`${key} turns the hall dark, and any key brings the light back`, async ({ deck: page }) => {
    const dark = page.locator('.pause-overlay');
    await expect(dark).toBeHidden();
    await page.keyboard.press(key);
    await expect(dark).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(dark).toBeHidden();
    await expectAt(page, 'hypervisor', 0);
    await page.keyboard.press(key);
    await expect(dark).toBeVisible();
    await page.keyboard.press(key);
    await expect(dark).toBeHidden();
  });
}

test('F fills the screen, and gives it back', async ({ deck: page }) => {
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test('G goes to a slide by number, by id and by words', async ({ deck: page }) => {
  const box = page.getByRole('dialog');
  for (const [wish, id] of [
    ['3', 'topics'],
    ['nvmm', 'nvmm'],
    ['side by side', 'two-types'],
    ['+1', 'guests-elsewhere'],
  ] as const) {
    await page.keyboard.press('g');
    await expect(box.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(wish);
    await page.keyboard.press('Enter');
    await expect(box).toBeHidden();
    await expectAt(page, id);
  }
});

test('G has the slides by the numbers on them, and tells which there are', async ({ deck: page }) => {
  const all = await page.locator('.slides > section').count();
  const backup = await page.locator('.slides > section[data-visibility="uncounted"]').count();
  const counted = all - backup;
  await page.keyboard.press('g');
  await page.keyboard.type((counted + 1).toString());
  await page.keyboard.press('Enter');
  const input = page.getByRole('dialog').locator('input:invalid');
  await expect(input).toBeVisible();
  const said = await input.evaluate((one) => (one instanceof HTMLInputElement ? one.validationMessage : ''));
  const numbers = [`1 to ${counted}`, ...(backup > 0 ? [backup > 1 ? `+1 to +${backup}` : '+1'] : [])];
  expect(said).toBe(`No such slide. The slides are ${numbers.join(' and ')}.`);
  await page.keyboard.press('Escape');
  await expectAt(page, 'hypervisor');
});

test('G says when there is no such slide, and Escape leaves it', async ({ deck: page }) => {
  await page.keyboard.press('g');
  await page.keyboard.type('no such slide anywhere');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator('input:invalid')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectAt(page, 'hypervisor');
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
});

test('? lists the keys, keeps the focus, and closes again', async ({ deck: page }) => {
  const help = page.getByRole('dialog');
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  for (const key of ['Home', 'End', 'Esc', 'G', 'B', 'F', 'D', 'T', '?']) {
    await expect(help.locator('kbd').getByText(key, { exact: true })).toBeVisible();
  }
  for (let stop = 0; stop < 20; stop += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.slides, .bar'))).toBeNull();
  }
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'hypervisor');
  await page.keyboard.press('?');
  await expect(help).toBeHidden();
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
});

test('ids of the page itself begin with a capital, which no slide’s can', async ({ deck: page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  const ids = await page.evaluate(() => {
    const isNamed = ({ dataset, id }: HTMLElement, name: string) =>
      [id, ...(dataset.alias ?? '').split(' ')].includes(name);
    return [...document.querySelectorAll<HTMLElement>('[id]')]
      .filter((one) => {
        const section = one.closest<HTMLElement>('section.slide');
        return !section || !isNamed(section, one.id);
      })
      .map(({ id }) => id);
  });
  expect(ids.length).toBeGreaterThan(2);
  for (const id of ids) expect(id).toMatch(/^[A-Z]/);
});

test('a remote closes a box that is in the way, and goes on', async ({ deck: page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectAt(page, 'hypervisor', 1);
});

test('Enter on a link follows it and does not move the deck; PageDown moves it from there too', async ({
  deck: page,
  site,
}) => {
  await page.goto(`${site.url}#topics`);
  await expectAt(page, 'topics');
  await page.locator('#topics a[href="#future-plans"]').focus();
  await page.keyboard.press('Enter');
  await expectAt(page, 'future-plans');

  await page.goto(`${site.url}#topics`);
  await expectAt(page, 'topics');
  await page.locator('#topics a[href="#future-plans"]').focus();
  await page.keyboard.press('PageDown');
  await expectAt(page, 'terminology');
});

test('a focused button keeps Space and Enter, and the deck keeps PageUp', async ({ deck: page }) => {
  await page.mouse.move(600, 300);
  await page.mouse.move(620, 320);
  const keys = page.getByRole('button', { name: 'Keys' });
  await keys.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAt(page, 'hypervisor');
  await page.keyboard.press('Escape');
  await keys.focus();
  await page.keyboard.press('PageUp');
  await expectAt(page, 'virtualization', 2);
});

test('combinations of keys stay with the browser', async ({ deck: page }) => {
  for (const key of ['Control+ArrowRight', 'Alt+ArrowRight', 'Control+d', 'Meta+b', 'Control+g']) {
    await page.keyboard.press(key);
  }
  await expectAt(page, 'hypervisor');
  await expect(page.locator('.pause-overlay')).toBeHidden();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('keys work by the letter, and under a layout without Latin letters by the key', async ({ deck: page }) => {
  await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'щ', code: 'KeyO', bubbles: true }));
  });
  await expect(page.locator('.reveal.overview')).toBeVisible();
});

for (const path of ['?deck', 'read/']) {
  test(`a key whose part does not come says so, and asks for it again: ${path}`, async ({ page, site }) => {
    const parts = '**/boxes-*.js';
    await page.route(parts, (route) => route.abort());
    await page.goto(`${site.url}${path}`);
    await waitForPage(page, { figures: 'ready' });
    const warning = page.locator('[aria-live="polite"]').filter({ hasText: 'could not be loaded' });
    await expect(warning).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(warning).toBeInViewport();
    await page.unroute(parts);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  });
}

test('Y shares the slide by the address that has its picture, and says so on screen', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDeck(page, `${site.url}#/xen/2`);
  await page.keyboard.press('y');
  const status = page.locator('.aria-status');
  await expect(status).toHaveText('Link copied');
  await expect(status).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}s/xen/`);
  await expectAt(page, 'xen', 2);
});
