/** `npm run pdf`: the built deck as a PDF. Exit codes stand in the usage text. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readMeta } from '../loader/check/meta.ts';
import { readSources } from '../loader/read.ts';
import { dist, root } from '../setup/project.mjs';
import { readArguments, usage, type Arguments } from './arguments.ts';
import { exportPdf, type ExportedPdf } from './export-pdf.ts';
import { ExportError, WrongUsage } from './faults.ts';
import { progressOn, type Progress } from './progress.ts';
import { commitSeconds, sourceDate } from './source-date.ts';
import { Stopped, untilStopped } from './until-stopped.ts';
import { withBrowser } from './with-browser.ts';
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
  const progress = progressOn(process.stderr);
  try {
    const written = await untilStopped((stop) => makePdf(wanted, { stop, progress }));
    progress.end();
    console.log(written);
    return 0;
  } catch (error) {
    progress.end();
    return explain(error);
  }
}

interface Around {
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

async function makePdf(wanted: Arguments, { stop, progress }: Around): Promise<string> {
  const date = await sourceDate(process.env, { commit: () => commitSeconds(root), talk: talkDate });
  const ink = wanted.ink === undefined ? undefined : await readDrawings(wanted.ink);
  const { say } = progress;
  const pdf = await withBrowser(dist, stop, (browser, url) => exportPdf(browser, url, { ...wanted, ink, date, say }));
  const file = resolve(wanted.output ?? join(dist, 'slides.pdf'));
  await writeWhole(file, pdf.bytes, stop);
  return sumOf(file, pdf);
}

const sumOf = (file: string, { bytes, pages }: ExportedPdf): string =>
  `${relative(process.cwd(), file)}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.ceil(bytes.length / 1000)} kB`;

/** @returns the exit code */
function explain(error: unknown): number {
  if (error instanceof Stopped) {
    console.error('Stopped, no PDF written.');
    return error.exitCode;
  }
  if (error instanceof WrongUsage) {
    console.error(error.message);
    return 2;
  }
  if (!(error instanceof ExportError)) throw error;
  const { length } = error.faults;
  console.error(`${error.message}\n\n${length} ${length === 1 ? 'fault' : 'faults'}, no PDF written.`);
  return 1;
}

const readDrawings = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new ExportError([{ message: `The drawings cannot be read: ${file}` }]);
  });

async function talkDate(): Promise<string | undefined> {
  const { yaml } = await readSources(resolve(root, process.env.TALK_SLIDES ?? 'slides'));
  return yaml && readMeta(yaml).meta?.date;
}
