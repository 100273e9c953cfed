/** `npm run notes`: what is said in the talk, as plain text and as Markdown. Exit codes stand in the usage text. */
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTalk } from '../loader/load-talk.ts';
import { readSources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { dist, root } from '../setup/project.mjs';
import { versionOf } from '../setup/version.mjs';
import { notesMarkdown } from './notes/markdown.ts';
import { spokenOf } from './notes/spoken.ts';
import { notesText } from './notes/text.ts';
import { writeTogether } from './write-whole.ts';

const usage = `npm run notes -- [options]

Writes the notes of all slides, with their times and sources, as notes.txt and notes.md.

  --output <folder>  where to write them (default: dist)
  --help             this text

Exit codes: 0 written, 1 a fault in the slides, 2 wrong usage.
`;

const flags = { output: { type: 'string', default: dist }, help: { type: 'boolean', default: false } } as const;

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
  const name = process.env.TALK_SLIDES ?? 'slides';
  const folder = resolve(root, name);
  const sources = await readSources(folder, name);
  const { talk, messages } = await loadTalk(sources);
  if (!talk) {
    console.error(`${report(messages, sources)}\n\nNo notes written.`);
    return 1;
  }
  const spoken = spokenOf({ ...talk, version: await versionOf(folder, talk.meta.date) });
  const files = [
    { file: join(resolve(wanted.output), 'notes.txt'), bytes: Buffer.from(notesText(spoken)) },
    { file: join(resolve(wanted.output), 'notes.md'), bytes: Buffer.from(notesMarkdown(spoken)) },
  ];
  await writeTogether(files);
  for (const { file } of files) console.log(`${relative(process.cwd(), file)}: ${spoken.slides.length} slides`);
  return 0;
}

function readArguments(args: readonly string[]): { readonly output: string; readonly help: boolean } | string {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
