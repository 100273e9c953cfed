/** Navigation to places in an open page, and emulation of the view there. */
import { expect, type Page } from '@playwright/test';
import type { Colours, Place } from './places.ts';

/**
 * Opens the box of a place, with what is typed there.
 *
 * @returns how to close it
 */
export async function openBox(page: Page, { way }: Place): Promise<() => Promise<void>> {
  if (way.kind !== 'box') throw new Error(`There is no box at a ${way.kind}.`);
  const box = page.getByRole('dialog');
  if ('key' in way) await page.keyboard.press(way.key);
  else await page.getByRole('button', { name: way.button }).click();
  await expect(box).toBeVisible();
  if ('types' in way) {
    await page.keyboard.type(way.types);
    await expect(box.getByRole('link').first()).toBeVisible();
  }
  return async () => {
    await box.getByRole('button', { name: 'Close' }).click();
    await expect(box).toBeHidden();
  };
}

/** Disables animations. */
export const see = (page: Page, colours: Colours): Promise<void> =>
  page.emulateMedia({
    colorScheme: colours === 'forced' ? 'dark' : colours,
    forcedColors: colours === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });

/** The spacing of text that WCAG 1.4.12 lets a reader set. */
export const spaceText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
