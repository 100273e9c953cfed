/** `npm run preflight`: all checks of a talk that do not need its venue. One line if all of them pass. */
import { PRODUCTS, RECORDS } from '../contract.ts';
import type { Browser } from '@playwright/test';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { loadSlides, slidesName } from '../command/slides.ts';
import { withBrowser } from '../command/with-browser.ts';
import { productAt } from '../setup/made.mjs';
import { dist, root } from '../setup/project.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';
import { noteOnSite, inspectSite, report } from './check-site.ts';
import { waitForPage } from '../inspect/open.ts';
import { toursOf } from './tour.ts';

const usage = `npm run preflight -- [options]

Looks at everything that can go wrong on stage before you stand there: the slides and
their times, the PDF to fall back on, the site, and each step of each slide.

  --site <folder>    another build than dist/
  --slides <folder>  other slides than slides/
  --help             this text

Exit codes: 0 ready, 1 not yet, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = {
  site: { type: 'string', needs: 'a folder', default: dist },
  slides: { type: 'string', needs: 'a folder', default: slidesName() },
} as const;

interface Wanted {
  readonly site: string;
  readonly slides: string;
}

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: preflight });

const read = (args: readonly string[]): Wanted | string => readFlags(args, flags);

async function preflight({ site, slides }: Wanted, { stop }: CommandContext): Promise<Outcome> {
  // The warnings include those about budgets and the rehearsal.
  const { warnings } = await loadSlides(slides);
  const faults = [warnings, ...(await faultsOfPdf(resolve(site), resolve(root, slides)))].filter((one) => one !== '');
  await noteOnSite(site, slides);
  const seen = await withBrowser(resolve(site), stop, async (browser, url) => {
    faults.push(...(await faultsOfPage(browser, url)));
    // One size is enough here: `npm run check` has them all.
    return inspectSite(browser, url, { tours: toursOf().filter(({ does }) => does.includes('steps')) });
  });
  const { findings, ...counts } = seen;
  if (findings.length > 0) faults.push(report(findings, counts));
  const isFine = faults.length === 0;
  return { text: isFine ? `Ready: ${counts.slides} slides, all as they should be.` : faults.join('\n'), isFine };
}

/** Files beside the slides that are not printed. */
const NOT_PRINTED: readonly string[] = Object.values(RECORDS);

async function faultsOfPdf(site: string, slides: string): Promise<string[]> {
  const pdf = await stat(join(site, PRODUCTS.slides)).catch(() => undefined);
  if (!pdf) return ['There is no PDF to fall back on. Make it with npm run pdf.\n'];
  const product = await productAt(join(site, PRODUCTS.slides));
  if (product) {
    const difference = differenceOf(product.from, await presentSources(slides));
    // A commit without changes to slides or program leaves the products up to date.
    return difference && difference.text !== 'names another commit'
      ? [`The PDF ${difference.text}. Make it anew with npm run pdf.\n`]
      : [];
  }
  // For a PDF that a user put there, there is only its modification time.
  const paths = (await readdir(slides, { recursive: true })).map((path) => path.split(sep).join('/'));
  const names = paths.filter((path) => !/(?:^|\/)\./.test(path) && !NOT_PRINTED.includes(path));
  const files = await Promise.all(
    names.map(async (name) => ({ name, changed: (await stat(join(slides, name))).mtimeMs })),
  );
  const later = files.filter(({ changed }) => changed > pdf.mtimeMs).map(({ name }) => name);
  return later.length > 0 ? [`The PDF is older than ${later.join(', ')}. Make it anew with npm run pdf.\n`] : [];
}

/** The faults of the site that the page at `/preflight/` finds; those of the venue are for the speaker there. */
async function faultsOfPage(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${url}preflight/`);
  await waitForPage(page, { ready: 'preflight' });
  const faults = await page.locator('[data-at="site"][data-kind="fault"]').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children]
        .slice(1)
        .map((one) => one.textContent.trim())
        .join(': '),
    ),
  );
  await page.close();
  return faults.map((text) => `${text}\n`);
}
