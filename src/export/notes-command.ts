/** `npm run talk -- notes`: the speaker's notes as plain text and as Markdown. The usage text has the exit codes. */
import { join, relative, resolve } from 'node:path';
import { runCommand, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { loadSlides, slidesFolder } from '../command/slides.ts';
import { dist } from '../setup/project.mjs';
import { presentSources } from '../setup/stamp.mjs';
import { versionOf } from '../setup/version.mjs';
import { notesMarkdown } from './notes/markdown.ts';
import { spokenOf } from './notes/spoken.ts';
import { notesText } from './notes/text.ts';
import { refuseToReplace, writeProducts } from './write-products.ts';

const usage = `npm run talk -- notes [options]

Writes the notes of all slides, with their times and sources, as notes.txt and notes.md.

  --output <folder>  where to write them (default: dist)
  --help             this text

Exit codes: 0 written, 1 a fault in the slides, 2 wrong usage.
`;

const flags = { output: { type: 'string', needs: 'a folder', default: dist } } as const;

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read, work: writeNotes, otherwise: 'No notes written.' });

const read = (args: readonly string[]) => readFlags(args, flags);

async function writeNotes({ output }: { readonly output: string }): Promise<Outcome> {
  const from = await presentSources();
  const { talk } = await loadSlides();
  const spoken = spokenOf({ ...talk, version: await versionOf(slidesFolder(), talk.meta.date) });
  const files = [
    { file: join(resolve(output), 'notes.txt'), bytes: Buffer.from(notesText(spoken)) },
    { file: join(resolve(output), 'notes.md'), bytes: Buffer.from(notesMarkdown(spoken)) },
  ];
  if (resolve(output) !== dist) await refuseToReplace(files.map(({ file }) => file));
  await writeProducts(files, from);
  const told = files.map(({ file }) => `${relative(process.cwd(), file)}: ${spoken.slides.length} slides`);
  return { text: told.join('\n') };
}
