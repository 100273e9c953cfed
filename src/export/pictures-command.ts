/** `npm run pictures`: a picture of each slide, for previews of links to it. Exit codes stand in the usage text. */
import { chromium } from '@playwright/test';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PHOTOGRAPHS } from '../loader/read.ts';
import { launchOptions } from '../setup/launch-options.mjs';
import { dist, root } from '../setup/project.mjs';
import { serve } from '../setup/server.mjs';
import { ExportError } from './faults.ts';
import { takePictures, type SlidePicture } from './take-pictures.ts';
import { writeWhole } from './write-whole.ts';

const usage = `npm run pictures -- [options]

Takes a picture of each slide, 1200 × 630 px, for previews of links to it. The next build has them.

  --site <folder>  the built deck (default: dist)
  --help           this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage.
`;

const flags = { site: { type: 'string', default: dist }, help: { type: 'boolean', default: false } } as const;

export async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === 'string') {
    console.error(`${wanted}\n\n${usage}`);
    return 2;
  }
  if (wanted.help) {
    console.log(usage);
    return 0;
  }
  try {
    const pictures = await photograph(resolve(wanted.site));
    const folder = resolve(root, process.env.TALK_SLIDES ?? 'slides', PHOTOGRAPHS);
    for (const { id, bytes } of pictures) await writeWhole(resolve(folder, `${id}.png`), bytes);
    console.log(`${relative(process.cwd(), folder)}: ${pictures.length} pictures; the next build has them`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    console.error(`${error.message}\n\nNo picture written.`);
    return 1;
  }
}

function readArguments(args: readonly string[]): { readonly site: string; readonly help: boolean } | string {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function photograph(site: string): Promise<readonly SlidePicture[]> {
  const { url, close } = await serve(site);
  try {
    const browser = await chromium.launch(launchOptions());
    try {
      return await takePictures(browser, url, say);
    } finally {
      await browser.close();
    }
  } finally {
    await close();
  }
}

/** Progress is for people who wait; a pipe gets the result alone. */
function say(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${doing} …\n`);
}
