/** `npm run pictures`: a picture of each slide, for previews of links to it. Exit codes stand in the usage text. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PHOTOGRAPHS } from '../loader/read.ts';
import { PICTURE_SIZE } from '../loader/sharing.ts';
import { dist, root } from '../setup/project.mjs';
import { ExportError } from './faults.ts';
import { progressOn } from './progress.ts';
import { takePictures, type SlidePicture } from './take-pictures.ts';
import { Stopped, untilStopped } from './until-stopped.ts';
import { withBrowser } from './with-browser.ts';
import { writeWhole } from './write-whole.ts';

const usage = `npm run pictures -- [options]

Takes a picture of each slide, 1200 × 630 px, for previews of links to it. The next build has them.

  --site <folder>  the built deck (default: dist)
  --help           this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage, 130 or 143 interrupted.
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
    const pictures = await untilStopped((stop) => photograph(resolve(wanted.site), stop));
    const folder = resolve(root, process.env.TALK_SLIDES ?? 'slides', PHOTOGRAPHS);
    for (const { slide, bytes } of pictures) await writeWhole(resolve(folder, `${slide.id}.png`), bytes);
    console.log(`${relative(process.cwd(), folder)}: ${pictures.length} pictures; the next build has them`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof Stopped)) throw error;
    console.error(`${error.message}\n\nNo picture written.`);
    return error instanceof Stopped ? error.exitCode : 1;
  }
}

function readArguments(args: readonly string[]): { readonly site: string; readonly help: boolean } | string {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All of them, before the first is written: they are of one state of the talk. */
async function photograph(site: string, stop: AbortSignal): Promise<readonly SlidePicture[]> {
  const { say, end } = progressOn(process.stderr);
  const pictures: SlidePicture[] = [];
  try {
    await withBrowser(site, stop, async (browser, url) => {
      for await (const one of takePictures(browser, url, { size: PICTURE_SIZE, say })) pictures.push(one);
    });
  } finally {
    end();
  }
  return pictures;
}
