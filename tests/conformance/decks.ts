/** The PDFs to validate: of this talk with several options, and of small decks as an author writes them. */
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { exportPdf, type PdfOptions } from '../../src/export/export-pdf.ts';
import { run, shellEnv } from '../../src/setup/processes.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import { serve } from '../../src/setup/server.mjs';

const here = join(root, 'tests/conformance');

export const decks: readonly string[] = readdirSync(join(here, 'decks')).sort();

/** This talk: all of it as a reader gets it, and of what else the options can make of it a part. */
const WAYS = {
  'talk-slides': { edition: 'slides' },
  'talk-slides-steps-figures': { edition: 'slides', steps: true, figures: true, range: '13-34' },
  'talk-slides-dark': { edition: 'slides', dark: true, range: '1-12' },
  'talk-handout': { edition: 'handout', paper: 'a4' },
  'talk-handout-letter-today': { edition: 'handout', paper: 'letter', isToday: true, range: '18-40,+1' },
} as const satisfies Readonly<Record<string, PdfOptions>>;

/** Days are written into the files, and are the same in each run. */
const date = new Date('2026-11-28');

/** @returns the files, in the folder */
export async function printTalk(browser: Browser, url: string, folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const [name, way] of Object.entries(WAYS)) files.push(await print(browser, url, join(folder, name), way));
  return files;
}

/**
 * Both documents of each deck; a deck with messages for its author is an error.
 *
 * @param talks the folder of the decks
 */
export async function printDecks(
  browser: Browser,
  folder: string,
  names: readonly string[],
  talks = join(here, 'decks'),
): Promise<string[]> {
  const sites = join(folder, 'sites');
  await buildDecks(talks, sites, names);
  const files: string[] = [];
  for (const name of names) {
    const { url, close } = await serve(join(sites, name));
    try {
      for (const edition of ['slides', 'handout'] as const)
        files.push(await print(browser, url, join(folder, `${name}-${edition}`), { edition }));
    } finally {
      await close();
    }
  }
  return files;
}

export async function buildDecks(talks: string, sites: string, names: readonly string[]): Promise<void> {
  const code = await run(process.execPath, [join(here, 'build-decks.mjs'), talks, sites, ...names], {
    env: shellEnv(),
  });
  if (code !== 0) throw new Problem(`The decks could not be built: exit code ${code}.`);
}

async function print(browser: Browser, url: string, name: string, options: PdfOptions): Promise<string> {
  const file = `${name}.pdf`;
  const { bytes } = await exportPdf(browser, url, { ...options, date });
  await writeFile(file, bytes);
  return file;
}
