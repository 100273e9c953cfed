/** `npm run preflight`: what can be known of a talk without the room it is given in. One line when all is well. */
import { chromium, type Browser } from '@playwright/test';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources } from '../loader/read.ts';
import { report as reportMessages } from '../loader/report.ts';
import { launchOptions } from '../setup/launch-options.mjs';
import { serve } from '../setup/server.mjs';
import { inspectSite } from './check-site.ts';
import { report } from './report.ts';
import { toursOf } from './tour.ts';

/** @param argv `--site folder` looks at another build than `dist/`, `--slides folder` at other slides */
export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      site: { type: 'string', default: 'dist' },
      slides: { type: 'string', default: process.env.TALK_SLIDES ?? 'slides' },
    },
  });
  const [site, slides] = [resolve(values.site), resolve(values.slides)];
  const { url, close } = await serve(site);
  const browser = await chromium.launch(launchOptions());
  try {
    const faults = [
      ...(await faultsOfSlides(slides)),
      ...(await faultsOfPdf(site, slides)),
      ...(await faultsOfPage(browser, url)),
    ];
    // One size is enough here: `npm run check` has them all.
    const tours = toursOf().filter(({ does }) => does.includes('steps'));
    const { findings, ...counts } = await inspectSite(browser, url, { tours });
    if (findings.length > 0) faults.push(report(findings, counts));
    console.log(faults.length === 0 ? `Ready: ${counts.slides} slides, all as they should be.` : faults.join('\n'));
    return faults.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await close();
  }
}

/** Warnings of the loader, budgets and the rehearsal among them. */
async function faultsOfSlides(folder: string): Promise<string[]> {
  const sources = await readSources(folder);
  const { messages } = await loadTalk(sources);
  return messages.length > 0 ? [reportMessages(messages, sources)] : [];
}

async function faultsOfPdf(site: string, slides: string): Promise<string[]> {
  const pdf = await stat(join(site, 'slides.pdf')).catch(() => undefined);
  if (!pdf) return ['There is no PDF to fall back on. Make it with npm run pdf.\n'];
  const names = await readdir(slides);
  const files = await Promise.all(
    names.map(async (name) => ({ name, changed: (await stat(join(slides, name))).mtimeMs })),
  );
  const later = files.filter(({ changed }) => changed > pdf.mtimeMs).map(({ name }) => name);
  return later.length > 0 ? [`The PDF is older than ${later.join(', ')}. Make it anew with npm run pdf.\n`] : [];
}

/** What the page at `/preflight/` finds wrong with the site; the room is for whoever stands in it. */
async function faultsOfPage(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${url}preflight/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'preflight');
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
