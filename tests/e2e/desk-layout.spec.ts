/** The layout of the desk: what fits, how large it is, and what is legible at a glance. */
import type { BrowserContext, Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { expect, test } from './fixtures.ts';

const LAPTOP = { width: 1366, height: 768 };

test.use({ viewport: LAPTOP, screen: LAPTOP });

async function openSpeaker(context: BrowserContext, url: string, hash = ''): Promise<Page> {
  const speaker = await context.newPage();
  await speaker.goto(`${url}speaker/${hash}`);
  await waitForPage(speaker, { ready: 'speaker' });
  return speaker;
}

interface Fit {
  readonly hash: string;
  /** The faults there. */
  readonly faults: readonly string[];
}

/** What does not fit on the desk as it stands. */
function misfits(): Fit {
  const faults: string[] = [];
  const notes = document.querySelector('.spoken-notes > .said');
  const box = notes?.getBoundingClientRect() ?? new DOMRect();
  const present = [...(notes?.querySelectorAll(':scope > .now') ?? [])].map((one) => one.getBoundingClientRect());
  if (!notes || (notes.childElementCount > 0 && present.length === 0)) faults.push('no paragraph is marked');
  if (notes && notes.scrollHeight > notes.clientHeight)
    faults.push(`${notes.scrollHeight - notes.clientHeight} px of notes`);
  if (present.some(({ top, bottom }) => top < box.top - 1 || bottom > box.bottom + 1))
    faults.push('the present paragraph');
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push('the page, across');
  const desk = document.querySelector('.desk');
  if (desk && desk.scrollHeight > innerHeight) faults.push('the desk, down');
  // The row of controls covers nothing.
  const foot = document.querySelector('.desk > .controls')?.getBoundingClientRect() ?? new DOMRect();
  for (const part of document.querySelectorAll('.preview, .next-words, .sign, .said')) {
    const { bottom, height } = part.getBoundingClientRect();
    if (height > 0 && bottom > foot.top + 1)
      faults.push(`${part.className} reaches ${Math.round(bottom - foot.top)} px into the foot`);
  }
  return { hash: location.hash, faults };
}

test(
  'all notes of this talk fit at 1366 × 768, at each step, and what is said now is marked',
  { tag: '@long' },
  async ({ context, site }) => {
    const speaker = await openSpeaker(context, site.url);
    // Text is wider before its font is loaded.
    await speaker.evaluate(async () => {
      await document.fonts.ready;
    });
    const found: Fit[] = [];
    for (;;) {
      const fit = await speaker.evaluate(misfits);
      if (fit.hash === found.at(-1)?.hash) break;
      found.push(fit);
      await speaker.keyboard.press('PageDown');
    }
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ faults }) => faults.length > 0)).toEqual([]);
  },
);

/** A running talk at a step, with so much on the clock. */
async function runTo(
  context: BrowserContext,
  page: Page,
  { url, place, time }: Record<'url' | 'place' | 'time', string>,
) {
  await context.clock.install({ time: new Date('2019-03-20T14:40:00') });
  await openDeck(page, `${url}#${place}`);
  const speaker = await openSpeaker(context, url);
  await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', place);
  await context.clock.pauseAt(new Date('2019-03-20T14:41:00'));
  await speaker.keyboard.press('PageDown');
  await speaker.keyboard.press('m');
  await speaker.getByRole('textbox').fill(time);
  await speaker.keyboard.press('Enter');
  return speaker;
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`Nothing is seen of ${selector}`);
  return box;
};

const sizeOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));

test(
  'time, pace and notes are large, and the next step is half as large as the slide',
  { tag: '@long' },
  async ({ context, page, site }) => {
    const speaker = await runTo(context, page, { url: site.url, place: 'gdb-session', time: '11:22' });
    await expect(speaker.locator('.remaining')).toHaveText('18:38 left');
    await expect(speaker.locator('.pace')).toHaveText('0:22 behind');
    await expect(speaker.locator('.this-slide')).toHaveText('this slide 0:00 of 0:50');
    await expect(speaker.locator('.clock')).toContainText('time of day 14:41');
    expect(await sizeOf(speaker, '.remaining b')).toBe(112);
    expect(await sizeOf(speaker, '.pace')).toBe(44);
    expect(await sizeOf(speaker, '.said > .now')).toBe(29);
    expect(await sizeOf(speaker, '.said > :not(.now)')).toBe(22);
    const [now, next] = [await boxOf(speaker, '.preview.now'), await boxOf(speaker, '.preview.next')];
    expect(now.width / next.width).toBeCloseTo(2, 2);
    for (const { width, height } of [now, next]) expect(width / height).toBeCloseTo(16 / 9, 1);
    await expect(speaker.locator('.next-words')).toHaveText(/^Next step 2: .*mbuf.* then 20, Do it yourself/);
    await speaker.keyboard.press('PageDown');
    await expect(speaker.locator('.next-words')).toHaveText('Next 20, Do it yourself');
    await speaker.keyboard.press('End');
    await expect(speaker.locator('.next-words')).toHaveText('Next nothing: the talk ends here');
  },
);

test(
  'the line of the talk says how late it is, or how far ahead',
  { tag: '@long' },
  async ({ context, page, site }) => {
    const speaker = await runTo(context, page, { url: site.url, place: 'gdb-session', time: '13:00' });
    const line = await boxOf(speaker, '.course svg');
    const at = async (selector: string) => ((await boxOf(speaker, selector)).x - line.x) / line.width;
    const minutes = 30 * 60;
    await expect(speaker.locator('.pace')).toHaveText('2:00 behind');
    // The delay is the distance from the planned time to now.
    expect(await at('.course .late')).toBeCloseTo((13 * 60 - 120) / minutes, 2);
    const late = await boxOf(speaker, '.course .late');
    expect(late.width / line.width).toBeCloseTo(120 / minutes, 2);
    expect((late.x - (await boxOf(speaker, '.course .tick')).x) / line.width).toBeCloseTo(0, 2);
    await expect(speaker.locator('.course .here')).toHaveText('2');
    await expect(speaker.locator('.course .plan')).toBeVisible();
    await speaker.keyboard.press('m');
    await speaker.getByRole('textbox').fill('6');
    await speaker.keyboard.press('Enter');
    await expect(speaker.locator('.pace')).toHaveText(/ ahead$/);
    await expect(speaker.locator('.course .late')).toHaveCount(0);
    expect(await at('.course .ahead')).toBeCloseTo((6 * 60) / minutes, 2);
    // It leads to this run, slide by slide.
    await speaker.getByRole('button', { name: 'This run' }).click();
    await expect(speaker.getByRole('dialog', { name: 'This run' })).toBeVisible();
  },
);

test('black and a frozen audience are seen on the slide, the sign and the control', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen`);
  const speaker = await openSpeaker(context, site.url, '#xen');
  const [sign, slide] = [speaker.locator('.sign'), speaker.locator('.preview.now')];
  await expect(sign).toHaveText('The audience is with you on 26 NetBSD/xen, in the tree since 2004 live');
  await expect(slide).not.toHaveClass(/unseen/);
  await speaker.keyboard.press('b');
  await expect(sign).toContainText('The audience sees black');
  await expect(slide).toHaveClass(/unseen/);
  await speaker.keyboard.press('b');
  await expect(slide).not.toHaveClass(/unseen/);
  await speaker.keyboard.press('x');
  await speaker.keyboard.press('PageDown');
  await expect(sign).toContainText('The audience stays on 26 NetBSD/xen');
  await expect(slide).toHaveClass(/unseen/);
  await speaker.getByRole('button', { name: 'Back to it' }).click();
  await expect(sign).toContainText('The audience is with you');
});

const SIZES = [
  LAPTOP,
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [768, 1024],
  [820, 1180],
  [390, 844],
  [844, 390],
  [320, 568],
].map((size) => (Array.isArray(size) ? { width: size[0] ?? 0, height: size[1] ?? 0 } : size));

/** Controls too small for a finger, and parts of the desk that overlap or leave the window. */
function tight(): string[] {
  const seen = [...document.querySelectorAll<HTMLElement>('.desk button, .desk a:not(.said a, .preview a)')].filter(
    (one) => !one.closest('.preview') && one.checkVisibility(),
  );
  const small = seen.flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    return Math.min(width, height) < 24 ? [`${one.innerText}: ${Math.round(width)} × ${Math.round(height)}`] : [];
  });
  const parts = [
    ...document.querySelectorAll<HTMLElement>(
      '.remaining, .pace, .this-slide, .place, .clock, .course, .preview, .next-words, .sign, .said, .desk > .controls button',
    ),
  ].filter((one) => one.getBoundingClientRect().height > 0);
  const boxes = parts.map((part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const name = part.className || part.innerText;
    if (!part.matches('.remaining, .pace, .this-slide, .place, .clock, .next-words'))
      return { name, left, right, top, bottom };
    // Of words, as wide as they are.
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const words: DOMRect[] = [];
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      if (!texts.currentNode.parentElement?.closest('.spoken')) words.push(...range.getClientRects());
    }
    const [from, to] = [Math.min(...words.map((word) => word.left)), Math.max(...words.map((word) => word.right))];
    return { name, left: from, right: to, top, bottom };
  });
  const over = boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 2 && down > 8
        ? [`${one.name} over ${other.name}, ${Math.round(across)} × ${Math.round(down)}`]
        : [];
    }),
  );
  const out = boxes
    .filter(({ left, right }) => left < -1 || right > innerWidth + 1)
    .map(({ name }) => `${name} is cut`);
  return [...small, ...over, ...out];
}

for (const { width, height } of SIZES) {
  test(`nothing lies over anything, and targets are large enough: ${width} × ${height}`, async ({
    context,
    page,
    site,
  }) => {
    await openDeck(page, `${site.url}#xen-guest-types`);
    const speaker = await openSpeaker(context, site.url);
    await speaker.setViewportSize({ width, height });
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'xen-guest-types');
    // Before the start, with a count-down to open; on the way; frozen; black; with the pen; of today; notes alone.
    for (const key of ['Home', 'PageDown', 'x', 'PageDown', 'b', 'r', 'b', 'e', 'e', 't', 'w']) {
      await speaker.keyboard.press(key);
      expect(await speaker.evaluate(tight), `after ${key}`).toEqual([]);
      expect(await speaker.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}

for (const size of [LAPTOP, { width: 820, height: 1180 }, { width: 390, height: 844 }])
  test(`in a talk that is written from the right, neither: ${size.width} px wide`, async ({ context, site }) => {
    const speaker = await context.newPage();
    await speaker.setViewportSize(size);
    await speaker.route('**/speaker/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('<html ', '<html dir="rtl" ') });
    });
    await speaker.goto(`${site.url}speaker/#xen-guest-types`);
    await waitForPage(speaker, { ready: 'speaker' });
    expect(await speaker.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
    for (const key of ['PageDown', 'b', 'w']) {
      await speaker.keyboard.press(key);
      expect(await speaker.evaluate(tight), `after ${key}`).toEqual([]);
    }
  });

test('time, pace and notes have a contrast of 7 to 1', { tag: '@long' }, async ({ context, page, site }) => {
  const speaker = await runTo(context, page, { url: site.url, place: 'gdb-session', time: '10:52' });
  const ratios = () =>
    speaker.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const light = (colour: string): number => {
        if (!canvas) return 0;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
      };
      const ground = light(getComputedStyle(document.body).backgroundColor);
      const texts =
        '.remaining b, .pace, .this-slide, .place, .clock, .next-words *, .sign b, .said > *, .desk > .controls span';
      return [...document.querySelectorAll(texts)]
        .filter((one) => one.checkVisibility())
        .map((one) => ({
          text: one.textContent,
          ratio: (light(getComputedStyle(one).color) + 0.05) / (ground + 0.05),
        }));
    });
  for (const time of ['10:52', '26:00', '31:00']) {
    await speaker.keyboard.press('m');
    await speaker.getByRole('textbox').fill(time);
    await speaker.keyboard.press('Enter');
    const found = await ratios();
    expect(found.length).toBeGreaterThan(10);
    expect(
      found.filter(({ ratio }) => ratio < 7),
      time,
    ).toEqual([]);
  }
});
