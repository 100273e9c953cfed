/** `npm run pdf`: the slides and the handout as PDFs. Exit codes stand in the usage text. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readMeta } from '../loader/check/meta.ts';
import { readSources } from '../loader/read.ts';
import { dist, root } from '../setup/project.mjs';
import { versionOf } from '../setup/version.mjs';
import { readArguments, usage, type Arguments } from './arguments.ts';
import type { EditionName } from './editions.ts';
import { exportPdf, type ExportedPdf } from './export-pdf.ts';
import { ExportError, WrongUsage } from './faults.ts';
import { progressOn, type Progress } from './progress.ts';
import { Stopped, untilStopped } from './until-stopped.ts';
import { withBrowser } from './with-browser.ts';
import { writeTogether } from './write-whole.ts';

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
    const written = await untilStopped((stop) => makePdfs(wanted, { stop, progress }));
    progress.end();
    console.log(written.join('\n'));
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

/** All or none: nobody files a handout beside slides of last week. */
async function makePdfs(wanted: Arguments, { stop, progress }: Around): Promise<string[]> {
  const date = await madeOn();
  const ink = wanted.ink === undefined ? undefined : await readDrawings(wanted.ink);
  const pdfs = await withBrowser(dist, stop, async (browser, url) => {
    const made: { readonly file: string; readonly pdf: ExportedPdf }[] = [];
    for (const edition of wanted.editions) {
      const say = (doing: string) => {
        progress.say(`${edition}: ${doing}`);
      };
      const drawings = edition === 'slides' ? ink : undefined;
      const pdf = await exportPdf(browser, url, { ...wanted, edition, ink: drawings, date, say });
      made.push({ file: fileOf(edition, wanted), pdf });
    }
    return made;
  });
  await writeTogether(
    pdfs.map(({ file, pdf: { bytes } }) => ({ file, bytes })),
    stop,
  );
  return pdfs.map(({ file, pdf }) => sumOf(file, pdf));
}

function fileOf(edition: EditionName, { editions, output }: Arguments): string {
  if (output !== undefined && editions.length === 1) return resolve(output);
  return join(resolve(output ?? dist), `${edition}.pdf`);
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

/** The date that the pages have. */
async function madeOn(): Promise<Date | undefined> {
  const folder = resolve(root, process.env.TALK_SLIDES ?? 'slides');
  const { yaml } = await readSources(folder);
  const day = yaml && readMeta(yaml).meta?.date;
  return day === undefined ? undefined : new Date((await versionOf(folder, day)).date);
}
