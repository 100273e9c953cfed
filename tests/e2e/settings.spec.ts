import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { expect, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const isDark = async (page: Page) => {
  const [red = 255] = ((await ground(page)).match(/\d+/g) ?? []).map(Number);
  return red < 100;
};
const since = (page: Page) => page.locator('section.present .since');

test.describe('dark and light', () => {
  for (const scheme of ['light', 'dark'] as const) {
    test(`follow the system, ${scheme}, until D decides`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await openDeck(page, `${site.url}#hypervisor`);
      expect(await isDark(page)).toBe(scheme === 'dark');
      await page.keyboard.press('d');
      expect(await isDark(page)).toBe(scheme === 'light');
      await page.keyboard.press('D');
      expect(await isDark(page)).toBe(scheme === 'dark');
    });
  }

  test('the address decides over the system', async ({ page, site }) => {
    await openDeck(page, `${site.url}?theme=dark#hypervisor`);
    expect(await isDark(page)).toBe(true);
  });

  test('a choice by hand is remembered, and outdates the address', async ({ page, site }) => {
    await openDeck(page, `${site.url}?theme=light#hypervisor`);
    await page.keyboard.press('d');
    await page.reload();
    await waitForPage(page, { ready: 'deck' });
    expect(await isDark(page)).toBe(true);
    expect(new URL(page.url()).hash).toBe('#hypervisor');
  });
});

test.describe('2019 and today', () => {
  test('the talk is as it was given, until T brings what has changed since', async ({ page, site }) => {
    await openDeck(page, `${site.url}#virtualization`);
    await expect(since(page)).toBeHidden();
    await page.keyboard.press('t');
    await expect(since(page)).toBeVisible();
    await expect(page.locator('.aria-status')).toHaveText(/today/i);
    await page.reload();
    await waitForPage(page, { ready: 'deck' });
    await expect(since(page)).toBeVisible();
    await page.keyboard.press('t');
    await expect(since(page)).toBeHidden();
  });

  test('the address decides', async ({ page, site }) => {
    await openDeck(page, `${site.url}?year=today#virtualization`);
    await expect(since(page)).toBeVisible();
    await openDeck(page, `${site.url}?year=1999#virtualization`);
    await expect(since(page)).toBeHidden();
  });
});

test('a browser that forbids storage shows the talk all the same', async ({ page, site }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied', 'SecurityError');
      },
    });
  });
  await openDeck(page, `${site.url}#virtualization`);
  await page.keyboard.press('d');
  await page.keyboard.press('t');
  await expect(since(page)).toBeVisible();
  expect(await isDark(page)).toBe(true);
  expect(errors).toEqual([]);
});
