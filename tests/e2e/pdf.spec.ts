import type { Browser, Page } from '@playwright/test';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exportPdf, type ExportedPdf } from '../../src/export/export-pdf.ts';
import { serve } from '../../src/setup/server.mjs';
import { contrast, luminance } from '../export/inspect-colours.ts';
import { inspectPdf, type InspectedPdf } from '../export/inspect-pdf.ts';
import { expect, test as base } from './fixtures.ts';

interface Slide {
  readonly id: string;
  readonly heading: string;
  readonly level: 'H1' | 'H2';
  readonly steps: number;
  readonly targets: readonly string[];
  readonly urls: readonly string[];
  /** Whether it has a figure, whose drawing changes with its steps. */
  readonly isDrawn: boolean;
}

/** Pages of a slide, from 0: as it is after each step, and of the words its figures do not draw. */
interface Sheets {
  readonly pages: readonly number[];
  readonly words: readonly number[];
}

interface Exports {
  /** The slides as they are in the page before any script. */
  readonly slides: readonly Slide[];
  readonly pdf: InspectedPdf;
  readonly stepwise: InspectedPdf;
  /** By slide, in either PDF. */
  readonly sheets: { readonly pdf: ReadonlyMap<string, Sheets>; readonly stepwise: ReadonlyMap<string, Sheets> };
}

const date = new Date('2019-03-20T00:00:00Z');

/** Both PDFs are made once a worker, and one worker has the whole file. */
const test = base.extend<object, Exports>({
  slides: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(site.url);
      await use(await readSlides(page));
      await page.close();
    },
    { scope: 'worker' },
  ],
  pdf: [
    async ({ browser, site }, use) => {
      await use(await inspectPdf((await exportPdf(browser, site.url, { date })).bytes));
    },
    { scope: 'worker' },
  ],
  stepwise: [
    async ({ browser, site }, use) => {
      await use(await inspectPdf((await exportPdf(browser, site.url, { date, steps: true })).bytes));
    },
    { scope: 'worker' },
  ],
  sheets: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage();
      const sheetsOf = async (query: string) => {
        await page.goto(`${site.url}${query}`);
        await page.waitForFunction(() => document.documentElement.dataset.ready === 'print');
        return readSheets(page);
      };
      await use({ pdf: await sheetsOf('?print'), stepwise: await sheetsOf('?print=steps') });
      await page.close();
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'default', timeout: 120_000 });

test('has one page for each slide, and one for words that a figure does not draw, all of them 16:9', ({
  slides,
  pdf,
  sheets,
}) => {
  expect([...sheets.pdf.keys()]).toEqual(slides.map(({ id }) => id));
  const all = [...sheets.pdf.values()].flatMap(({ pages, words }) => [...pages, ...words]);
  expect(all).toEqual(pdf.pages.map((_, index) => index));
  for (const { id, isDrawn } of slides) {
    expect(sheets.pdf.get(id)?.pages).toHaveLength(1);
    expect(sheets.pdf.get(id)?.words.length).toBeLessThanOrEqual(isDrawn ? 1 : 0);
  }
  for (const { width, height } of pdf.pages) expect({ width, height }).toEqual({ width: 960, height: 540 });
});

test('has a page for each step, when asked', ({ slides, stepwise, sheets }) => {
  for (const { id, heading, steps } of slides) {
    const { pages, words } = sheetsOf(sheets.stepwise, id);
    expect(pages).toHaveLength(steps + 1);
    for (const page of [...pages, ...words])
      expect(squeeze(stepwise.pages[page]?.text ?? '')).toContain(squeeze(heading));
  }
});

test('shows more with each step, and all on the last page of a slide', ({ slides, pdf, stepwise, sheets }) => {
  let added = 0;
  for (const { id, isDrawn } of slides) {
    const texts = sheetsOf(sheets.stepwise, id).pages.map((page) => stepwise.pages[page]?.text ?? '');
    // A figure shows another state with each step, and on paper the one its author chose.
    if (isDrawn) continue;
    expect(texts.at(-1)).toBe(pdf.pages[firstOf(sheets.pdf, id)]?.text);
    added += (texts.at(-1)?.length ?? 0) - (texts[0]?.length ?? 0);
    texts.forEach((text, at) => {
      expect(text.length).toBeGreaterThanOrEqual(texts[at - 1]?.length ?? 0);
    });
  }
  expect(added).toBeGreaterThan(0);
});

test('has one bookmark for each slide, under that of its part', ({ slides, pdf, stepwise, sheets }) => {
  expect(pdf.outline).toEqual(outlineOf(slides, sheets.pdf));
  expect(stepwise.outline).toEqual(outlineOf(slides, sheets.stepwise));
});

test('leads each internal link to the page of that slide', ({ slides, pdf, stepwise, sheets }) => {
  expect(slides.flatMap(({ targets }) => targets)).not.toHaveLength(0);
  for (const { id, targets } of slides) {
    for (const [file, where] of [
      [pdf, sheets.pdf],
      [stepwise, sheets.stepwise],
    ] as const) {
      const { pages, words } = sheetsOf(where, id);
      const found = [...pages.slice(-1), ...words].flatMap((page) => file.pages[page]?.targets ?? []);
      expect(unique(found)).toEqual(unique(targets.map((target) => firstOf(where, target))));
    }
  }
});

test('has a named destination for each slide', ({ slides, pdf, stepwise, sheets }) => {
  for (const { id } of slides) {
    expect(pdf.names.get(id)).toBe(firstOf(sheets.pdf, id));
    expect(stepwise.names.get(id)).toBe(firstOf(sheets.stepwise, id));
  }
});

test('keeps each external link, and no address of this machine', ({ slides, pdf, sheets }) => {
  for (const { id, urls } of slides) {
    const { pages, words } = sheetsOf(sheets.pdf, id);
    expect(unique([...pages, ...words].flatMap((page) => pdf.pages[page]?.urls ?? []))).toEqual(unique(urls));
  }
});

test('is tagged: each page has its heading, lists and tables are known as such', ({ slides, pdf, sheets }) => {
  expect(pdf.isTagged).toBe(true);
  for (const { id, level } of slides) {
    const { pages, words } = sheetsOf(sheets.pdf, id);
    for (const page of [...pages, ...words]) {
      expect(pdf.pages[page]?.roles.filter((role) => /^H\d?$/.test(role))).toEqual([level]);
    }
  }
  const roles = new Set(pdf.pages.flatMap((page) => page.roles));
  for (const role of ['L', 'LI', 'Link', 'Table', 'TH', 'TD']) expect(roles).toContain(role);
});

test('says what it is, in which language, by whom', ({ pdf }) => {
  expect(pdf).toMatchObject({
    title: 'NetBSD Virtualization Status Report',
    author: 'Kamil Rytarowski',
    language: 'en',
    showsTitle: true,
    created: 'D:20190320000000Z',
    changed: 'D:20190320000000Z',
  });
  expect(pdf.subject).toContain('bhyvecon Tokyo 2019');
});

test('embeds subsets of the fonts of the site, and draws no other', ({ pdf, stepwise }) => {
  for (const { fonts } of [pdf, stepwise]) {
    expect(fonts).not.toHaveLength(0);
    for (const font of fonts) {
      expect(font.name).toMatch(/^[A-Z]{6}\+IBMPlex(Sans|Mono)-/);
      expect(font.type).toMatch(/^(TrueType|CIDFontType2|CIDFontType0)$/);
      expect(font.isEmbedded).toBe(true);
    }
  }
});

test('has every line of the text that survived', async ({ pdf }) => {
  const lines = (await readFile(resolve('tests/fixtures/surviving-text.txt'), 'utf8')).split('\n').filter(Boolean);
  const pages = pdf.pages.map(({ text }) => squeeze(text));
  const lost = lines.filter((line) => !pages.some((page) => page.includes(squeeze(line))));
  expect(lost).toEqual([]);
});

for (const steps of [false, true]) {
  test(`is the same, byte for byte, when made again${steps ? ' with steps' : ''}`, async ({ browser, site }) => {
    const once = await exportPdf(browser, site.url, { date, steps });
    const again = await exportPdf(browser, site.url, { date, steps });
    expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
  });
}

test('is light, and can be dark: ground and text, on every page', async ({ browser, site, pdf }) => {
  const dark = await inspectPdf((await exportPdf(browser, site.url, { date, dark: true })).bytes);
  expect(dark.pages).toHaveLength(pdf.pages.length);
  dark.pages.forEach(({ text, colours: { ground = '#ffffff', inks } }, index) => {
    const lightGround = pdf.pages[index]?.colours.ground ?? '#ffffff';
    expect(luminance(ground)).toBeLessThan(0.02);
    expect(luminance(lightGround)).toBeGreaterThan(0.25);
    expect(inks).not.toHaveLength(0);
    for (const { ink, on } of [...inks, ...(pdf.pages[index]?.colours.inks ?? [])])
      expect(contrast(ink, on), `${ink} on ${on}, page ${index + 1}`).toBeGreaterThan(4.5);
    expect(squeeze(text)).toBe(squeeze(pdf.pages[index]?.text ?? ''));
  });
});

test('lets a link by a former id lead to the slide it had', async ({ browser, sheets }) => {
  const { bytes } = await exportChanged(browser, /index\.html$/, (html) =>
    html.replace('href="#terminology"', 'href="#words"').replace('id="bio"', 'id="bio" data-alias="man words"'),
  );
  const pdf = await inspectPdf(bytes);
  const bio = firstOf(sheets.pdf, 'bio');
  expect(pdf.pages[firstOf(sheets.pdf, 'topics')]?.targets[0]).toBe(bio);
  expect(pdf.names.get('words')).toBe(bio);
});

test.describe('is refused', () => {
  const complaint = (...change: Parameters<typeof exportChanged>): Promise<string> =>
    exportChanged(...change).then(() => 'no complaint', String);

  test('for a script that throws', async ({ browser }) => {
    const words = await complaint(browser, /deck-.*\.js$/, () => "throw new Error('planted');");
    expect(words).toContain('error in the page: planted');
  });

  test('for a message in the console', async ({ browser }) => {
    const words = await complaint(browser, /deck-.*\.js$/, (script) => `console.error('planted');${script}`);
    expect(words).toContain('error in the console: planted');
  });

  test('for a font that is no font', async ({ browser }) => {
    const words = await complaint(browser, /mono.*\.woff2$/, () => 'planted');
    expect(words).toContain('font not loaded: IBM Plex Mono');
  });

  test('for a file that is missing', async ({ browser }) => {
    const words = await complaint(browser, /deck-.*\.css$/, (css) => css.replace('.woff2', '-gone.woff2'));
    expect(words).toMatch(/request failed: \S+-gone\.woff2 \(status 404\)/);
  });

  test('for a slide that does not fit, naming it and its place', async ({ browser, slides }) => {
    const { id } = slides[4] ?? { id: '' };
    const words = await complaint(browser, /index\.html$/, (html) =>
      html.replace(/(id="virtualization".*?<div class="body">)/s, `$1${'<p>planted</p>'.repeat(40)}`),
    );
    expect(id).toBe('virtualization');
    expect(words).toMatch(/slides\/02-terminology\.md:\d+ {2}slide "virtualization": content does not fit by \d+ px/);
  });

  test('for a link to nowhere', async ({ browser }) => {
    const words = await complaint(browser, /index\.html$/, (html) => html.replace('href="#terminology"', 'href="#x"'));
    expect(words).toContain('slide "topics": link to nowhere: #x');
  });
});

/** The PDF of a site in which one file is other than it was built. */
async function exportChanged(browser: Browser, name: RegExp, change: (text: string) => string): Promise<ExportedPdf> {
  const folder = test.info().outputPath('site');
  await cp(resolve('dist'), folder, { recursive: true });
  const files = await readdir(folder, { recursive: true });
  const file = join(folder, files.find((one) => name.test(one)) ?? 'missing');
  await writeFile(file, change(await readFile(file, 'utf8')));
  const { url, close } = await serve(folder);
  try {
    return await exportPdf(browser, url, { date });
  } finally {
    await close();
  }
}

async function readSlides(page: Page): Promise<Slide[]> {
  return page.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => {
      const heading = section.querySelector('h1, h2');
      const links = [...section.querySelectorAll('a')].filter((link) => !link.closest('.since, .notes'));
      const addresses = links.map((link) => link.getAttribute('href') ?? '');
      return {
        id: section.id,
        heading: (heading?.textContent ?? '').replace(/\s+/g, ' ').trim(),
        level: heading?.localName === 'h1' ? 'H1' : 'H2',
        steps: Number(section.getAttribute('data-steps')),
        targets: addresses.filter((address) => address.startsWith('#')).map((address) => address.slice(1)),
        urls: addresses.filter((address) => !address.startsWith('#')).map((address) => new URL(address).href),
        isDrawn: section.querySelector('[data-figure]') !== null,
      } as const;
    }),
  );
}

async function readSheets(page: Page): Promise<Map<string, Sheets>> {
  const sections = await page
    .locator('.slides > section')
    .evaluateAll((all) => all.map(({ id, classList }) => ({ id, isWords: classList.contains('words') })));
  const sheets = new Map<string, { pages: number[]; words: number[] }>();
  let last: { pages: number[]; words: number[] } = { pages: [], words: [] };
  sections.forEach(({ id, isWords }, index) => {
    if (id !== '') sheets.set(id, (last = { pages: [], words: [] }));
    (isWords ? last.words : last.pages).push(index);
  });
  return sheets;
}

const sheetsOf = (all: ReadonlyMap<string, Sheets>, id: string): Sheets => all.get(id) ?? { pages: [], words: [] };

const firstOf = (all: ReadonlyMap<string, Sheets>, id: string): number => all.get(id)?.pages[0] ?? -1;

function outlineOf(slides: readonly Slide[], sheets: ReadonlyMap<string, Sheets>) {
  const bookmark = ({ id, heading }: Slide) => ({ title: heading, page: firstOf(sheets, id), isOpen: true });
  const parts = slides.filter(({ level }) => level === 'H1');
  return parts.map((part, index) => {
    const next = parts[index + 1];
    const until = next ? slides.indexOf(next) : slides.length;
    const inside = slides.slice(slides.indexOf(part) + 1, until);
    return { ...bookmark(part), items: inside.map((slide) => ({ ...bookmark(slide), items: [] })) };
  });
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Without the white space in which a page and its source may differ. */
const squeeze = (text: string) => text.replace(/\s+/g, '');
