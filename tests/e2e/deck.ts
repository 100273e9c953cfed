import { expect, type Page } from '@playwright/test';

/** Where the deck stands, read from what it shows: `xen/2`. */
async function where(page: Page): Promise<string> {
  return page.evaluate(() => {
    const section = document.querySelector('.slides > section.present');
    const shown = [...(section?.querySelectorAll<HTMLElement>('.fragment.visible') ?? [])];
    const step = Math.max(-1, ...shown.map(({ dataset }) => Number(dataset.fragmentIndex))) + 1;
    return `${section?.id ?? 'nowhere'}/${step}`;
  });
}

/** The deck shows this slide after so many steps, and the address says the same. */
export async function expectAt(page: Page, slide: string, step = 0): Promise<void> {
  await expect.poll(() => where(page)).toBe(`${slide}/${step}`);
  await expect.poll(() => new URL(page.url()).hash).toBe(step > 0 ? `#/${slide}/${step}` : `#${slide}`);
}

export const addressOf = (slide: string, step: number) => (step > 0 ? `#/${slide}/${step}` : `#${slide}`);
