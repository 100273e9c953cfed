/** The way to places in an open page. */
import { expect, type Page } from '@playwright/test';
import type { Place } from './places.ts';

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
