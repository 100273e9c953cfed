/** `npm run publish:ids`: keeps in `published.txt` the ids that slides have now. Exits with 1 while the talk has errors. */
import { resolve } from 'node:path';
import { loadTalk } from '../loader/load-talk.ts';
import { addPublished } from '../loader/published.ts';
import { readSources } from '../loader/read.ts';
import { report } from '../loader/report.ts';
import { root } from '../setup/project.mjs';
import { writeWhole } from './write-whole.ts';

export async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`Unexpected argument "${args.join(' ')}".\n\nUsage: npm run publish:ids`);
    return 2;
  }
  const name = process.env.TALK_SLIDES ?? 'slides';
  const folder = resolve(root, name);
  const sources = await readSources(folder, name);
  const { talk, messages } = await loadTalk(sources);
  // An id that is lost by mistake is not to be made up for by a new one.
  if (!talk) {
    console.error(`${report(messages, sources)}\n\nNothing published.`);
    return 1;
  }
  const slides = talk.slides.map(({ slide }) => slide);
  const { text, added } = addPublished(sources.published?.text ?? '', slides);
  if (added.length > 0) await writeWhole(resolve(folder, 'published.txt'), new TextEncoder().encode(text));
  console.log(`${name}/published.txt: ${added.length > 0 ? `added ${added.join(', ')}` : 'lacks no id'}`);
  return 0;
}
