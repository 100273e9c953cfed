import type { Page } from '@playwright/test';
import { openDeck, show, waitForPage } from '../../../src/inspect/open.ts';
import { watch } from '../../../src/inspect/watch.ts';
import { faultsIn } from '../axe.ts';
import { expectAt } from '../deck.ts';
import { expect, test } from '../fixtures.ts';

const DEBUG = '#do-it-yourself talk-live-machine';
const BOOT = '#a-kernel-boots talk-live-machine';

/** The chunk that is loaded only with a machine. */
const CHUNK = /\/(?:boot|debug|debugger|loop|machine)-[\w-]+\.js(?:\?|$)/;

const run = (page: Page, figure: string) => page.locator(`${figure} .drawing .controls button`);
const button = (page: Page, figure: string, name: string) =>
  page.locator(figure).getByRole('button', { name, exact: true });
const input = (page: Page) => page.locator(`${DEBUG} input`);

/** What stands in the console, a line each. */
const said = (page: Page) => page.locator(`${DEBUG} .screen [role=group] .line-text`).allTextContents();

/** What is seen of the record. */
const shown = (page: Page) => page.locator(`${DEBUG} .drawing .line:not(.untyped) .line-text`).allTextContents();

/** The author’s record, as far as the step goes. */
const recorded = (page: Page, commands: number) =>
  page.locator(`${DEBUG} > .code .line-text`).evaluateAll((lines, count) => {
    let typed = 0;
    return lines.flatMap(({ textContent }) => {
      if (textContent.startsWith('(gdb) ')) typed += 1;
      return typed <= count ? [textContent] : [];
    });
  }, commands);

/** Opens a slide of the deck with its machine in place of the record. */
async function openLive(page: Page, url: string, address: string, figure: string): Promise<void> {
  await openDeck(page, `${url}#/${address}`);
  await expect(page.locator(`${figure} .live`)).toBeVisible();
}

async function typeCommand(page: Page, line: string): Promise<void> {
  await input(page).fill(line);
  await input(page).press('Enter');
}

/** How many frames the page asks for, in the time of twenty. */
const framesIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const ask = window.requestAnimationFrame.bind(window);
        let [count, left] = [0, 20];
        window.requestAnimationFrame = (act) => {
          count += 1;
          return ask(act);
        };
        const next = () => {
          left -= 1;
          if (left > 0) ask(next);
          else {
            window.requestAnimationFrame = ask;
            resolve(count);
          }
        };
        ask(next);
      }),
  );

/** How many instructions the machine says it has executed. */
const executed = async (page: Page) =>
  Number((await page.locator(`${BOOT} .inside b`).textContent())?.replaceAll(',', ''));

test('the machine is asked for when somebody wants it, and stands where the record stands', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (CHUNK.test(request.url())) asked.push(request.url());
  });
  await openDeck(page, `${site.url}#do-it-yourself`);
  for (let step = 0; step <= 4; step += 1) await show(page, { slide: 'do-it-yourself', step });
  await show(page, { slide: 'do-it-yourself', step: 2 });
  expect(await shown(page)).toEqual(await recorded(page, 2));
  expect(asked).toEqual([]);

  await page.mouse.move(600, 300);
  await run(page, DEBUG).click();
  await expect(page.locator(`${DEBUG} .live`)).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(await said(page)).toEqual(await recorded(page, 2));
  expect(new URL(page.url()).hash).toBe('#/do-it-yourself/2/2,live');
});

test('each step types the next command at the machine, and a step back begins anew', async ({ page, site }) => {
  await openLive(page, site.url, 'do-it-yourself/2/2,live', DEBUG);
  await page.keyboard.press('PageDown');
  await expectAt(page, 'do-it-yourself', 3);
  expect(await said(page)).toEqual(await recorded(page, 3));
  await typeCommand(page, 'print mix.work');
  expect((await said(page)).at(-1)).toBe('$1 = 200');
  await page.keyboard.press('PageDown');
  expect((await said(page)).slice(-8)).toEqual((await recorded(page, 4)).slice(-8));
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expectAt(page, 'do-it-yourself', 2);
  expect(await said(page)).toEqual(await recorded(page, 2));

  await button(page, DEBUG, 'The record').click();
  await expect(page.locator(`${DEBUG} .live`)).toHaveCount(0);
  await expect(page.locator(`${DEBUG} .drawing pre`)).toBeVisible();
});

test('what is typed stops at the same words; meanwhile the keys of the deck are not the deck’s', async ({
  page,
  site,
}) => {
  await openLive(page, site.url, 'do-it-yourself/0/0,live', DEBUG);
  const take = watch(page, new URL(site.url).origin);
  await page.keyboard.press('m');
  await expect(input(page)).toBeFocused();
  for (const line of ['break sys_open', 'continue']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  expect(await said(page)).toEqual(await recorded(page, 2));
  // All of these are keys of the deck.
  await page.keyboard.type('info registers pc');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  expect(new URL(page.url()).hash).toBe('#/do-it-yourself/0/0,live');
  await page.keyboard.press('Enter');
  expect((await said(page)).at(-1)).toBe('pc             0x800006fc\t0x800006fc <sys_open+24>');

  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toHaveValue('info registers pc');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('ptype struct mb');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('ptype struct mbuf ');
  await expect(input(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(input(page)).not.toBeFocused();
  await expect(page.locator('.reveal')).not.toHaveClass(/overview/);
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'do-it-yourself', 1);
  expect(take()).toEqual([]);
});

test('Tab in an empty line goes on to what comes next', async ({ page, site }) => {
  await openLive(page, site.url, 'do-it-yourself/0/0,live', DEBUG);
  await input(page).focus();
  await page.keyboard.press('Tab');
  await expect(button(page, DEBUG, 'From the start')).toBeFocused();
});

test('a command without an end leaves the page alive, and is stopped by Escape and by the button', async ({
  page,
  site,
}) => {
  await openLive(page, site.url, 'do-it-yourself/0/0,live', DEBUG);
  await typeCommand(page, 'continue');
  await expect(button(page, DEBUG, 'Stop')).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(button(page, DEBUG, 'Stop')).toBeDisabled();
  expect(await said(page)).toContain('Program received signal SIGINT, Interrupt.');
  await expect(input(page)).toBeFocused();
  await expect(page.locator('.reveal')).not.toHaveClass(/overview/);

  await typeCommand(page, 'continue');
  await button(page, DEBUG, 'Stop').click();
  expect((await said(page)).filter((line) => line.includes('SIGINT'))).toHaveLength(2);
});

test('a kernel boots, pauses, goes on by one instruction, and stands where the address says', async ({
  page,
  site,
  context,
}) => {
  await openDeck(page, `${site.url}#a-kernel-boots`);
  await page.keyboard.press('m');
  const screen = page.locator(`${BOOT} [role=log]`);
  await expect(screen).toContainText('It is not NetBSD.');
  await page.keyboard.press('m');
  await expect(button(page, BOOT, 'Run')).toBeVisible();
  const before = await executed(page);
  await button(page, BOOT, 'One instruction').click();
  expect(await executed(page)).toBe(before + 1);
  expect(new URL(page.url()).hash).toBe(`#/a-kernel-boots/0/${(before + 1).toString()},live`);
  const seen = await page.locator(`${BOOT} .live`).innerText();

  const other = await context.newPage();
  await openLive(other, site.url, `a-kernel-boots/0/${(before + 1).toString()},live`, BOOT);
  expect(await executed(other)).toBe(before + 1);
  expect(await other.locator(`${BOOT} .live`).innerText()).toBe(seen);
  await other.close();

  await button(page, BOOT, 'From the start').click();
  expect(await executed(page)).toBe(0);
  await expect(screen).toHaveText('');
});

for (const [name, leave] of [
  ['its slide is left', (page: Page) => page.keyboard.press('PageDown')],
  ['all slides are shown', (page: Page) => page.keyboard.press('o')],
  [
    'the tab is hidden',
    (page: Page) =>
      page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  ],
] as const)
  test(`no instruction is executed, and no frame asked for, while ${name}`, async ({ page, site }) => {
    await openLive(page, site.url, 'a-kernel-boots/0/live', BOOT);
    await expect(page.locator(`${BOOT} [role=log]`)).toContainText('up 1 s');
    await leave(page);
    await expect(page.locator(`${BOOT} button`).filter({ hasText: 'Run' })).toHaveCount(1);
    const before = await executed(page);
    // The overview of all slides draws itself, and finishes at some time.
    await expect.poll(() => framesIn(page)).toBe(0);
    expect(await executed(page)).toBe(before);
  });

/** The response in place of the script; undefined for a failed request. */
const broken: Readonly<Record<string, (script: string) => string | undefined>> = {
  'the script does not come': () => undefined,
  'the script is broken': () => 'throw new Error("broken")',
  'there is no machine': (script) => script.replaceAll('Int32Array', 'NoArray'),
  'the machine fails while it runs': (script) => script.replaceAll('requestAnimationFrame', 'noFrame'),
};

for (const [what, answer] of Object.entries(broken))
  test(`the record stays, with a plain word, and the talk goes on: ${what}`, async ({ page, site }) => {
    await page.route(CHUNK, async (route) => {
      const response = await route.fetch();
      const body = route.request().url().includes('.css') ? await response.text() : answer(await response.text());
      await (body === undefined ? route.abort() : route.fulfill({ response, body }));
    });
    await openDeck(page, `${site.url}#/do-it-yourself/2`);
    await page.mouse.move(600, 300);
    await run(page, DEBUG).click();
    if (what === 'the machine fails while it runs') {
      await typeCommand(page, 'delete');
      await typeCommand(page, 'continue');
    }
    await expect(page.locator(`${DEBUG} .tools [aria-live=polite]`)).toHaveText('No machine here: this is its record');
    await expect(page.locator(`${DEBUG} .live`)).toHaveCount(0);
    expect(await shown(page)).toEqual(await recorded(page, 2));
    expect(new URL(page.url()).hash).toBe('#/do-it-yourself/2');
    await page.keyboard.press('PageDown');
    await expectAt(page, 'do-it-yourself', 3);
  });

for (const [figure, address] of [
  [DEBUG, 'do-it-yourself/3/3,live'],
  [BOOT, 'a-kernel-boots/0/2585,live'],
] as const)
  test(
    `axe finds nothing while it is live, and nothing moves where that is not wanted: ${address}`,
    { tag: '@long' },
    async ({ page, site }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openLive(page, site.url, address, figure);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsIn(page, figure)).toEqual([]);
      }
      const moving = await page.locator(figure).evaluate((one) => one.getAnimations({ subtree: true }).length);
      expect(moving).toBe(0);
    },
  );

test('what the kernel writes is not read out while it runs, and what the debugger says is', async ({ page, site }) => {
  await openLive(page, site.url, 'a-kernel-boots/0/live', BOOT);
  for (const part of await page.locator(`${BOOT} .live [aria-live]`).all())
    await expect(part).toHaveAttribute('aria-live', 'off');
  await page.keyboard.press('m');
  await expect(page.locator(`${BOOT} .flight`)).toHaveAttribute('aria-live', 'polite');
  await expect(page.locator(`${BOOT} [role=log]`)).toHaveAttribute('aria-live', 'off');
  await expect(page.locator(`${DEBUG} [aria-live]:not(.tools *)`)).toHaveCount(0);
});

for (const width of [360, 390])
  test(`on a phone of ${width.toString()} px it is for a thumb, and nothing leaves the page`, async ({
    browser,
    site,
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    for (const [address, figure] of [
      ['do-it-yourself/4/4,live', DEBUG],
      ['a-kernel-boots/0/2585,live', BOOT],
    ] as const) {
      await page.goto(`${site.url}read/#/${address}`);
      await waitForPage(page, { ready: 'article' });
      await expect(page.locator(`${figure} .live`)).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const small = await page
        .locator(`${figure} .live`)
        .locator('button, input')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
        );
      expect(small, address).toEqual([]);
      await page.goto('about:blank');
    }
    await context.close();
  });

test('in the article it is the whole record, and the machine comes to its end', async ({ page, site }) => {
  await page.goto(`${site.url}read/#do-it-yourself`);
  await waitForPage(page, { ready: 'article', figures: 'ready' });
  await run(page, DEBUG).click();
  await expect(page.locator(`${DEBUG} .live`)).toBeVisible();
  expect(await said(page)).toEqual(await recorded(page, 4));
  await typeCommand(page, 'print sizeof(struct mbuf)');
  expect((await said(page)).at(-1)).toBe('$1 = 64');
});

test('on paper it is the record, while it is live on the slide', async ({ page, site }) => {
  await openLive(page, site.url, 'do-it-yourself/2/2,live', DEBUG);
  await waitForPage(page, { ready: 'deck', figures: 'ready' });
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
  });
  const sheet = page
    .locator('.sheets talk-live-machine')
    .filter({ has: page.locator('.t-command') })
    .last();
  await expect(sheet.locator('.live')).toHaveCount(0);
  await expect(sheet.locator('.drawing .line')).toHaveCount((await recorded(page, 4)).length);
});
