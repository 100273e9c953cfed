/** `npm run pdf`: the built deck as a PDF. Exit codes stand in the usage text. */
import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readMeta } from '../loader/check/meta.ts';
import { readSources } from '../loader/read.ts';
import { launchOptions } from '../setup/launch-options.mjs';
import { dist, root } from '../setup/project.mjs';
import { serve } from '../setup/server.mjs';
import { readArguments, usage, type Arguments } from './arguments.ts';
import { exportPdf, type ExportedPdf } from './export-pdf.ts';
import { ExportError } from './faults.ts';
import { commitSeconds, sourceDate } from './source-date.ts';
import { writeWhole } from './write-whole.ts';

export async function main(args: string[]): Promise<number> {
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
    const { bytes, pages } = await makePdf(wanted);
    const file = wanted.output ?? join(dist, 'slides.pdf');
    await writeWhole(resolve(file), bytes);
    console.log(`${relative(process.cwd(), resolve(file))}: ${pages} pages, ${Math.ceil(bytes.length / 1000)} kB`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    const { length } = error.faults;
    console.error(`${error.message}\n\n${length} ${length === 1 ? 'fault' : 'faults'}, no PDF written.`);
    return 1;
  }
}

async function makePdf({ steps, dark, ink: file }: Arguments): Promise<ExportedPdf> {
  const date = await sourceDate(process.env, { commit: () => commitSeconds(root), talk: talkDate });
  const ink = file === undefined ? undefined : await readDrawings(file);
  const site = await serve(dist);
  try {
    const browser = await chromium.launch(launchOptions());
    try {
      return await exportPdf(browser, site.url, { steps, dark, ink, date, say });
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

const readDrawings = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new ExportError([{ message: `The drawings cannot be read: ${file}` }]);
  });

async function talkDate(): Promise<string | undefined> {
  const { yaml } = await readSources(resolve(root, process.env.TALK_SLIDES ?? 'slides'));
  return yaml && readMeta(yaml).meta?.date;
}

/** Progress is for people who wait; a pipe gets the result alone. */
function say(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${doing} …\n`);
}
