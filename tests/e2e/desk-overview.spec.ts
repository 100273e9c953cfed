/** All slides on the desk, which the audience does not see. */
import type { BrowserContext, Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { faultsIn } from './axe.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';

const LAPTOP = { width: 1366, height: 768 };

test.use({ viewport: LAPTOP, screen: LAPTOP });

/** A hall, and a desk at the same slide. */
async function openAt(context: BrowserContext, page: Page, url: string, slide: string): Promise<Page> {
  await openDeck(page, `${url}#${slide}`);
  const speaker = await context.newPage();
  await speaker.goto(`${url}speaker/`);
  await waitForPage(speaker, { ready: 'speaker' });
  await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', slide);
  return speaker;
}

test(
  'it shows every slide, parts as rows, and Escape leaves everything as it was',
  { tag: '@long' },
  async ({ context, page, site }) => {
    const speaker = await openAt(context, page, site.url, 'xen');
    const box = speaker.getByRole('dialog', { name: 'All slides' });
    await speaker.keyboard.press('o');
    await expect(box).toBeVisible();
    const count = await page.locator('.slides > section').count();
    await expect(box.locator('.thumb > section')).toHaveCount(count);
    // In a window as a laptop has, without scrolling.
    expect(
      await box.locator('.part-rows').evaluate((rows) => rows.scrollHeight - rows.clientHeight),
    ).toBeLessThanOrEqual(0);
    await expect(box.locator('.part-row > h3')).toHaveText([
      'Opening',
      '1 Terminology',
      /^2 /,
      /^3 /,
      '4 Future plans',
      '5 Since 2019',
      'For questions',
    ]);
    const here = box.getByRole('button', { name: /^\d+, NetBSD\/xen, in the tree since 2004$/ });
    await expect(here).toHaveAttribute('aria-current', 'step');
    await expect(box.locator('[aria-current]')).toHaveCount(1);
    await expect(here).toBeFocused();
    await expect(box.locator('.which')).toHaveText(
      /^\d+NetBSD\/xen, in the tree since 2004planned at \d+:\d\d of 30:00$/,
    );
    await expect(box).toContainText('The audience does not see this.');

    for (const key of ['ArrowRight', 'ArrowRight', 'x', 'b', 'ArrowDown']) await speaker.keyboard.press(key);
    await expect(box.getByRole('button', { name: /^\d+, Why two engines\?$/ })).toBeFocused();
    await speaker.keyboard.press('Escape');
    await expect(box).toBeHidden();
    await expectAt(page, 'xen');
    await expect(page.locator('.reveal')).not.toHaveClass(/paused|overview/);
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'xen');
    await expect(speaker.locator('.sign')).toContainText('The audience is with you');
    await speaker.keyboard.press('o');
    await expect(here).toBeFocused();
    await speaker.keyboard.press('o');
    await expect(box).toBeHidden();
  },
);

test(
  'a slide is chosen by key or by a click, and the audience goes there',
  { tag: '@long' },
  async ({ context, page, site }) => {
    const speaker = await openAt(context, page, site.url, 'terminology');
    await speaker.getByRole('button', { name: 'All slides' }).click();
    const box = speaker.getByRole('dialog', { name: 'All slides' });
    await speaker.keyboard.press('ArrowRight');
    await expectAt(page, 'terminology');
    await speaker.keyboard.press('Enter');
    await expect(box).toBeHidden();
    await expectAt(page, 'virtualization');
    await speaker.keyboard.press('o');
    await expect(box.locator('[aria-current]')).toHaveAccessibleName('5, Virtualization');
    await box.getByRole('button', { name: /^\d+, NVMM$/ }).click();
    await expectAt(page, 'nvmm');
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'nvmm');

    await speaker.keyboard.press('x');
    await speaker.keyboard.press('o');
    for (const key of ['End', 'ArrowLeft', 'Home', 'ArrowRight']) await speaker.keyboard.press(key);
    await speaker.keyboard.press('Space');
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'bio');
    await expect(speaker.locator('.sign')).toContainText('NVMM');
    await expectAt(page, 'nvmm');
  },
);

test('a remote steps from there, too', async ({ context, page, site }) => {
  const speaker = await openAt(context, page, site.url, 'hypervisor');
  await speaker.keyboard.press('o');
  await speaker.keyboard.press('PageDown');
  await expect(speaker.getByRole('dialog', { name: 'All slides' })).toBeHidden();
  await expectAt(page, 'hypervisor', 1);
});

for (const size of [LAPTOP, { width: 820, height: 1180 }, { width: 390, height: 844 }])
  test(
    `axe finds nothing, and nothing scrolls sideways: ${size.width} px wide`,
    { tag: '@long' },
    async ({ context, page, site }) => {
      const speaker = await openAt(context, page, site.url, 'nvmm');
      await speaker.setViewportSize(size);
      await speaker.keyboard.press('o');
      const box = speaker.getByRole('dialog', { name: 'All slides' });
      await expect(box.locator('[aria-current]')).toBeInViewport();
      expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
      expect(await faultsIn(speaker, '.all-slides')).toEqual([]);
    },
  );
