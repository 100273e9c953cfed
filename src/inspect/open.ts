import type { Page } from '@playwright/test';
import { firstLine, Problem } from '../setup/project.mjs';
import type { Ready } from '../contract.ts';
import type { Incident } from './visit.ts';

/** A slide as the page describes it. */
export interface Outline {
  readonly id: string;
  /** As in its footer, or empty without one: `14`, for a backup slide `+1`. */
  readonly number: string;
  readonly place: string;
  readonly steps: number;
}

interface Opening {
  /** In ms. */
  readonly patience?: number | undefined;
  /** Incidents from `watch`, for the message when the page does not start. */
  readonly incidents?: () => readonly Incident[];
}

/** State of a page in `data-…` attributes of its root. */
interface Said {
  readonly ready?: Ready;
  readonly figures?: 'ready';
}

/**
 * Waits until a page has this state, also across a navigation. Uses a `MutationObserver`: polling, as by Playwright's
 * locators, takes up to half a second longer, and forces a layout each time.
 *
 * @throws when it does not in time; `timeout` in ms
 */
export async function waitForPage(page: Page, said: Said, { timeout = 30_000 } = {}): Promise<void> {
  const words = Object.entries(said).map(([name, value]) => [`data-${name}`, value] as const);
  const selector = words.map(([name, value]) => `[${name}="${value}"]`).join('');
  const late = AbortSignal.timeout(timeout);
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => {
      reject(new Problem(`The page at ${page.url()} does not say ${selector} within ${timeout / 1000} s.`));
    });
  });
  const names = words.map(([name]) => name);
  await Promise.race([untilRootIs(page, { selector: `html${selector}`, names }, late), tooLate]);
}

interface Wanted {
  readonly selector: string;
  /** Attributes in the selector. */
  readonly names: string[];
}

async function untilRootIs(page: Page, wanted: Wanted, late: AbortSignal): Promise<void> {
  while (!late.aborted) {
    try {
      await page.evaluate(
        ({ selector, names }) =>
          new Promise<void>((resolve) => {
            const look = () => {
              if (!document.querySelector(selector)) return;
              observer.disconnect();
              resolve();
            };
            const observer = new MutationObserver(look);
            // The root element may not exist yet.
            observer.observe(document, { childList: true, subtree: true, attributeFilter: names });
            look();
          }),
        wanted,
      );
      return;
    } catch (error) {
      // The page has navigated: try again on the new document.
      if (!/navigat|context was destroyed/i.test(String(error))) throw error;
    }
  }
}

/**
 * Opens a deck and waits until it has started, with its figures drawn.
 *
 * @throws Problem when it does not
 */
export async function openDeck(
  page: Page,
  url: string,
  { patience = 15_000, incidents = () => [] }: Opening = {},
): Promise<void> {
  await page.goto(url);
  await waitForPage(page, { ready: 'deck', figures: 'ready' }, { timeout: patience }).catch((error: unknown) => {
    const told = [`The deck at ${url} does not start. ${firstLine(error)}`, ...incidents().map(({ text }) => text)];
    throw new Problem(told.join('\n'));
  });
}

export async function outlineOf(page: Page): Promise<Outline[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.slides > section')].map((section) => ({
      id: section.id,
      number: section.querySelector('.furniture .number')?.textContent.trim() ?? '',
      place: section.dataset.place ?? '',
      steps: Number(section.dataset.steps ?? 0),
    })),
  );
}

/** Goes to a slide and step as by a link, and waits for its fonts and pictures. */
export async function show(page: Page, { slide, step }: { slide: string; step: number }): Promise<void> {
  await page.evaluate(
    async (hash) => {
      if (location.hash !== hash) {
        const arrived = new Promise((resolve) => {
          addEventListener('hashchange', resolve, { once: true });
        });
        location.hash = hash;
        await arrived;
      }
      // Forces a layout of the slide: only then does the browser request the fonts.
      document.body.getBoundingClientRect();
      const pictures = [...document.querySelectorAll<HTMLImageElement>('section.present img')];
      await Promise.all([document.fonts.ready, ...pictures.map((one) => one.decode().catch(() => undefined))]);
    },
    step > 0 ? `#/${encodeURIComponent(slide)}/${step}` : `#${encodeURIComponent(slide)}`,
  );
}
