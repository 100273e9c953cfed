/** `npm run talk -- release`: runs `npm test`, then packs all products of the talk into one archive. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { noFlags } from '../command/flags.ts';
import { slidesFolder } from '../command/slides.ts';
import { run, shellEnv } from '../setup/processes.mjs';
import { madeIn, productAt } from '../setup/made.mjs';
import { Problem, root, usualDist } from '../setup/project.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';
import { checkoutOf, sourceDate, type Checkout } from '../setup/version.mjs';
import { PRODUCTS } from '../contract.ts';
import { isProduct, readFiles, releaseOf, type Files } from '../site/files.ts';
import { zipOf } from './zip.ts';
import { writeWhole } from './write-products.ts';

const usage = `npm run talk -- release

Runs npm test, then makes release/talk.zip of a commit: the site, the talk as one file,
the PDFs, the notes, and the SHA-256 of each file.

Exit codes: 0 written, 1 something failed or is not committed, 2 wrong usage, 130 or
143 interrupted.
`;

const talk = (command: string) => ['src/setup/talk.mjs', command];

/** The scripts behind `npm test` and the commands, in order. The site is rebuilt to include the pictures. */
const steps: readonly { readonly title: string; readonly words: readonly string[] }[] = [
  { title: 'Checks', words: ['src/setup/test.mjs'] },
  { title: 'Pictures', words: talk('pictures') },
  { title: 'Site', words: ['src/setup/build.mjs', '--logLevel', 'warn'] },
  { title: 'One file', words: talk('file') },
  { title: 'PDF', words: talk('pdf') },
  { title: 'Check of the PDF', words: talk('check-pdf') },
  { title: 'Notes', words: talk('notes') },
  // Once more, so that its pages link to the downloads.
  { title: 'Site, with its downloads', words: ['src/setup/build.mjs', '--logLevel', 'warn'] },
];

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read: noFlags, work: release, otherwise: 'There is no release.' });

async function release(_: object, { stop }: CommandContext): Promise<Outcome> {
  const slides = slidesFolder();
  const before = committed(await checkoutOf(slides));
  for (const { title, words } of steps) {
    await runStep(title, words);
    stop.throwIfAborted();
  }
  const after = committed(await checkoutOf(slides));
  if (after.commit !== before.commit)
    throw new Problem('There is a new commit since the release was begun; begin anew.');
  return { text: await pack(after) };
}

/** All sources of a release must be in the commit that it names. */
export function committed(checkout: Checkout | undefined): Checkout {
  if (!checkout) throw new Problem('A release is made from a commit; git knows none that has these slides.');
  if (checkout.isChanged)
    throw new Problem(
      'There are changes that are not committed (`git status` lists them). Commit them, or take them back.',
    );
  return checkout;
}

async function runStep(title: string, words: readonly string[]): Promise<void> {
  console.log(`\n━━ ${title} ━━\n`);
  const code = await run(process.execPath, words, { env: shellEnv() });
  if (code !== 0) throw new Problem(`${title}: failed, see above.`);
}

/**
 * The files in `dist/` that were made from the present sources, without foreign files.
 *
 * @throws Problem that names a product of other sources
 */
export async function present(folder: string): Promise<Files> {
  const sources = await presentSources();
  const record = await madeIn(folder);
  const difference = differenceOf(record?.site, sources);
  if (difference) throw new Problem(`The site in ${folder} ${difference.text}. Begin anew.`);
  for (const name of Object.values(PRODUCTS)) {
    const file = join(folder, name);
    const why = differenceOf((await productAt(file))?.from, sources);
    if (why) throw new Problem(`${file} ${why.text}. Begin anew.`);
  }
  const own = new Set(record?.files);
  return new Map([...(await readFiles(folder))].filter(([path]) => isProduct(path) || own.has(path)));
}

async function pack(checkout: Checkout): Promise<string> {
  const files = releaseOf(await present(usualDist), await readFile(join(root, 'LICENSE')));
  const bytes = zipOf(files, { folder: 'talk', date: sourceDate(checkout.date) });
  const file = join(root, 'release', 'talk.zip');
  await writeWhole(file, bytes);
  const kB = Math.ceil(bytes.length / 1000);
  return `\n${relative(process.cwd(), file)}: ${files.size} files of commit ${checkout.commit}, ${kB} kB`;
}
