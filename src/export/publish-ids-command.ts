/** `npm run talk -- ids`: adds the present ids of slides to `published.txt`. The usage text has the exit codes. */
import { RECORDS } from '../contract.ts';
import { join } from 'node:path';
import { runCommand, type Outcome } from '../command/command.ts';
import { noFlags } from '../command/flags.ts';
import { loadSlides, slidesFolder, slidesName } from '../command/slides.ts';
import { addPublished } from '../loader/beside/published.ts';
import { writeWhole } from './write-products.ts';

const usage = `npm run talk -- ids

Adds the ids that slides have now to published.txt beside them. What is listed there
keeps its link for good: the build fails when such an id leads nowhere.

Exit codes: 0 all are listed, 1 a fault in the slides, 2 wrong usage.
`;

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read: noFlags, work: publish, otherwise: 'Nothing published.' });

/** Refuses slides with errors: if an id was lost by mistake, its replacement must not be published. */
async function publish(): Promise<Outcome> {
  const { talk, sources } = await loadSlides();
  const slides = talk.slides.map(({ slide }) => slide);
  const { text, added } = addPublished(sources.published?.text ?? '', slides);
  if (added.length > 0) await writeWhole(join(slidesFolder(), RECORDS.published), new TextEncoder().encode(text));
  return { text: `${slidesName()}/published.txt: ${added.length > 0 ? `added ${added.join(', ')}` : 'lacks no id'}` };
}
