/** `npm run pdf:check [-- file …]`: tells what the PDFs are, and exits with 1 when there is anything to mend. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources } from '../loader/read.ts';
import { report as reportMessages } from '../loader/report.ts';
import { againstTalk } from './pdf/against-talk.ts';
import { againstHandout, isHandout } from './pdf/against-handout.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { checkPdf, report } from './pdf/report.ts';
import { textsOf } from './pdf/text.ts';

/** What `npm run pdf` makes. */
const made = ['dist/slides.pdf', 'dist/handout.pdf'];

/** @param argv files, those in `dist/` where none is named; `--slides folder` compares them with other slides */
export async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { slides: { type: 'string', default: process.env.TALK_SLIDES ?? 'slides' } },
  });
  const sources = await readSources(resolve(values.slides), values.slides);
  const { talk, messages } = await loadTalk(sources);
  if (!talk) {
    console.error(reportMessages(messages, sources));
    return 1;
  }
  let count = 0;
  const files = positionals.length > 0 ? positionals : made.filter((file) => existsSync(resolve(file)));
  for (const file of files.length > 0 ? files : made.slice(0, 1)) {
    const bytes = await readFile(resolve(file)).catch(() => undefined);
    if (!bytes) {
      console.error(`${file} cannot be read. Make it with npm run pdf.`);
      return 1;
    }
    const facts = await readPdf(bytes);
    const against = isHandout(facts, talk) ? againstHandout : againstTalk;
    const checked = checkPdf(relative(process.cwd(), resolve(file)), facts, against(facts, await textsOf(bytes), talk));
    console.log(report(checked));
    count += checked.failures.length + checked.faults.length;
  }
  return count === 0 ? 0 : 1;
}
