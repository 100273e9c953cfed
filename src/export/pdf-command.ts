/** `npm run pdf`: the slides and the handout as PDFs. The usage text has the exit codes. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { slidesFolder } from '../command/slides.ts';
import { withBrowser } from '../command/with-browser.ts';
import { merge } from '../inspect/finding.ts';
import { readMeta } from '../loader/beside/meta.ts';
import { readSources } from '../loader/read.ts';
import { dist } from '../setup/project.mjs';
import { versionOf } from '../setup/version.mjs';
import { readArguments, usage, type Arguments } from './arguments.ts';
import type { PrintedEditionName } from './editions.ts';
import { exportPdf, type ExportedPdf } from './export-pdf.ts';
import { describe, ExportError } from './faults.ts';
import { overflowFault } from './overflow.ts';
import { refuseToReplace, sourcesOfDist, writeProducts } from './write-products.ts';

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read: readArguments, work: makePdfs, otherwise: 'No PDF written.' });

/** Writes all or none, so that handout and slides are of the same state. */
async function makePdfs(wanted: Arguments, { stop, say }: CommandContext): Promise<Outcome> {
  const date = await madeOn();
  const from = await sourcesOfDist();
  // A file that the user names may be replaced.
  if (wanted.output !== undefined && wanted.editions.length > 1)
    await refuseToReplace(wanted.editions.map((edition) => fileOf(edition, wanted)));
  const ink = wanted.ink === undefined ? undefined : await readDrawings(wanted.ink);
  const pdfs = await withBrowser(dist, stop, async (browser, url) => {
    const made: { readonly file: string; readonly pdf: ExportedPdf }[] = [];
    for (const edition of wanted.editions) {
      const tell = (doing: string) => {
        say(`${edition}: ${doing}`);
      };
      const drawings = edition === 'slides' ? ink : undefined;
      const pdf = await exportPdf(browser, url, { ...wanted, edition, ink: drawings, date, say: tell });
      made.push({ file: fileOf(edition, wanted), pdf });
    }
    return made;
  });
  await writeProducts(
    pdfs.map(({ file, pdf: { bytes } }) => ({ file, bytes })),
    from,
    stop,
  );
  // Overflow of a slide is found on the handout, too.
  const overflow = merge(pdfs.flatMap(({ pdf }) => pdf.overflow)).map((finding) => describe(overflowFault(finding)));
  const unclaimed = [...new Set(pdfs.flatMap(({ pdf }) => pdf.unclaimed).map(describe))];
  const text = [...overflow, ...unclaimed, ...pdfs.map(({ file, pdf }) => sumOf(file, pdf))].join('\n');
  return { text, isFine: overflow.length + unclaimed.length === 0 };
}

function fileOf(edition: PrintedEditionName, { editions, output }: Arguments): string {
  if (output !== undefined && editions.length === 1) return resolve(output);
  return join(resolve(output ?? dist), `${edition}.pdf`);
}

function sumOf(file: string, { bytes, pages, unclaimed }: ExportedPdf): string {
  const size = `${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.ceil(bytes.length / 1000)} kB`;
  const claim = unclaimed.length > 0 ? '; written without its claim to be PDF/UA-1 and PDF/A-2a' : '';
  return `${relative(process.cwd(), file)}: ${size}${claim}`;
}

const readDrawings = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new ExportError([{ message: `The drawings cannot be read: ${file}` }]);
  });

/** The date in the pages. */
async function madeOn(): Promise<Date | undefined> {
  const folder = slidesFolder();
  const { yaml } = await readSources(folder);
  const day = yaml && readMeta(yaml).meta?.date;
  return day === undefined ? undefined : new Date((await versionOf(folder, day)).date);
}
