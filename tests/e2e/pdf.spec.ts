import type { Browser, Page } from '@playwright/test';
import type { RootContent } from 'hast';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { waitForPage } from '../../src/inspect/open.ts';
import { againstTalk } from '../../src/check/pdf/against-talk.ts';
import { failuresOf } from '../../src/pdf/matterhorn.ts';
import { readPdf, saidIn, type PdfFacts } from '../../src/pdf/read-pdf.ts';
import { elementsOf } from '../../src/pdf/structure.ts';
import { isLater } from '../../src/check/pdf/talk/talk-pdf.ts';
import { textsOf } from '../../src/check/pdf/text.ts';
import { exportPdf, type ExportedPdf, type PdfOptions } from '../../src/export/export-pdf.ts';
import { loadTalk } from '../../src/loader/load-talk.ts';
import { readSources } from '../../src/loader/read.ts';
import { serve } from '../../src/setup/server.mjs';
import type { Talk } from '../../src/talk.ts';
import { coloursOf, contrast, luminance } from '../export/inspect-colours.ts';
import { expect, test as base } from './fixtures.ts';
import { linkWords } from './link-words.ts';
import { keepInk } from './ink.ts';

interface Slide {
  readonly id: string;
  readonly heading: string;
  readonly level: 'H1' | 'H2';
  readonly steps: number;
  /** Whether it has a figure, whose drawing changes with its steps. */
  readonly isDrawn: boolean;
}

/** Pages of a slide, from 0: as it is after each step. */
interface Sheets {
  readonly pages: readonly number[];
}

/** A PDF with the text that a viewer extracts from its pages. */
interface ReadPdf extends PdfFacts {
  readonly bytes: Uint8Array;
  readonly texts: readonly string[];
}

/** A page for each slide, or for each step. */
type Kind = 'pdf' | 'stepwise';

interface Exports {
  readonly talk: Talk;
  readonly ofKind: (kind: Kind) => Promise<ReadPdf>;
  /** The slides as they are in the page before any script. */
  readonly slides: readonly Slide[];
  readonly pdf: ReadPdf;
  readonly stepwise: ReadPdf;
  /** With pages for the words that figures do not draw. */
  readonly withFigures: ReadPdf;
  /** By slide, in either PDF. */
  readonly sheets: Readonly<Record<Kind, ReadonlyMap<string, Sheets>>>;
}

const date = new Date('2019-03-20T00:00:00Z');

const read = async (bytes: Uint8Array): Promise<ReadPdf> => ({
  ...(await readPdf(bytes)),
  bytes,
  texts: await textsOf(bytes),
});

/** Each PDF is exported once per worker, by the first test that needs it. */
const test = base.extend<object, Exports>({
  talk: [
    async ({}, use) => {
      const { talk } = await loadTalk(await readSources(resolve('slides'), 'slides'));
      if (!talk) throw new Error('The slides have errors.');
      await use(talk);
    },
    { scope: 'worker' },
  ],
  slides: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(site.url);
      await use(await readSlides(page));
      await page.close();
    },
    { scope: 'worker' },
  ],
  ofKind: [
    async ({ browser, site }, use) => {
      const made = new Map<Kind, Promise<ReadPdf>>();
      const make = async (kind: Kind) =>
        read((await exportPdf(browser, site.url, { date, steps: kind === 'stepwise' })).bytes);
      await use((kind) => {
        const file = made.get(kind) ?? make(kind);
        made.set(kind, file);
        return file;
      });
    },
    { scope: 'worker' },
  ],
  pdf: [async ({ ofKind }, use) => use(await ofKind('pdf')), { scope: 'worker' }],
  stepwise: [async ({ ofKind }, use) => use(await ofKind('stepwise')), { scope: 'worker' }],
  withFigures: [
    async ({ browser, site }, use) => {
      await use(await read((await exportPdf(browser, site.url, { date, figures: true })).bytes));
    },
    { scope: 'worker' },
  ],
  sheets: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage();
      const sheetsOf = async (query: string) => {
        await page.goto(`${site.url}${query}`);
        await waitForPage(page, { ready: 'print' });
        return readSheets(page);
      };
      await use({ pdf: await sheetsOf('?print'), stepwise: await sheetsOf('?print=steps') });
      await page.close();
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'default', timeout: 120_000 });

test('has one page for each slide, all of them 16:9', ({ slides, pdf, sheets }) => {
  expect([...sheets.pdf.keys()]).toEqual(slides.map(({ id }) => id));
  expect(pdf.pages).toHaveLength(slides.length);
  for (const { id } of slides) expect(sheets.pdf.get(id)?.pages).toHaveLength(1);
  for (const { width, height } of pdf.pages) expect({ width, height }).toEqual({ width: 960, height: 540 });
});

test('has the words of a figure in its tags, as tables and lists, without bars', ({ pdf }) => {
  const elements = elementsOf(pdf.structure?.children ?? []).map(({ element }) => element);
  const said = (role: string) =>
    elements
      .filter((one) => one.role === role)
      .map((one) =>
        saidIn([one], pdf.pages)
          .map(({ text }) => text)
          .join(''),
      );
  // Drawings do not show the explanations of a layer, nor the state of today.
  expect(said('LBody')).toContain('domU (guest): sees a disk that dom0 offers');
  expect(said('TH')).toContain('On NetBSD, today');
  expect(pdf.texts.filter((text) => text.includes(' | '))).toEqual([]);
});

test(
  'has a page behind a slide for words that its figures do not draw, when asked',
  { tag: '@long' },
  ({ withFigures: pdf, talk, slides }) => {
    const labels = pdf.pages.map(({ label = '' }) => label);
    const words = labels.filter((label) => label.endsWith(' text'));
    expect(words.length).toBeGreaterThan(2);
    expect(labels).toHaveLength(slides.length + words.length);
    for (const label of words) expect(labels[labels.indexOf(label) - 1]).toBe(label.replace(' text', ''));
    expect(againstTalk(pdf, pdf.texts, talk).map(({ check, page, message }) => [check, page, message])).toEqual([]);
    expect(failuresOf(pdf)).toEqual([]);
    expect(pdf.texts.filter((text) => text.includes(' | '))).toEqual([]);
  },
);

test('has a page for each step, when asked', { tag: '@long' }, ({ slides, stepwise, sheets }) => {
  for (const { id, heading, steps } of slides) {
    const { pages } = sheetsOf(sheets.stepwise, id);
    expect(pages).toHaveLength(steps + 1);
    for (const page of pages.slice(1))
      expect(squeeze(stepwise.texts[page] ?? '')).toContain(stepwise.pages[page]?.label ?? '');
    for (const page of pages) expect(squeeze(stepwise.texts[page] ?? '')).toContain(squeeze(heading));
  }
});

test(
  'shows more with each step, and all on the last page of a slide',
  { tag: '@long' },
  ({ slides, pdf, stepwise, sheets }) => {
    let added = 0;
    for (const { id, isDrawn } of slides) {
      const texts = sheetsOf(sheets.stepwise, id).pages.map((page) => stepwise.texts[page] ?? '');
      // A figure shows another state with each step, and on paper the one its author chose.
      if (isDrawn) continue;
      // On its page the step follows the number of the slide.
      expect(texts.at(-1)?.replace(/(?<=\d)\.\d+$/, '')).toBe(pdf.texts[firstOf(sheets.pdf, id)]);
      added += (texts.at(-1)?.length ?? 0) - (texts[0]?.length ?? 0);
      texts.forEach((text, at) => {
        expect(text.length).toBeGreaterThanOrEqual(texts[at - 1]?.length ?? 0);
      });
    }
    expect(added).toBeGreaterThan(0);
  },
);

for (const kind of ['pdf', 'stepwise'] as const) {
  const tag = kind === 'stepwise' ? { tag: '@long' } : {};
  const name = kind === 'stepwise' ? ', a page a step' : '';

  test(`has a named destination for each slide${name}`, tag, async ({ slides, ofKind, sheets }) => {
    const { names } = await ofKind(kind);
    for (const { id } of slides) expect(names.get(id)).toBe(firstOf(sheets[kind], id));
  });

  test(
    `is as the talk: numbers, bookmarks by part, headings, every text in its order, every link${name}`,
    tag,
    async ({ talk, ofKind }) => {
      const file = await ofKind(kind);
      expect(againstTalk(file, file.texts, talk).map(({ check, page, message }) => [check, page, message])).toEqual([]);
      const labels = kind === 'pdf' ? ['+1'] : ['5', '5.1', '5.2'];
      expect(file.pages.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    },
  );

  test(
    `fails no condition of PDF/UA-1 that a machine can see, and only then claims it${name}`,
    tag,
    async ({ ofKind }) => {
      const file = await ofKind(kind);
      expect(failuresOf(file).map(({ condition, page, message }) => [condition.id, page, message])).toEqual([]);
      expect(file.metadata.xmp?.claims).toBe('1');
    },
  );

  test(`says of each link where it leads, the same in all its boxes${name}`, tag, async ({ ofKind }) => {
    const links = linkWords(await ofKind(kind));
    expect(links).not.toEqual([]);
    for (const { text, says } of links) {
      expect(new Set(says).size, text).toBe(1);
      expect(says[0]?.replace(/\s/g, '')).toContain(text);
    }
  });

  test(`embeds subsets of the fonts of the site, and draws no other${name}`, tag, async ({ ofKind }) => {
    const { fonts } = await ofKind(kind);
    expect(fonts).not.toHaveLength(0);
    for (const font of fonts) {
      expect(font.name).toMatch(/^[A-Z]{6}\+IBMPlex(Sans|Mono)-/);
      expect(font.type).toMatch(/^(TrueType|CIDFontType2|CIDFontType0)$/);
      expect(font.isEmbedded).toBe(true);
    }
  });
}

test('is tagged: lists, tables, code and drawings are known as such', ({ pdf }) => {
  const roles = new Set(elementsOf(pdf.structure?.children ?? []).map(({ element }) => element.role));
  for (const role of ['Sect', 'H1', 'H2', 'L', 'LI', 'LBody', 'Link', 'Table', 'TH', 'TD', 'Code', 'Figure'])
    expect(roles).toContain(role);
});

test('is small', ({ pdf }) => {
  expect(pdf.bytes.length).toBeLessThan(400_000);
});

test('says what it is, in which language, by whom', ({ pdf: { metadata } }) => {
  expect(metadata).toMatchObject({
    title: 'NetBSD Virtualization Status Report',
    author: 'Kamil Rytarowski',
    language: 'en',
    showsTitle: true,
    opens: 'Fit',
    created: 'D:20190320000000Z',
    changed: 'D:20190320000000Z',
  });
  expect(metadata.subject).toContain('bhyvecon Tokyo 2019');
  expect(metadata.keywords).toContain('Terminology');
  expect(metadata.xmp).toMatchObject({ title: expect.stringContaining('NetBSD'), created: '2019-03-20T00:00:00Z' });
});

test('has every line of the text that survived', async ({ pdf }) => {
  const lines = (await readFile(resolve('tests/talk/surviving-text.txt'), 'utf8')).split('\n').filter(Boolean);
  const pages = pdf.texts.map(squeeze);
  const lost = lines.filter((line) => !pages.some((page) => page.includes(squeeze(line))));
  expect(lost).toEqual([]);
});

for (const steps of [false, true]) {
  test(
    `is the same, byte for byte, when made again${steps ? ' with steps' : ''}`,
    { tag: '@long' },
    async ({ browser, site }) => {
      const once = await exportPdf(browser, site.url, { date, steps });
      const again = await exportPdf(browser, site.url, { date, steps });
      expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
    },
  );
}

test('is light, and can be dark: ground and text, on every page', { tag: '@long' }, async ({ browser, site, pdf }) => {
  const dark = await read((await exportPdf(browser, site.url, { date, dark: true })).bytes);
  expect(dark.pages).toHaveLength(pdf.pages.length);
  const [darkColours, lightColours] = [await coloursOf(dark.bytes), await coloursOf(pdf.bytes)];
  darkColours.forEach(({ ground = '#ffffff', inks }, index) => {
    const light = lightColours[index];
    expect(luminance(ground)).toBeLessThan(0.02);
    expect(luminance(light?.ground ?? '#ffffff')).toBeGreaterThan(0.25);
    expect(inks).not.toHaveLength(0);
    for (const { ink, on } of [...inks, ...(light?.inks ?? [])])
      expect(contrast(ink, on), `${ink} on ${on}, page ${index + 1}`).toBeGreaterThan(4.5);
    expect(squeeze(dark.texts[index] ?? '')).toBe(squeeze(pdf.texts[index] ?? ''));
  });
});

test('lets a link by a former id lead to the slide it had', { tag: '@long' }, async ({ browser, sheets }) => {
  const { bytes } = await exportChanged(browser, /index\.html$/, (html) =>
    html.replace(/href="?#terminology"?/, 'href="#words"').replace(/id="?bio"?/, '$& data-alias="man words"'),
  );
  const pdf = await read(bytes);
  const bio = firstOf(sheets.pdf, 'bio');
  expect(pdf.pages[firstOf(sheets.pdf, 'topics')]?.annotations[0]?.target).toEqual({ kind: 'page', page: bio });
  expect(pdf.names.get('words')).toBe(bio);
});

test(
  'leads from each page to its live slide, where the talk has an address',
  { tag: '@long' },
  async ({ browser, talk }) => {
    const url = 'https://example.org/talk/';
    const { bytes } = await exportChanged(browser, /index\.html$/, (html) =>
      html.replace('</head>', `<link rel="canonical" href="${url}"></head>`),
    );
    const pdf = await read(bytes);
    const published = { ...talk, meta: { ...talk.meta, url } };
    expect(againstTalk(pdf, pdf.texts, published).map(({ check, message }) => [check, message])).toEqual([]);
    expect(failuresOf(pdf)).toEqual([]);
    expect(pdf.pages[0]?.annotations.map(({ contents }) => contents)).toContain(
      `This slide, live (${url}#status-report)`,
    );
  },
);

test('has some slides alone, and no link to the others', async ({ browser, site, talk }) => {
  const { bytes } = await exportPdf(browser, site.url, { date, range: '3-4,+1' });
  const pdf = await read(bytes);
  expect(pdf.pages.map(({ label }) => label)).toEqual(['3', '4', '+1']);
  // The third slide lists the parts, of which only the one that follows it is there.
  expect(talk.slides[2]?.slide.id).toBe('topics');
  expect(pdf.pages[0]?.annotations.map(({ target }) => target)).toEqual([{ kind: 'page', page: 1 }]);
  expect(squeeze(pdf.texts[0] ?? '')).toContain('4Futureplans');
});

test('leads from some slides to the others where the talk is published', async ({ browser }) => {
  const url = 'https://example.org/talk/';
  const { bytes } = await exportChanged(
    browser,
    /^index\.html$/,
    (html) => html.replace('</head>', `<link rel="canonical" href="${url}"></head>`),
    { range: '3' },
  );
  const [page] = (await read(bytes)).pages;
  expect(page?.annotations.map(({ target }) => target)).toContainEqual({ kind: 'url', url: `${url}#terminology` });
});

test('says of a slide in another language which it is', { tag: '@long' }, async ({ browser }) => {
  for (const edition of ['slides', 'handout'] as const) {
    const page = edition === 'slides' ? /^index\.html$/ : /^handout\/index\.html$/;
    const change = (html: string) => html.replace(/(<(?:section|article) id="?bio"?)/, '$1 lang="ja"');
    const { bytes } = await exportChanged(browser, page, change, { edition });
    const { structure, pages } = await readPdf(bytes);
    const outermost = elementsOf(structure?.children ?? []).filter(({ element }) => element.language === 'ja');
    // In the handout, a slide may continue on the next sheet, in an element of its own.
    const within = elementsOf(outermost.map(({ element }) => element)).map(({ element }) => element);
    const headings = within.filter(({ role }) => /^H[1-6]$/.test(role ?? ''));
    expect(saidIn(headings, pages).map(({ text }) => text.trim())).toEqual(['Bio']);
    expect(outermost.every(({ element }) => element.role === (edition === 'slides' ? 'Sect' : 'Art'))).toBe(true);
  }
});

test('refuses a range that the talk does not have', async ({ browser, site }) => {
  const asked = exportPdf(browser, site.url, { date, range: '3-700' });
  await expect(asked).rejects.toThrow(/^There is no slide 700, expected one of 1 to \d+ and \+1/);
});

test('has a page for each step where a slide asks for it', { tag: '@long' }, async ({ browser, slides }) => {
  const { bytes } = await exportChanged(browser, /^index\.html$/, (html) =>
    html.replace(/id="?virtualization"?/, '$& data-print="steps"'),
  );
  const labels = (await read(bytes)).pages.map(({ label }) => label);
  const number = slides.findIndex(({ id }) => id === 'virtualization') + 1;
  const { steps } = slides[number - 1] ?? { steps: 0 };
  expect(steps).toBeGreaterThan(0);
  expect(labels.filter((label) => label?.includes('.'))).toEqual(
    Array.from({ length: steps }, (_, step) => `${number}.${step + 1}`),
  );
  expect(labels).toHaveLength(slides.length + steps);
});

test.describe('the browser’s own Print', () => {
  /** The result of Ctrl+P; unlike `exportPdf` it prepares nothing, and waits for nothing. */
  const print = (page: Page) => page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true });

  /** The pages of the slides in the exported PDF: words that are not drawn are on others. */
  const slideTexts = ({ pages, texts }: ReadPdf) =>
    texts.filter((_, index) => !pages[index]?.label?.endsWith(' text')).map(squeeze);

  const opened = async (page: Page, address: string) => {
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('data-figures', 'ready');
    await page.waitForLoadState('networkidle');
  };

  test(
    'has the pages of the export, from any slide, in the dark, the overview and the black',
    { tag: '@long' },
    async ({ page, site, withFigures }) => {
      const wanted = slideTexts(withFigures);
      // The slides alone: that the mouse has rested for a while is seen around them.
      const live = () => page.locator('.reveal > .slides').evaluate((all) => all.outerHTML);
      for (const [address, keys] of [
        ['?theme=dark#/xen-guest-types/1', []],
        ['#hypervisor', ['PageDown', 'o']],
        ['', ['?', 'Escape', 'End', 'b']],
      ] as const) {
        await opened(page, site.url + address);
        for (const key of keys) await page.keyboard.press(key);
        await page.locator('.reveal').click({ modifiers: ['Alt'], position: { x: 200, y: 200 }, force: true });
        const before = await live();
        const printed = await read(await print(page));
        expect(printed.texts.map(squeeze)).toEqual(wanted);
        for (const { width, height } of printed.pages) expect({ width, height }).toEqual({ width: 960, height: 540 });
        expect(await live()).toBe(before);
        await expect(page.locator('.sheets')).toHaveCount(0);
        for (const { ground = '#ffffff' } of await coloursOf(printed.bytes))
          expect(luminance(ground)).toBeGreaterThan(0.25);
      }
    },
  );

  test(
    'has links to the pages of slides, and drawings with words',
    { tag: '@long' },
    async ({ page, site, slides }) => {
      await opened(page, `${site.url}#questions`);
      const printed = await read(await print(page));
      const topics = printed.pages[slides.findIndex(({ id }) => id === 'topics')];
      const parts = slides.flatMap(({ level }, index) => (level === 'H1' && index > 0 ? [index] : []));
      expect(topics?.annotations.map(({ target }) => target)).toEqual(
        parts.slice(0, topics?.annotations.length).map((part) => ({ kind: 'page', page: part })),
      );
      const drawings = elementsOf(printed.structure?.children ?? []).filter(({ element }) => element.role === 'Figure');
      // Both halves of the time line; other drawings are text themselves.
      expect(drawings.filter(({ element }) => (element.alt ?? '').length > 40)).toHaveLength(2);
    },
  );

  test(
    'shows today where the reader has chosen it, and what is drawn on a slide',
    { tag: '@long' },
    async ({ page, site, slides }) => {
      await opened(page, site.url);
      await keepInk(page, {
        bio: [
          [
            { x: 0.1, y: 0.1 },
            { x: 0.9, y: 0.9 },
          ],
        ],
      });
      await opened(page, `${site.url}?year=today`);
      await expect(page.locator('#bio .ink')).toHaveCount(1);
      const printed = await read(await print(page));
      expect(printed.texts).toHaveLength(slides.length);
      expect(printed.texts.filter((text) => squeeze(text).includes('asoftoday')).length).toBeGreaterThan(30);
      const since = (await page.locator('.since').first().textContent()) ?? '';
      expect(squeeze(since).length).toBeGreaterThan(20);
      expect(squeeze(printed.texts.join(''))).toContain(squeeze(since));
    },
  );

  test(
    'has every slide before the script of the deck or of a figure has come, figures as their tables',
    { tag: '@long' },
    async ({ page, site, talk }) => {
      for (const late of [/\/deck-[^/]*\.js$/, /\/(element|print-slides)-[^/]*\.js$/]) {
        await page.route(late, (route) => route.abort());
        await page.goto(site.url);
        await page.waitForLoadState('networkidle');
        const printed = await read(await print(page));
        const seen = squeeze(printed.texts.join(''));
        const blank = printed.texts.filter((text) => text.trim() === '');
        expect(blank).toEqual([]);
        expect(printed.texts.length).toBeGreaterThanOrEqual(talk.slides.length);
        const words = talk.slides.flatMap(({ heading, body }) => [...heading, ...body.children].flatMap(wordsOf));
        expect(words.length).toBeGreaterThan(1000);
        expect(words.filter((word) => !seen.includes(word))).toEqual([]);
        await page.unroute(late);
      }
    },
  );

  test('on the speaker’s desk has the slides, too', { tag: '@long' }, async ({ page, site, withFigures }) => {
    await page.goto(`${site.url}speaker/#xen`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'speaker');
    await page.waitForLoadState('networkidle');
    const printed = await read(await print(page));
    expect(printed.texts.map(squeeze)).toEqual(slideTexts(withFigures));
  });
});

// Where processes can be listed in `/proc`.
if (process.platform === 'linux') {
  test('that is interrupted leaves the file of before, and no browser', { tag: '@long' }, async () => {
    const file = test.info().outputPath('slides.pdf');
    await writeFile(file, 'of before');
    const script = ['src/setup/run-ts.mjs', 'src/export/pdf-command.ts', '--only', 'slides', '--output', file];
    const command = spawn(process.execPath, script, { stdio: 'ignore' });
    const ended = once(command, 'exit');
    await expect.poll(() => browsersOf(command.pid), { timeout: 60_000, intervals: [20] }).not.toEqual([]);
    const browsers = await browsersOf(command.pid);
    command.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
    expect(await readFile(file, 'utf8')).toBe('of before');
    expect(await readdir(dirname(file))).toEqual(['slides.pdf']);
    for (const browser of browsers) await expect(readFile(`/proc/${browser}/comm`)).rejects.toThrow();
  });
}

test.describe('is refused', () => {
  const complaint = (...change: Parameters<typeof exportChanged>): Promise<string> =>
    exportChanged(...change).then(() => 'no complaint', String);

  test('for a script that throws', async ({ browser }) => {
    const words = await complaint(browser, /deck-.*\.js$/, () => "throw new Error('planted');");
    expect(words).toContain('A script failed: planted');
  });

  test('for a message in the console', async ({ browser }) => {
    const words = await complaint(browser, /deck-.*\.js$/, (script) => `console.error('planted');${script}`);
    expect(words).toContain('The console says: planted');
  });

  test('for a font that is no font', async ({ browser }) => {
    const words = await complaint(browser, /mono.*\.woff2$/, () => 'planted');
    expect(words).toContain('font not loaded: IBM Plex Mono');
  });

  test('for a file that is missing', async ({ browser }) => {
    const words = await complaint(browser, /index\.html$/, (html) =>
      html.replace('</head>', '<link rel="preload" as="font" href="gone.woff2" crossorigin></head>'),
    );
    expect(words).toMatch(/\S+gone\.woff2 answered 404/);
  });

  test('for a slide that does not fit, naming it and its place', { tag: '@long' }, async ({ browser, slides }) => {
    const { id } = slides[4] ?? { id: '' };
    const words = await complaint(browser, /index\.html$/, (html) =>
      html.replace(/(id="?virtualization"?.*?<div class="?body"?>)/s, `$1${'<p>planted</p>'.repeat(40)}`),
    );
    expect(id).toBe('virtualization');
    expect(words).toMatch(
      /slides\/02-terminology\.md:\d+ {2}slide "virtualization": “planted” does not fit: \d{4} px too tall\. Shorten/,
    );
  });

  test('for a figure that is not drawn, naming its slide and place', async ({ browser }) => {
    const words = await complaint(browser, /^index\.html$/, (html) =>
      html.replace(/(id="?hypervisor"?[ >].*?<talk-boxes.*?)<ul.*?<\/talk-boxes>/s, '$1</talk-boxes>'),
    );
    expect(words).toMatch(/slides\/02-terminology\.md:\d+ {2}slide "hypervisor": .*boxes/);
  });

  test('in the handout, too: for a figure that is not drawn, naming its slide and place', async ({ browser }) => {
    const words = await complaint(
      browser,
      /^handout\/index\.html$/,
      (html) => html.replace(/(id="?hypervisor"?[ >].*?<talk-boxes.*?)<ul.*?<\/talk-boxes>/s, '$1</talk-boxes>'),
      { edition: 'handout' },
    );
    expect(words).toMatch(/slides\/02-terminology\.md:\d+ {2}slide "hypervisor": .*boxes/);
  });

  test('for a picture that is missing, naming its slide and place', async ({ browser }) => {
    const words = await complaint(browser, /^index\.html$/, (html) =>
      html.replace(/(id="?virtualization"?.*?<div class="?body"?>)/s, '$1<img src="gone.png" alt="">'),
    );
    expect(words).toMatch(/slides\/02-terminology\.md:\d+ {2}slide "virtualization": .*gone\.png/);
  });

  test('for a link to nowhere', { tag: '@long' }, async ({ browser }) => {
    const words = await complaint(browser, /index\.html$/, (html) =>
      html.replace(/href="?#terminology"?/, 'href="#x"'),
    );
    expect(words).toContain('slide "topics": link to nowhere: #x');
  });
});

/** The PDF of a site in which one file was modified. */
async function exportChanged(
  browser: Browser,
  name: RegExp,
  change: (text: string) => string,
  options: PdfOptions = {},
): Promise<ExportedPdf> {
  const folder = test.info().outputPath('site');
  await cp(resolve('dist'), folder, { recursive: true });
  const files = await readdir(folder, { recursive: true });
  const file = join(folder, files.find((one) => name.test(one)) ?? 'missing');
  await writeFile(file, change(await readFile(file, 'utf8')));
  const { url, close } = await serve(folder);
  try {
    return await exportPdf(browser, url, { date, ...options });
  } finally {
    await close();
  }
}

/** Its children, but for the small programs that a command may ask. */
async function browsersOf(pid = 0): Promise<string[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const names = await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map(async (child) => ({ child, name: await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '') })),
  );
  return names.filter(({ name }) => name.startsWith('chrom')).map(({ child }) => child);
}

async function readSlides(page: Page): Promise<Slide[]> {
  return page.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => {
      const heading = section.querySelector('h1, h2');
      return {
        id: section.id,
        heading: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
        level: heading?.localName === 'h1' ? 'H1' : 'H2',
        steps: Number(section.getAttribute('data-steps')),
        isDrawn: section.querySelector('[data-figure]') !== null,
      } as const;
    }),
  );
}

async function readSheets(page: Page): Promise<Map<string, Sheets>> {
  const ids = await page.locator('.slides > section').evaluateAll((all) => all.map(({ id }) => id));
  const sheets = new Map<string, { pages: number[] }>();
  let last: { pages: number[] } = { pages: [] };
  ids.forEach((id, index) => {
    if (id !== '') sheets.set(id, (last = { pages: [] }));
    last.pages.push(index);
  });
  return sheets;
}

const sheetsOf = (all: ReadonlyMap<string, Sheets>, id: string): Sheets => all.get(id) ?? { pages: [] };

const firstOf = (all: ReadonlyMap<string, Sheets>, id: string): number => all.get(id)?.pages[0] ?? -1;

/** Without white space, in which a page and its source may differ. */
const squeeze = (text: string) => text.replace(/\s+/g, '');

/** The words of a part of a slide, as the talk was given. */
function wordsOf(node: RootContent): string[] {
  if (node.type === 'text') return node.value.split(/\s+/).filter(Boolean);
  return node.type === 'element' && !isLater(node) ? node.children.flatMap(wordsOf) : [];
}
