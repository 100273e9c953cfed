/** The desk's controls: how it shows the state of the hall, and how hands and keys control it. */
import type { BrowserContext, Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';

test.use({ viewport: { width: 1280, height: 735 }, screen: { width: 1280, height: 735 } });

async function openSpeaker(context: BrowserContext, url: string, hash = ''): Promise<Page> {
  const speaker = await context.newPage();
  await speaker.goto(`${url}speaker/${hash}`);
  await waitForPage(speaker, { ready: 'speaker' });
  return speaker;
}

const isFull = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

test(
  'the line that says where the audience is agrees at once, without waiting for a beat',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await context.clock.install({ time: new Date('2019-03-20T10:00:00+09:00') });
    await openDeck(page, `${site.url}#terminology`);
    const speaker = await openSpeaker(context, site.url);
    const sign = speaker.locator('.sign');
    await expect(sign).toContainText('The audience is with you on 4 Terminology live');
    // From here on no timer runs: all updates come by messages.
    await context.clock.pauseAt(new Date('2019-03-20T10:05:00+09:00'));
    await speaker.keyboard.press('PageDown');
    await expect(sign).toContainText('The audience is with you on 5 Virtualization');
    await page.keyboard.press('PageDown');
    await expect(sign).toContainText('The audience is with you on 5 Virtualization, step 1');
  },
);

test('a second S tells of the view that is open, and a third opens another', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen`);
  await openSpeaker(context, site.url);
  const warning = page.locator('[aria-live="polite"]').filter({ hasText: 'A speaker view is open in another window.' });
  // Before the first message, the hall has no speaker.
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  await page.keyboard.press('s');
  await expect(warning).toBeVisible();
  const [second] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await waitForPage(second, { ready: 'speaker' });
});

test('a button that is held down steps once', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#hypervisor`);
  const speaker = await openSpeaker(context, site.url);
  await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'hypervisor');
  // Without `keyup` between them, all but the first are repeats.
  for (let time = 0; time < 8; time += 1) await page.keyboard.down('PageDown');
  await page.keyboard.up('PageDown');
  await expectAt(page, 'hypervisor', 1);
  for (let time = 0; time < 8; time += 1) await speaker.keyboard.down('ArrowRight');
  await speaker.keyboard.up('ArrowRight');
  await expectAt(page, 'hypervisor', 2);
  await page.keyboard.press('PageDown');
  await expectAt(page, 'hypervisor', 3);
});

test('a remote’s F5 fills the screen and loads nothing anew, and its Escape shows no slides', async ({
  context,
  page,
  site,
}) => {
  await openDeck(page, `${site.url}#hypervisor`);
  const speaker = await openSpeaker(context, site.url);
  await expect(speaker.locator('.sign')).toContainText('live');
  await page.evaluate(() => {
    document.documentElement.dataset['same'] = '';
  });
  // Only the window in front may fill the screen.
  await page.bringToFront();
  for (let time = 0; time < 2; time += 1) {
    await page.keyboard.press('F5');
    await expect.poll(() => isFull(page)).toBe(true);
  }
  await page.keyboard.press('f');
  await expect.poll(() => isFull(page)).toBe(false);
  await page.keyboard.press('Escape');
  await expect(page.locator('.aria-status')).toHaveText('O shows all slides');
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.reveal.overview')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-same');
});

test(
  'notes scroll by key, from wherever the focus is, and say that they go on',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#xen-guest-types`);
    const speaker = await openSpeaker(context, site.url);
    const notes = speaker.getByRole('region', { name: 'Notes' });
    const top = () => notes.evaluate(({ scrollTop }) => scrollTop);
    const more = speaker.locator('.more');
    for (let size = 0; size < 8; size += 1) await speaker.keyboard.press('+');
    await expect(more).toBeVisible();
    expect(await top()).toBe(0);
    await speaker.keyboard.press('Shift+ArrowDown');
    const after = await top();
    expect(after).toBeGreaterThan(100);
    await speaker.keyboard.press('b');
    expect(await top()).toBe(after);
    await speaker.keyboard.press('b');
    await speaker.keyboard.press('Shift+ArrowUp');
    expect(await top()).toBe(0);
    await notes.focus();
    await speaker.keyboard.press('End');
    await expect.poll(top).toBeGreaterThan(after);
    await expect(more).toBeHidden();
    await speaker.keyboard.press('Home');
    await expect.poll(top).toBe(0);
    await expectAt(page, 'xen-guest-types');
    // Nothing scrolls sideways.
    await speaker.keyboard.press('ArrowRight');
    await expectAt(page, 'xen-guest-types', 1);
  },
);

test('a link in the notes opens beside the desk', async ({ context, site }) => {
  await context.route('https://**', (route) => route.fulfill({ body: 'elsewhere' }));
  const speaker = await openSpeaker(context, site.url, '#about-this-reconstruction');
  const links = speaker.locator('.said a[href^="http"], .preview.now a[href^="http"]');
  const [beside] = await Promise.all([context.waitForEvent('page'), links.first().click()]);
  await beside.waitForLoadState();
  expect(await beside.evaluate(() => window.opener === null)).toBe(true);
  await expect(speaker.locator('.desk')).toBeVisible();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('buttons step and make it black, and a flick over the slide steps', async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#hypervisor`);
    const speaker = await openSpeaker(context, site.url);
    const named = (name: string) => speaker.getByRole('button', { name, exact: true });
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'hypervisor');
    for (const name of ['Back', 'Next', 'Black']) {
      const box = await named(name).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await named('Next').tap();
    await expectAt(page, 'hypervisor', 1);
    await named('Back').tap();
    await expectAt(page, 'hypervisor');
    await named('Black').tap();
    await expect(page.locator('.reveal')).toHaveClass(/paused/);
    await expect(named('Black')).toHaveAttribute('aria-pressed', 'true');
    await named('Black').tap();
    await expect(page.locator('.reveal')).not.toHaveClass(/paused/);

    // In one task: a slow finger points instead, and a busy machine would make it slow.
    const flick = (from: number, to: number, down = 0) =>
      speaker.locator('.preview.now').evaluate(
        (box, points) => {
          for (const { type, x, y } of points) {
            const finger = { pointerType: 'touch', pointerId: 7, isPrimary: true, bubbles: true };
            box.dispatchEvent(new PointerEvent(type, { ...finger, clientX: x, clientY: y }));
          }
        },
        [
          { type: 'pointerdown', x: from, y: 200 },
          { type: 'pointermove', x: (from + to) / 2, y: 200 + down / 2 },
          { type: 'pointerup', x: to, y: 200 + down },
        ],
      );
    await flick(400, 200);
    await expectAt(page, 'hypervisor', 1);
    await flick(200, 400);
    await expectAt(page, 'hypervisor');
    // Neither a tap nor a stroke downwards.
    await flick(300, 310);
    await flick(300, 360, 150);
    await flick(400, 200);
    await expectAt(page, 'hypervisor', 1);
  });
});

test.describe('on a screen that the window does not fill', () => {
  test.use({ screen: { width: 1920, height: 1080 } });

  test('the desk tells that the hall is not full screen, until it is', async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#xen`);
    const speaker = await openSpeaker(context, site.url);
    const told = speaker.getByText('The audience window is not full screen.');
    await expect(told).toBeVisible();
    await page.bringToFront();
    await page.keyboard.press('f');
    await expect(told).toBeHidden();
    await page.keyboard.press('f');
    await expect(told).toBeVisible();
  });

  test('S in full screen says what it ends, and opens the view when asked', async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#xen`);
    await page.keyboard.press('f');
    await expect.poll(() => isFull(page)).toBe(true);
    await page.keyboard.press('s');
    const box = page.getByRole('dialog', { name: 'Speaker view, over the slides' });
    await expect(box).toContainText('lies over the slides');
    expect(context.pages()).toHaveLength(1);
    const [speaker] = await Promise.all([
      context.waitForEvent('page'),
      box.getByRole('button', { name: 'Open it all the same' }).click(),
    ]);
    await waitForPage(speaker, { ready: 'speaker' });
    // As a browser with windows does by itself.
    await page.evaluate(() => document.exitFullscreen().catch(() => undefined));
    await expect(page.locator('.aria-status')).toContainText('press F for full screen');
    await expect(speaker.getByText('The audience window is not full screen.')).toBeVisible();
    await page.keyboard.press('f');
    await expect.poll(() => isFull(page)).toBe(true);
  });
});

test.describe('a run before', () => {
  /** Gives a talk up to its fifth slide, closes all, and lets so many minutes pass. */
  async function leaveRun(context: BrowserContext, page: Page, url: string, minutes: number): Promise<void> {
    await openDeck(page, `${url}#terminology`);
    const speaker = await openSpeaker(context, url);
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'terminology');
    await speaker.keyboard.press('PageDown');
    await expectAt(page, 'virtualization');
    await speaker.close();
    await page.goto(`${url}search.json`);
    await page.evaluate((ms) => {
      for (const [key, text] of Object.entries(localStorage)) {
        if (key.startsWith('talk-alive ')) localStorage.setItem(key, (Number(text) - ms).toString());
        if (!key.startsWith('talk-state ')) continue;
        const kept: unknown = JSON.parse(String(text));
        if (typeof kept !== 'object' || kept === null || !('at' in kept)) throw new TypeError('not as we keep it');
        localStorage.setItem(key, JSON.stringify({ ...kept, at: Number(kept.at) - ms }));
      }
    }, minutes * 60_000);
  }

  test(
    'that is long over leaves deck and desk at the beginning, and can be gone on with',
    { tag: '@long' },
    async ({ context, page, site }) => {
      await leaveRun(context, page, site.url, 90);
      await openDeck(page, site.url);
      await expect(page.locator('.aria-status')).toHaveText(/^A run was left at \d\d:\d\d\. S: go on with it/);
      await expectAt(page, 'status-report');
      const speaker = await openSpeaker(context, site.url);
      const asks = speaker.locator('.asks');
      await expect(asks).toContainText(/There is a run from \d\d:\d\d, on slide 5, with 0:0\d on the clock\./);
      await expect(speaker.locator('.elapsed')).toHaveText('0:00 on the clock');
      await speaker.getByRole('button', { name: 'Go on with it' }).click();
      await expectAt(page, 'virtualization');
      await expect(asks).toBeHidden();
      await speaker.reload();
      await waitForPage(speaker, { ready: 'speaker' });
      await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'virtualization');
      await expect(asks).toBeHidden();
    },
  );

  test('that was a crash comes back by itself, and can be begun anew', async ({ context, page, site }) => {
    await leaveRun(context, page, site.url, 2);
    const speaker = await openSpeaker(context, site.url);
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'virtualization');
    await expect(speaker.locator('.asks')).toContainText('on slide 5');
    await speaker.getByRole('button', { name: 'Begin anew' }).click();
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'status-report');
    await expect(speaker.locator('.elapsed')).toHaveText('0:00 on the clock');
    await expect(speaker.locator('.asks')).toBeHidden();
  });

  test('of another talk at the same address is none', { tag: '@long' }, async ({ context, page, site }) => {
    await leaveRun(context, page, site.url, 0);
    await context.route(/\/(?:speaker\/)?$/, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/name="talk" content="\w+"/, 'name="talk" content="other"') });
    });
    const speaker = await openSpeaker(context, site.url);
    await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', 'status-report');
    await expect(speaker.locator('.elapsed')).toHaveText('0:00 on the clock');
    await expect(speaker.locator('.asks')).toBeHidden();
  });
});
