/** `npm run talk -- check-pdf`: reports what the PDFs are and their faults. The usage text has the exit codes. */
import { PRODUCTS } from '../contract.ts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, type Outcome } from '../command/command.ts';
import { wrongFlag } from '../command/flags.ts';
import { loadSlides, slidesName } from '../command/slides.ts';
import { productAt } from '../setup/made.mjs';
import { dist, firstLine, Problem } from '../setup/project.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';
import type { Talk } from '../talk.ts';
import { againstHandout, isHandout, againstTalk } from './pdf/against-talk.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { checkPdf, report, type CheckedPdf } from './pdf/report.ts';
import { textsOf } from './pdf/text.ts';

const usage = `npm run talk -- check-pdf [options] [file …]

Tells what the PDFs of the talk are, those in dist/ where none is named: pages, tags,
bookmarks, links, fonts, metadata, and what of it there is to mend.

  --slides <folder>  compares them with other slides than slides/
  --help             this text

Exit codes: 0 nothing to mend, 1 something, 2 wrong usage.
`;

const flags = { slides: { type: 'string', needs: 'a folder', default: slidesName() } } as const;

interface Wanted {
  readonly slides: string;
  readonly files: readonly string[];
}

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: checkPdfs });

function read(args: readonly string[]): Wanted | string {
  const wrong = wrongFlag(args, flags, { hasFiles: true });
  if (wrong !== undefined) return wrong;
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  return { ...values, files: positionals.length > 0 ? positionals : made() };
}

/** The PDFs that `npm run pdf` has made. The slides are listed even if they are missing, so that this is reported. */
function made(): string[] {
  const [slides, ...others] = [join(dist, PRODUCTS.slides), join(dist, PRODUCTS.handout)];
  return [slides, ...others].filter((file) => file === slides || existsSync(file));
}

async function checkPdfs({ slides, files }: Wanted): Promise<Outcome> {
  const { talk } = await loadSlides(slides);
  const checked: CheckedPdf[] = [];
  const outdated: string[] = [];
  for (const file of files) {
    const old = await ageOf(file, slides);
    if (old !== undefined) outdated.push(old);
    checked.push(await checkOne(file, talk));
  }
  const isFine =
    outdated.length === 0 && checked.every(({ failures, faults }) => failures.length + faults.length === 0);
  return { text: [...outdated, ...checked.map(report)].join('\n'), isFine };
}

/**
 * Reports a PDF of ours that is older than the slides: its findings may be fixed already, and others are missed.
 *
 * @throws Problem if it is of another talk, so that it cannot be compared
 */
async function ageOf(file: string, slides: string): Promise<string | undefined> {
  const product = await productAt(file);
  const difference = product && differenceOf(product.from, await presentSources(slides));
  if (!difference) return undefined;
  const words = `${relative(process.cwd(), resolve(file))} ${difference.text}. Make it anew with npm run pdf.\n`;
  if (difference.kind === 'other') throw new Problem(words);
  if (difference.kind === 'older') return words;
  console.error(words);
  return undefined;
}

async function checkOne(file: string, talk: Talk): Promise<CheckedPdf> {
  const name = relative(process.cwd(), resolve(file));
  const bytes = await readFile(resolve(file)).catch(() => {
    throw new Problem(`${name} cannot be read. Make it with npm run pdf.`);
  });
  const [facts, texts] = await Promise.all([readPdf(bytes), textsOf(bytes)]).catch((error: unknown) => {
    throw new Problem(`${name} is not a whole PDF: ${firstLine(error)}`);
  });
  const against = isHandout(facts, talk) ? againstHandout : againstTalk;
  return checkPdf(name, facts, against(facts, texts, talk));
}
