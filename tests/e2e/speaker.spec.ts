import type { BrowserContext, Locator, Page } from '@playwright/test';
import { openDeck, waitForPage } from '../../src/inspect/open.ts';
import { watch } from '../../src/inspect/watch.ts';
import { exportPdf } from '../../src/export/export-pdf.ts';
import { expectAt } from './deck.ts';
import { expect, test } from './fixtures.ts';
import { random } from './random.ts';
import { talkNameIn } from './talk-name.ts';
import { DESK_KEYS, DESKS } from '../access/places.ts';

test.use({ viewport: { width: 1280, height: 800 } });

async function speakerReady(page: Page): Promise<void> {
  await waitForPage(page, { ready: 'speaker' });
}

async function openSpeaker(context: BrowserContext, url: string, hash = ''): Promise<Page> {
  const speaker = await context.newPage();
  await speaker.goto(`${url}speaker/${hash}`);
  await speakerReady(speaker);
  return speaker;
}

/** The speaker's page stands there, in its address and in its box. */
async function expectSpeakerAt(speaker: Page, slide: string, step = 0): Promise<void> {
  await expect.poll(() => new URL(speaker.url()).hash).toBe(step > 0 ? `#/${slide}/${step}` : `#${slide}`);
  await expect(speaker.locator('.preview.now > section')).toHaveAttribute('data-slide', slide);
}

/** Draws a line over the slide on the desk, with the pen in hand. */
async function drawLine(speaker: Page, { steps = 4, isDone = true } = {}): Promise<void> {
  const box = await speaker.locator('.preview.now > section').boundingBox();
  if (!box) throw new Error('There is no slide on the desk');
  await speaker.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await speaker.mouse.down();
  await speaker.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.7, { steps });
  if (isDone) await speaker.mouse.up();
}

/** How many slides are counted: those for questions are not. */
const countedIn = (deck: Page) => deck.locator('.slides > section:not([data-visibility="uncounted"])').count();

test('S opens it where the hall is, with the next step, the notes and the plan', async ({ page, site }) => {
  await openDeck(page, `${site.url}#/gdb-session/1`);
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  // Including its Content-Security-Policy: a violation is a console error.
  const take = watch(speaker, new URL(site.url).origin);
  await speakerReady(speaker);
  await expectSpeakerAt(speaker, 'gdb-session', 1);
  const slide = `Slide 19 of ${await countedIn(page)}`;
  await expect(speaker.locator('h1.place')).toHaveText(`NetBSD and software emulation ${slide}, step 1 of 2`);
  await expect(speaker.locator('.preview.next talk-gdb-session')).toHaveAttribute('state', '2');
  await expect(speaker.locator('.said > .now')).toContainText('First he asks to stop');
  // A window that opened another shares its process, and its crash.
  expect(await speaker.evaluate(() => window.opener === null)).toBe(true);
  await expect(speaker.locator('.sign')).toHaveText(
    'The audience is with you on 19 A cross-debugging session, step 1 live',
  );
  await expect(speaker.locator('.times')).toContainText('this slide 0:00 of 0:50');
  await speaker.keyboard.press('PageDown');
  await expectAt(page, 'gdb-session', 2);
  await expect(speaker.locator('.said > .now')).toContainText('Then he asks');
  await expect(speaker.locator('.preview.next > section')).toHaveAttribute('data-slide', 'do-it-yourself');
  const policy = await speaker.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(take()).toEqual([]);
});

test('a browser that opens no window offers a link, and the deck goes on', { tag: '@long' }, async ({ page, site }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openDeck(page, `${site.url}#xen`);
  await page.keyboard.press('s');
  const box = page.getByRole('dialog', { name: 'Speaker view' });
  await expect(box).toContainText('drag the tab out, to a window of its own');
  const [speaker] = await Promise.all([
    page.context().waitForEvent('page'),
    box.getByRole('link', { name: 'Speaker view' }).click(),
  ]);
  await speakerReady(speaker);
  await expect(box).toBeHidden();
  await expectSpeakerAt(speaker, 'xen');
  await page.keyboard.press('PageDown');
  await expect.poll(() => new URL(speaker.url()).hash).toBe(new URL(page.url()).hash);
});

test('either may come first, and either may steer', async ({ context, page, site }) => {
  const speaker = await openSpeaker(context, site.url, '#two-engines');
  await expect(speaker.locator('.sign')).toContainText('No audience window is open.');
  await speaker.keyboard.press('PageDown');
  await openDeck(page, site.url);
  await expectAt(page, 'haxm');
  await page.keyboard.press('PageDown');
  await expectSpeakerAt(speaker, 'haxm', 1);
  await speaker.keyboard.press('b');
  await expect(page.locator('.reveal')).toHaveClass(/paused/);
  await page.keyboard.press('b');
  await expect(speaker.locator('.sign')).not.toContainText('black');
});

test('what a hand does with a figure on the desk shows in the hall', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen-guest-types`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'xen-guest-types');
  await speaker.locator('.preview.now').getByRole('button', { name: 'PVHVM' }).click();
  await expect(page.locator('section.present talk-guest-types')).toHaveAttribute('state', 'pvhvm');
  // It looks as it does there: the desk's own buttons are others.
  const looks = (button: Locator) =>
    button.evaluate((one) => {
      const { backgroundColor, color, fontSize, padding, borderWidth } = getComputedStyle(one);
      return { backgroundColor, color, fontSize, padding, borderWidth };
    });
  const name = { name: 'PVHVM', pressed: true };
  expect(await looks(speaker.locator('.preview.now').getByRole('button', name))).toEqual(
    await looks(page.locator('section.present').getByRole('button', name)),
  );
  await page.locator('section.present').getByRole('button', { name: 'PVH', exact: true }).click();
  await expect(speaker.locator('.preview.now talk-guest-types')).toHaveAttribute('state', 'pvh');
});

test('the audience freezes, and is taken there or left where it is', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#two-engines`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'two-engines');
  await speaker.keyboard.press('x');
  await speaker.keyboard.press('PageDown');
  await expectSpeakerAt(speaker, 'haxm');
  await expect(speaker.locator('.sign')).toContainText('The audience stays on');
  await expectAt(page, 'two-engines');
  await page.reload();
  await expectAt(page, 'two-engines');
  await speaker.keyboard.press('x');
  await expectAt(page, 'haxm');

  await speaker.keyboard.press('x');
  await speaker.keyboard.press('PageDown');
  await speaker.keyboard.press('r');
  await expectSpeakerAt(speaker, 'haxm');
  await expectAt(page, 'haxm');
});

test('the speaker’s pointer is seen in the hall, and goes', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'xen');
  const box = await speaker.locator('.preview.now > section').boundingBox();
  if (!box) throw new Error('There is no slide on the desk');
  await speaker.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  const pointer = page.locator('.pointer');
  await expect(pointer).toBeVisible();
  const seen = await pointer.boundingBox();
  expect((seen?.x ?? 0) + (seen?.width ?? 0) / 2).toBeCloseTo(640, -1);
  await speaker.mouse.move(5, 5);
  await expect(pointer).toBeHidden();
});

test('the hall counts down to the start, until the first step', { tag: '@long' }, async ({ context, page, site }) => {
  await context.clock.install({ time: new Date('2019-03-20T10:00:00+09:00') });
  await openDeck(page, site.url);
  const speaker = await openSpeaker(context, site.url);
  await context.clock.pauseAt(new Date('2019-03-20T10:01:00+09:00'));
  await speaker.getByRole('button', { name: 'Count down to the start' }).click();
  await speaker.getByRole('spinbutton').fill('3');
  await speaker.keyboard.press('Enter');
  const until = page.locator('.waiting .until');
  await expect(until).toHaveText('3:00');
  await context.clock.runFor(61_000);
  await expect(until).toHaveText('1:59');
  await context.clock.resume();
  await page.reload();
  await openDeck(page, site.url);
  await expect(until).toHaveText(/^1:5\d$/);
  await context.clock.runFor(120_000);
  await expect(until).toHaveText('It begins now');
  await speaker.keyboard.press('PageDown');
  await expect(until).toBeHidden();
  await expectAt(page, 'bio');
});

test(
  'a spot is shown large, from either window, and the next slide as it is',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#x86-first`);
    const speaker = await openSpeaker(context, site.url);
    await expectSpeakerAt(speaker, 'x86-first');
    const width = () => page.locator('#x86-first').evaluate((one) => one.getBoundingClientRect().width);
    const before = await width();
    await speaker.locator('.preview.now').click({ modifiers: ['Alt'], position: { x: 40, y: 40 } });
    await expect.poll(width).toBe(2 * before);
    await expect(speaker.locator('.sign')).toContainText('large');
    await page.keyboard.down('Alt');
    await page.mouse.click(300, 300);
    await expect.poll(width).toBe(before);
    await page.mouse.click(300, 300);
    await expect.poll(width).toBe(2 * before);
    await page.keyboard.up('Alt');
    await page.keyboard.press('PageDown');
    await expect(page.locator('.reveal')).not.toHaveClass(/zoomed/);

    // All slides lie over what is large, whoever asks for it; Escape on the desk ends it, too.
    const sheet = page.getByRole('dialog', { name: 'All slides' });
    const enlarge = () => speaker.locator('.preview.now').click({ modifiers: ['Alt'], position: { x: 40, y: 40 } });
    await page.keyboard.press('o');
    const room = await sheet.boundingBox();
    await enlarge();
    await expect(speaker.locator('.sign')).toContainText('large');
    expect(await sheet.boundingBox()).toEqual(room);
    await page.keyboard.press('o');
    await expect(sheet).toBeHidden();
    await expect(page.locator('.reveal')).toHaveClass(/zoomed/);
    await speaker.keyboard.press('Escape');
    await expect(page.locator('.reveal')).not.toHaveClass(/zoomed/);

    // A pointer on a slide that the audience does not see is not shown to it.
    await speaker.keyboard.press('x');
    await speaker.keyboard.press('g');
    await speaker.getByRole('textbox').fill('nvmm');
    await speaker.keyboard.press('Enter');
    await expectSpeakerAt(speaker, 'nvmm');
    await enlarge();
    await expect(speaker.locator('.sign')).not.toContainText('large');
  },
);

test('a backup slide is one on the desk, too, and the end is the end', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#questions`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'questions');
  await expect(speaker.locator('.preview.next > section')).toHaveCount(0);
  const counted = await countedIn(page);
  const backup = (await page.locator('.slides > section').count()) - counted;
  await expect(speaker.locator('h1.place')).toContainText(`Slide ${counted} of ${counted}`);
  await speaker.keyboard.press('PageDown');
  await expectSpeakerAt(speaker, 'questions');
  await speaker.keyboard.press('g');
  await speaker.getByRole('textbox').fill('reconstruction');
  await speaker.keyboard.press('Enter');
  await expectAt(page, 'about-this-reconstruction');
  await expect(speaker.locator('h1.place')).toContainText(`Backup slide +${backup}`);
  await expect(speaker.locator('h1.place')).not.toContainText(`of ${counted}`);
  await expect(speaker.locator('.times')).toContainText('not in the plan');
  await speaker.keyboard.press('End');
  await expectAt(page, 'questions');
});

test(
  'a drawing shows in the hall, outlives a reload, is taken back, and goes on paper',
  { tag: '@long' },
  async ({ browser, context, page, site }) => {
    // Two PDFs are made.
    await openDeck(page, `${site.url}#x86-first`);
    const speaker = await openSpeaker(context, site.url);
    await expectSpeakerAt(speaker, 'x86-first');
    await speaker.keyboard.press('e');
    const box = await speaker.locator('.preview.now > section').boundingBox();
    if (!box) throw new Error('There is no slide on the desk');
    for (const from of [0.2, 0.5]) {
      await speaker.mouse.move(box.x + box.width * from, box.y + box.height / 2);
      await speaker.mouse.down();
      await speaker.mouse.move(box.x + box.width * (from + 0.2), box.y + box.height * 0.7, { steps: 4 });
      await speaker.mouse.up();
    }
    const lines = page.locator('#x86-first > .ink polyline');
    await expect(lines).toHaveCount(2);
    await page.reload();
    await expect(lines).toHaveCount(2);
    await speaker.keyboard.press('u');
    await expect(lines).toHaveCount(1);
    const [, across] = /^([\d.]+)[ ,]/.exec((await lines.getAttribute('points')) ?? '') ?? [];
    expect(Number(across)).toBeCloseTo(0.2 * 1280, -1);

    const [download] = await Promise.all([
      speaker.waitForEvent('download'),
      speaker.getByRole('button', { name: 'Save the drawings' }).click(),
    ]);
    const ink = (await (await download.createReadStream()).toArray()).join('');
    await page.goto(`${site.url}?print&ink`);
    await waitForPage(page, { ready: 'print' });
    await expect(lines).toHaveCount(1);
    const date = new Date('2019-03-20T00:00:00Z');
    const [plain, drawn] = [
      await exportPdf(browser, site.url, { date }),
      await exportPdf(browser, site.url, { date, ink }),
    ];
    expect(drawn.pages).toBe(plain.pages);
    expect(Buffer.compare(drawn.bytes, plain.bytes)).not.toBe(0);
    await expect(exportPdf(browser, site.url, { date, ink: '{"xen":1}' })).rejects.toThrow('not as the speaker view');

    await openDeck(page, `${site.url}#x86-first`);
    await expect(lines).toHaveCount(1);
    for (const wipe of ['Wipe all slides', 'Wipe this slide']) {
      await speaker.getByRole('button', { name: wipe }).click();
      await expect(lines).toHaveCount(0);
      await speaker.getByRole('button', { name: 'Undo' }).click();
      await expect(lines).toHaveCount(1);
    }
    await speaker.getByRole('button', { name: 'Wipe all slides' }).click();
    await openDeck(page, `${site.url}#x86-first`);
    await expect(lines).toHaveCount(0);
  },
);

test(
  'what the browser keeps no more is told, and every hall has the drawing',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await context.addInitScript(() => {
      const setItem = Reflect.get(Storage.prototype, 'setItem');
      Storage.prototype.setItem = function (key, text) {
        if (key.startsWith('talk-ink')) throw new DOMException('Full', 'QuotaExceededError');
        setItem.call(this, key, text);
      };
    });
    await openDeck(page, `${site.url}#x86-first`);
    const speaker = await openSpeaker(context, site.url);
    await expectSpeakerAt(speaker, 'x86-first');
    await speaker.keyboard.press('e');
    await expect(speaker.locator('.alerts')).not.toContainText('no longer kept');
    await drawLine(speaker);
    await expect(page.locator('#x86-first > .ink polyline')).toHaveCount(1);
    await expect(speaker.locator('.alerts')).toContainText('Drawings are no longer kept: save them.');
    const late = await context.newPage();
    await openDeck(late, `${site.url}#x86-first`);
    await expect(late.locator('#x86-first > .ink polyline')).toHaveCount(1);
  },
);

test(
  'a stroke costs what it adds: nothing is kept, sent whole or drawn anew before it is done',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#x86-first`);
    const speaker = await openSpeaker(context, site.url);
    await expectSpeakerAt(speaker, 'x86-first');
    await speaker.keyboard.press('e');
    await drawLine(speaker);
    const lines = page.locator('#x86-first > .ink polyline');
    await expect(lines).toHaveCount(1);
    // A redrawn figure is another element, without the mark.
    for (const window of [page, speaker])
      await window.locator('.ink polyline').evaluate((line) => {
        line.classList.add('first-stroke');
      });
    await speaker.evaluate(() => {
      const seen = { kept: 0, points: 0 };
      Object.assign(window, { seen });
      const setItem = Reflect.get(Storage.prototype, 'setItem');
      Storage.prototype.setItem = function (key, text) {
        if (key.startsWith('talk-ink')) seen.kept += 1;
        setItem.call(this, key, text);
      };
      const post = Reflect.get(BroadcastChannel.prototype, 'postMessage');
      BroadcastChannel.prototype.postMessage = function (message: unknown) {
        if (this.name.endsWith('#ink')) seen.points += JSON.stringify(message).split('"x"').length - 1;
        post.call(this, message);
      };
    });
    const seen = () => speaker.evaluate(() => Reflect.get(window, 'seen') as { kept: number; points: number });
    await drawLine(speaker, { steps: 100, isDone: false });
    await expect(lines).toHaveCount(2);
    await expect(lines.last()).toHaveAttribute('points', /(?:\S+ ){100}/);
    const before = await seen();
    expect(before.kept).toBe(0);
    expect(before.points).toBeLessThanOrEqual(102);
    for (const window of [page, speaker]) await expect(window.locator('.first-stroke')).toHaveCount(1);
    await speaker.mouse.up();
    await expect.poll(async () => (await seen()).kept).toBe(1);
  },
);

test('the picture is corrected for a projector, and stays so', async ({ page, site }) => {
  await openDeck(page, site.url);
  await page.keyboard.press('i');
  const box = page.getByRole('dialog', { name: 'Projector' });
  await box.getByRole('slider', { name: 'Contrast' }).press('ArrowRight');
  await box.getByRole('checkbox', { name: 'Invert' }).check();
  const filter = () => page.evaluate(() => getComputedStyle(document.documentElement).filter);
  expect(await filter()).toBe('brightness(1) contrast(1.05) invert(1)');
  await page.reload();
  await expect.poll(filter).toBe('brightness(1) contrast(1.05) invert(1)');
  await page.keyboard.press('i');
  await box.getByRole('button', { name: 'As it was' }).click();
  expect(await filter()).toBe('none');
});

test('a second speaker view is told, in both', { tag: '@long' }, async ({ context, page, site }) => {
  await openDeck(page, site.url);
  const [one, other] = [await openSpeaker(context, site.url), await openSpeaker(context, site.url)];
  for (const speaker of [one, other])
    await expect(speaker.locator('.alerts')).toContainText('Another speaker view is open.');
  await other.close();
  await expect(one.locator('.alerts')).not.toContainText('Another speaker view');
});

test('readers in two tabs keep to themselves', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen`);
  const other = await context.newPage();
  await openDeck(other, `${site.url}#nvmm`);
  await page.keyboard.press('PageDown');
  await expect.poll(() => new URL(page.url()).hash).not.toBe('#xen');
  await expectAt(other, 'nvmm');
});

test('messages that are none of ours change nothing', async ({ context, page, site }) => {
  await openDeck(page, `${site.url}#xen`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'xen');
  const take = watch(page, new URL(site.url).origin);
  await speaker.evaluate(
    (name) => {
      const channel = new BroadcastChannel(`talk ${name}`);
      const place = { id: 'nvmm', step: 0 };
      const clock = { elapsed: 0, since: null };
      const state = {
        place,
        held: null,
        black: true,
        zoom: null,
        begins: null,
        clock,
        spent: {},
        entered: 0,
        sequence: 900,
        from: 'x',
      };
      const own = { role: 'speaker', window: 'x', asks: false, isFullScreen: false, pointer: null };
      const message = { version: 2, talk: name, ...own, shows: place };
      for (const hostile of [
        'next',
        null,
        { ...message, version: 3, state },
        { ...message, talk: '/elsewhere/', state },
        { ...message, state: { ...state, sequence: 1e15 } },
        { ...message, state: { ...state, place: { id: 'x'.repeat(100_000), step: 0 } } },
        { ...message, state, more: 1 },
        { ...message, state: { ...state, place: { id: '"],[id', step: 1.5 } } },
      ])
        channel.postMessage(hostile);
      window.postMessage({ ...message, state }, '*');
    },
    await talkNameIn(page, site.url),
  );
  await speaker.keyboard.press('PageDown');
  await expect.poll(() => new URL(page.url()).hash).toBe(new URL(speaker.url()).hash);
  expect(new URL(page.url()).hash).not.toContain('nvmm');
  await expect(page.locator('.reveal')).not.toHaveClass(/paused/);
  expect(take()).toEqual([]);
});

test(
  'the clock starts with the first step, as if the title had its 30 s, pauses, can be set, and outlives a reload',
  { tag: '@long' },
  async ({ context, page, site }) => {
    await context.clock.install({ time: new Date('2019-03-20T23:40:00+09:00') });
    await openDeck(page, site.url);
    const speaker = await openSpeaker(context, site.url);
    await context.clock.pauseAt(new Date('2019-03-20T23:50:00+09:00'));
    const elapsed = speaker.locator('.elapsed');
    const left = speaker.locator('.remaining');
    await context.clock.runFor(5000);
    await expect(elapsed).toHaveText('0:00 on the clock');
    await speaker.keyboard.press('PageDown');
    await context.clock.runFor(61_000);
    await expect(elapsed).toHaveText('1:31 on the clock');
    await expect(speaker.locator('.times')).toContainText('0:26 behind');

    await speaker.keyboard.press('c');
    await context.clock.runFor(120_000);
    await expect(elapsed).toHaveText('1:31 on the clock');
    await expect(speaker.locator('.times')).toContainText('paused');
    await speaker.keyboard.press('c');

    await speaker.reload();
    await speakerReady(speaker);
    await context.clock.runFor(9000);
    await expect(elapsed).toHaveText('1:40 on the clock');

    await speaker.getByRole('button', { name: 'Set the clock' }).click();
    await speaker.getByRole('textbox').fill('24:30');
    await speaker.keyboard.press('Enter');
    await context.clock.runFor(29_000);
    await expect(left).toHaveText('5:01 left');
    await expect(left).not.toHaveClass(/soon/);
    await context.clock.runFor(2000);
    await expect(left).toHaveClass(/soon/);
    // The laptop sleeps past midnight: nothing runs, and then it is later.
    await context.clock.fastForward(20 * 60_000);
    await context.clock.runFor(1000);
    await expect(left).toHaveText('15:02 over');
  },
);

test('the run is told slide by slide, and saved', { tag: '@long' }, async ({ context, page, site }) => {
  await context.clock.install({ time: new Date('2019-03-20T10:00:00+09:00') });
  await openDeck(page, `${site.url}#terminology`);
  const speaker = await openSpeaker(context, site.url);
  await expectSpeakerAt(speaker, 'terminology');
  await context.clock.pauseAt(new Date('2019-03-20T10:05:00+09:00'));
  await speaker.keyboard.press('PageDown');
  await context.clock.runFor(50_000);
  await speaker.keyboard.press('g');
  await speaker.getByRole('textbox').fill('hypervisor');
  await speaker.keyboard.press('Enter');
  await expectAt(page, 'hypervisor');
  await context.clock.runFor(10_000);
  await speaker.getByRole('button', { name: 'This run' }).click();
  const box = speaker.getByRole('dialog', { name: 'This run' });
  await expect(box.locator('tbody tr')).toHaveText(['5Virtualization0:350:50+0:15', '6Hypervisor0:400:10−0:30']);
  await expect(box.locator('tfoot')).toHaveText('Together1:151:00−0:15');
  const [download] = await Promise.all([
    speaker.waitForEvent('download'),
    box.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  const text = (await stream.toArray()).join('');
  expect(text).toContain('virtualization,Virtualization,35,50\nhypervisor,Hypervisor,40,10\n');

  // The next rehearsal begins anew, beside the one before.
  await speaker.keyboard.press('Escape');
  await speaker.getByRole('button', { name: 'Set the clock' }).click();
  await speaker.getByRole('button', { name: 'Begin anew' }).click();
  await speaker.keyboard.press('PageDown');
  await context.clock.runFor(3000);
  await speaker.getByRole('button', { name: 'This run' }).click();
  await expect(box.locator('tbody tr')).toHaveText(['6Hypervisor0:400:03−0:370:10']);
  await expect(box.locator('tfoot')).toHaveText('Together0:400:03−0:370:10');
});

for (const [name, size] of DESKS) {
  test(`nothing on the desk scrolls sideways: ${name}`, async ({ context, page, site }) => {
    await openDeck(page, `${site.url}#gdb-session`);
    const speaker = await openSpeaker(context, site.url);
    await speaker.setViewportSize(size);
    const take = watch(speaker, new URL(site.url).origin);
    for (const key of DESK_KEYS) {
      await speaker.keyboard.press(key);
      expect(await speaker.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    expect(take()).toEqual([]);
  });
}

test(
  '200 times closed, reloaded, asleep or deaf, the windows come together again',
  { tag: '@long' },
  async ({ context, site }) => {
    await context.addInitScript(() => {
      // A sleeping window neither receives nor sends messages; a half-deaf one loses some.
      window.BroadcastChannel = class extends BroadcastChannel {
        override postMessage(message: unknown): void {
          if (document.documentElement.dataset['deaf'] === undefined) super.postMessage(message);
        }

        override addEventListener(kind: string, hear: EventListenerOrEventListenerObject): void {
          super.addEventListener(kind, (event: Event) => {
            if (document.documentElement.dataset['deaf'] === undefined && typeof hear === 'function') hear(event);
          });
        }
      };
    });
    const pick = random('two windows');
    const open = {
      hall: async () => {
        const page = await context.newPage();
        await openDeck(page, `${site.url}#hypervisor`);
        return page;
      },
      speaker: () => openSpeaker(context, site.url),
    };
    const pages = { hall: await open.hall(), speaker: await open.speaker() };
    const roles = ['hall', 'speaker'] as const;
    const hashes = () => roles.map((role) => new URL(pages[role].url()).hash);
    const setDeaf = (page: Page, deaf: boolean) =>
      page.evaluate((on) => {
        document.documentElement.toggleAttribute('data-deaf', on);
      }, deaf);

    for (let trouble = 1; trouble <= 200; trouble += 1) {
      const role = roles[pick(2)] ?? 'hall';
      switch (pick(5)) {
        case 0:
          await pages[role].reload();
          break;
        case 1:
          await pages[role].close();
          pages[role] = await open[role]();
          break;
        default:
          await setDeaf(pages[role], true);
          for (let press = pick(4); press > 0; press -= 1)
            await pages[roles[pick(2)] ?? 'hall'].keyboard.press(pick(3) === 0 ? 'PageUp' : 'PageDown');
          await setDeaf(pages[role], false);
      }
      if (trouble % 20 > 0) continue;
      await expect.poll(() => new Set(hashes()).size, { timeout: 5000, message: hashes().join(' and ') }).toBe(1);
      await expect(pages.speaker.locator('.sign')).toContainText('The audience is with you');
    }
  },
);
