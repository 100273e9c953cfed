import { expect, type Page } from '@playwright/test';
import { show } from '../../src/inspect/open.ts';
import { QUIET } from '../../src/pages/article/lay-out.ts';

/** The place that the deck shows, and its address: `xen/2 at #/xen/2`. */
async function where(page: Page): Promise<string> {
  return page.evaluate(() => {
    const section = document.querySelector('.slides > section.present');
    const shown = [...(section?.querySelectorAll<HTMLElement>('.fragment.visible') ?? [])];
    const step = Math.max(-1, ...shown.map(({ dataset }) => Number(dataset.fragmentIndex))) + 1;
    // A deck opened without a place has none in its address until it leaves the first slide.
    const isFirst = section !== null && section === section.parentElement?.firstElementChild && step === 0;
    const hash = location.hash === '' && isFirst ? `#${section.id}` : location.hash;
    return `${section?.id ?? 'nowhere'}/${step} at ${hash}`;
  });
}

/** The deck shows this slide after so many steps, and the address says the same. */
export async function expectAt(page: Page, slide: string, step = 0): Promise<void> {
  const wanted = `${slide}/${step} at ${addressOf(slide, step)}`;
  await expect.poll(() => where(page), { intervals: [10, 20, 50, 100] }).toBe(wanted);
}

/** Waits until the page has had so many frames: observers of sizes and places report with them. */
export const painted = (page: Page, frames = 2): Promise<void> =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, frames);

/** Takes a kept deck to a slide as if it had just been opened there: no box, no focus, colours as the system has them. */
export async function openKept(deck: Page, slide: string): Promise<void> {
  await deck.bringToFront();
  await deck.emulateMedia({ colorScheme: null });
  if (await deck.locator('.reveal.overview').count()) await deck.keyboard.press('Escape');
  await deck.evaluate(() => {
    for (const box of document.querySelectorAll('dialog')) box.close();
    if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement)
      document.activeElement.blur();
  });
  await show(deck, { slide: 'status-report', step: 0 });
  await show(deck, { slide, step: 0 });
  await expectAt(deck, slide);
}

/** A slide after so many steps. */
export interface Place {
  readonly slide: string;
  readonly step: number;
}

/**
 * Goes to each place by its address, in one round trip, and waits until deck and address both say that they are there.
 *
 * @returns the places that were missed, and where the deck stood instead
 */
export async function missedOf(page: Page, places: readonly Place[]): Promise<string[]> {
  return page.evaluate(
    async (all) => {
      const stands = () => {
        const section = document.querySelector('.slides > section.present');
        const shown = [...(section?.querySelectorAll<HTMLElement>('.fragment.visible') ?? [])];
        const step = Math.max(-1, ...shown.map(({ dataset }) => Number(dataset.fragmentIndex))) + 1;
        return `${section?.id ?? 'nowhere'}/${step} at ${location.hash}`;
      };
      const missed: string[] = [];
      for (const { slide, step, hash } of all) {
        location.hash = hash;
        const wanted = `${slide}/${step} at ${hash}`;
        const late = performance.now() + 5000;
        // The address is rewritten after the slide is shown.
        do await new Promise((resolve) => requestAnimationFrame(resolve));
        while (stands() !== wanted && performance.now() < late);
        if (stands() !== wanted) missed.push(`${wanted}: ${stands()}`);
        // Each takes until its timeout, and a few are enough.
        if (missed.length === 3) break;
      }
      return missed;
    },
    places.map(({ slide, step }) => ({ slide, step, hash: addressOf(slide, step) })),
  );
}

/**
 * The first slide of each kind: of each layout, with and without figures, steps, and listings that change. What opens
 * one of a kind opens the others, by the same code.
 */
export async function oneOfEachKind(page: Page): Promise<Place[]> {
  return page.evaluate(() => {
    const kindOf = (section: HTMLElement) =>
      [
        section.dataset.layout ?? '',
        ...[...section.querySelectorAll('[data-figure]')].map(({ localName }) => localName),
        section.querySelector('.code-step') ? 'code' : '',
        Number(section.dataset.steps ?? 0) > 0 ? 'steps' : '',
      ].join(' ');
    const sections = [...document.querySelectorAll<HTMLElement>('.slides > section')];
    const last = sections.slice(-1);
    const firsts = new Map(sections.toReversed().map((section) => [kindOf(section), section]));
    return [...new Set([...firsts.values(), ...last])].map((section) => ({
      slide: section.id,
      step: Number(section.dataset.steps ?? 0),
    }));
  });
}

export const addressOf = (slide: string, step: number) => (step > 0 ? `#/${slide}/${step}` : `#${slide}`);

/** Lets the articles that this page opens lay out their rest without the quiet time before it. */
export async function skipQuietTime(page: Page): Promise<void> {
  await page.addInitScript((quiet) => {
    const wait: (task: TimerHandler, delay?: number, ...more: unknown[]) => unknown = window.setTimeout.bind(window);
    Object.defineProperty(window, 'setTimeout', {
      value: (task: TimerHandler, delay?: number, ...more: unknown[]) =>
        wait(task, delay === quiet ? 0 : delay, ...more),
    });
  }, QUIET);
}

/** Waits until a page's figures are drawn, and an article is laid out to its end. */
export async function readingReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { figures, laid } = document.documentElement.dataset;
    return figures === 'ready' && (laid !== undefined || document.querySelector('.article') === null);
  });
}
