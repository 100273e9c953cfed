import { KEYS } from '../contract.ts';
import type { PrintedPage } from '../pdf/finish/printed-page.ts';
import type { Failed } from '../pdf/matterhorn.ts';
import type { PDFPage } from '@cantoo/pdf-lib';
import type { Browser, Page } from '@playwright/test';
import type { Finding } from '../inspect/finding.ts';
import { waitForPage } from '../inspect/open.ts';
import { parseInk } from '../live/ink.ts';
import { editions, type PrintedEdition, type PrintedEditionName, type PrintOptions } from './editions.ts';
import { ExportError, refuse, WrongUsage, type Fault } from './faults.ts';
import { finishPdf, openPrinted } from '../pdf/finish/finish-pdf.ts';
import { keepBlanks } from './keep-blanks.ts';
import { locateFaults, watchPage, type Watch } from './watch-page.ts';
import { findOverflow, overflowFault } from './overflow.ts';
import { partWords } from './part-words.ts';
import { findUndrawable, findUndrawn, loadAssets, readTalkInfo, resolveLinks } from './print-page.ts';

export interface PdfOptions extends PrintOptions {
  readonly edition?: PrintedEditionName;
  readonly date?: Date | undefined;
  /** With this, overflow is reported but does not stop the export. */
  readonly allowOverflow?: boolean;
  /** Reports progress, in a few words. */
  readonly say?: (doing: string) => void;
}

export interface ExportedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Overflow, if it is allowed. */
  readonly overflow: readonly Finding[];
  /** Why the file does not claim PDF/UA and PDF/A; empty if it does. */
  readonly unclaimed: readonly Fault[];
}

/** Timeout in ms for the layout of the page; the talk takes well under a second. */
const PATIENCE = 60_000;

/**
 * Prints the built deck, or its handout, to a PDF.
 *
 * @param url of the deck, without query
 * @throws ExportError when the page has faults that would show in the PDF
 * @throws WrongUsage when the talk lacks what the options ask for
 */
export async function exportPdf(browser: Browser, url: string, options: PdfOptions = {}): Promise<ExportedPdf> {
  const { say = () => undefined, date } = options;
  const edition: PrintedEdition = editions[options.edition ?? 'slides'];
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const watch = watchPage(page, new URL(url).origin);
    if (options.ink !== undefined) await giveInk(page, url, options.ink);
    say('opening the print page');
    await openPrintPage(page, edition.address(url, options), watch);
    say('loading fonts and pictures');
    const lacking = [...(await loadAssets(page)), ...(await findUndrawn(page))];
    const dead = await resolveLinks(page);
    const overflow = await findOverflow(page, edition.boxes, (done, all) => {
      say(`${edition.box} ${done} of ${all}`);
    });
    const boxes = await findUndrawable(page);
    const pages = await edition.read(page);
    const refused = options.allowOverflow === true ? [] : overflow.map(overflowFault);
    if (overflow.length > 0) await keepOnTheirPages(page, edition.boxes);
    refuse([...(await locateFaults(page, watch.faults)), ...lacking, ...dead, ...refused]);
    await keepBlanks(page);
    await partWords(page);
    say(`printing ${pages.length} pages`);
    const printed = await openPrinted(await print(page));
    refuse([...watch.faults, ...checkSheets(printed.getPages(), pages.length, edition.sheet(options))]);
    say('writing bookmarks and metadata');
    const { bytes, obstacles } = await finishPdf(printed, { pages, info: await readTalkInfo(page), date });
    return { bytes, pages: pages.length, overflow, unclaimed: unclaimedFor(obstacles, boxes, pages) };
  } finally {
    await context.close();
  }
}

/** `<meta name="talk" content="0123456789ab">` */
const TALK = /<meta name="talk" content="(\w+)">/;

/** Puts the drawings into the `localStorage` of this browser context, where the page looks for them. */
async function giveInk(page: Page, url: string, ink: string): Promise<void> {
  if (!parseInk(ink)) throw new ExportError([{ message: 'The drawings are not as the speaker view saves them.' }]);
  // The key depends on the id in the page, but must be set before the page loads.
  const [, talk = ''] = TALK.exec(await (await page.request.get(url)).text()) ?? [];
  await page.addInitScript(
    ([name, text]) => {
      if (name !== undefined && text !== undefined) localStorage.setItem(name, text);
    },
    [KEYS.ink(`${new URL(url).pathname} ${talk}`), ink],
  );
}

async function openPrintPage(page: Page, address: string, watch: Watch): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.goto(address);
  await Promise.race([waitForPage(page, { ready: 'print' }, { timeout: PATIENCE }), watch.first]);
  refuse(await locateFaults(page, watch.faults));
  const refused = await page.evaluate(() => document.documentElement.dataset.refused);
  if (refused !== undefined) throw new WrongUsage(refused);
}

const print = (page: Page): Promise<Uint8Array> =>
  // Bookmarks are written afterwards, by `writeOutline`.
  page.pdf({ tagged: true, outline: false, preferCSSPageSize: true, printBackground: true });

/** A failure about glyph 0, which stands for missing characters; these are reported by themselves. */
const isMissingGlyph = ({ condition: { id }, message }: Failed): boolean =>
  id === '31-030' || (id === '10-001' && /: (?:\S+ 0000(?:, |$))+$/.test(message));

/** @param boxes faults about characters that no font can draw */
function unclaimedFor(obstacles: readonly Failed[], boxes: readonly Fault[], pages: readonly PrintedPage[]): Fault[] {
  const others = obstacles.filter((one) => boxes.length === 0 || !isMissingGlyph(one));
  return [
    ...boxes,
    ...others.map(({ condition: { id, says }, message, page }) => {
      const { label, slide } = pages[page ?? -1] ?? {};
      const where = label === undefined ? '' : ` on page ${label}`;
      return { message: `Matterhorn condition ${id}${where}: ${says} (${message}) ${WAY_OUT}`, ...slide };
    }),
  ];
}

const WAY_OUT = 'Leave out or change what is special there, and report it: the program should have mended it.';

/** A page that was printed as two, or in another size, would shift all that follow. */
function checkSheets(
  sheets: readonly PDFPage[],
  expected: number,
  [width, height]: readonly [number, number],
): Fault[] {
  const faults: Fault[] = [];
  if (sheets.length !== expected)
    faults.push({ message: `${expected} pages were laid out, but ${sheets.length} printed` });
  const isOdd = (is: number, wanted: number) => Math.abs(is - wanted) > 0.5;
  const odd = sheets.find((sheet) => isOdd(sheet.getWidth(), width) || isOdd(sheet.getHeight(), height));
  if (odd) faults.push({ message: `a page is ${odd.getWidth()} × ${odd.getHeight()} pt, not ${width} × ${height}` });
  return faults;
}

/** Clips content that is higher than its page: it would continue on the next one, and shift all that follow. */
async function keepOnTheirPages(page: Page, boxes: string): Promise<void> {
  await page.evaluate((selector) => {
    for (const box of document.querySelectorAll<HTMLElement>(selector)) box.style.overflow = 'hidden';
  }, boxes);
}
