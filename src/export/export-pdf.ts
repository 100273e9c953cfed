import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from '@playwright/test';
import { inkKey, parseInk } from '../live/ink.ts';
import { ExportError, refuse, type Fault } from './faults.ts';
import { finishPdf } from './finish-pdf.ts';
import { findOverflow } from './overflow.ts';
import { loadAssets, readPages, readTalkInfo, resolveLinks, type PrintedPage } from './print-page.ts';
import { watchPage, type Watch } from './watch-page.ts';

export interface PdfOptions {
  /** A page for each step of a slide, instead of one that shows them all. */
  readonly steps?: boolean;
  readonly dark?: boolean;
  /** Drawings, as the speaker view saves them. */
  readonly ink?: string | undefined;
  readonly date?: Date | undefined;
  /** Is told what is being done, in a few words. */
  readonly say?: (doing: string) => void;
}

export interface ExportedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** How long a page may take to lay itself out; the talk takes well under a second. */
const PATIENCE = 60_000;

/**
 * The built deck to a PDF.
 *
 * @param url of the deck, without query
 * @throws ExportError when the page has faults that would show in the PDF
 */
export async function exportPdf(browser: Browser, url: string, options: PdfOptions = {}): Promise<ExportedPdf> {
  const { say = () => undefined, date } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const watch = watchPage(page);
    if (options.ink !== undefined) await giveInk(page, url, options.ink);
    say('opening the print page');
    await openPrintPage(page, printAddress(url, options), watch);
    say('loading fonts and pictures');
    const lacking = await loadAssets(page);
    say('looking at each page');
    const dead = await resolveLinks(page);
    const overflow = await findOverflow(page);
    const pages = await readPages(page);
    refuse([...watch.faults, ...lacking, ...dead, ...overflow]);
    say(`printing ${pages.length} pages`);
    const printed = await print(page);
    refuse([...watch.faults, ...(await checkSheets(printed, pages))]);
    say('writing bookmarks and metadata');
    const bytes = await finishPdf(printed, { pages, info: await readTalkInfo(page), date });
    return { bytes, pages: pages.length };
  } finally {
    await context.close();
  }
}

function printAddress(url: string, { steps = false, dark = false, ink }: PdfOptions): string {
  const address = new URL(url);
  address.search = new URLSearchParams({
    print: steps ? 'steps' : '',
    ...(dark && { theme: 'dark' }),
    ...(ink !== undefined && { ink: '' }),
  }).toString();
  return address.href;
}

/** Puts the drawings where the page looks for them: in the storage of this browser, which is gone afterwards. */
async function giveInk(page: Page, url: string, ink: string): Promise<void> {
  if (!parseInk(ink)) throw new ExportError([{ message: 'The drawings are not as the speaker view saves them.' }]);
  await page.addInitScript(
    ([name, text]) => {
      if (name !== undefined && text !== undefined) localStorage.setItem(name, text);
    },
    [inkKey(new URL(url).pathname), ink],
  );
}

async function openPrintPage(page: Page, address: string, watch: Watch): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.goto(address);
  const ready = page.waitForFunction(() => document.documentElement.dataset.ready === 'print', undefined, {
    timeout: PATIENCE,
  });
  // Whoever loses the race may still fail, after the page is closed.
  ready.catch(() => undefined);
  await Promise.race([ready, watch.first]);
  refuse(watch.faults);
}

const print = (page: Page): Promise<Uint8Array> =>
  // Bookmarks are written afterwards: see `write-outline.ts`.
  page.pdf({ tagged: true, outline: false, preferCSSPageSize: true, printBackground: true });

/** The size of a page in points: 16:9. */
const SHEET = { width: 960, height: 540 };

/** A slide of two pages, or a page of another size, would shift all that follows. */
async function checkSheets(bytes: Uint8Array, pages: readonly PrintedPage[]): Promise<Fault[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const sheets = document.getPages();
  const faults: Fault[] = [];
  if (sheets.length !== pages.length)
    faults.push({ message: `${pages.length} pages were laid out, but ${sheets.length} printed` });
  const odd = sheets.find((sheet) => sheet.getWidth() !== SHEET.width || sheet.getHeight() !== SHEET.height);
  if (odd) faults.push({ message: `a page is ${odd.getWidth()} × ${odd.getHeight()} pt, not 960 × 540` });
  return faults;
}
