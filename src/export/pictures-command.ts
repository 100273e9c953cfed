/** `npm run talk -- pictures`: a picture of each slide for link previews. The usage text has the exit codes. */
import { join, relative, resolve } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { slidesFolder } from '../command/slides.ts';
import { withBrowser } from '../command/with-browser.ts';
import { PHOTOGRAPHS } from '../loader/read.ts';
import { PICTURE_SIZE } from '../site/head.ts';
import { sourcesOfSite } from '../setup/made.mjs';
import { dist, Problem } from '../setup/project.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';
import { takePictures } from './take-pictures.ts';
import { writeProducts } from './write-products.ts';

const usage = `npm run talk -- pictures [options]

Takes a picture of each slide, 1200 × 630 px, for previews of links to it. The next build has them.

  --site <folder>  the built deck (default: dist)
  --help           this text

Exit codes: 0 written, 1 a fault in the page, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { site: { type: 'string', needs: 'a folder', default: dist } } as const;

export const main = (args: readonly string[]): Promise<number> =>
  runCommand(args, { usage, read, work: writePictures, otherwise: 'No picture written.' });

const read = (args: readonly string[]) => readFlags(args, flags);

/** Writes all or none, so that they are of one state of the talk. */
async function writePictures({ site }: { readonly site: string }, { stop, say }: CommandContext): Promise<Outcome> {
  const folder = join(slidesFolder(), PHOTOGRAPHS);
  const present = await presentSources();
  const from = (await sourcesOfSite(resolve(site))) ?? present;
  const difference = differenceOf(from, present);
  if (difference?.kind === 'other') throw new Problem(`The site in ${site} ${difference.text}.`);
  if (difference?.kind === 'older') console.error(`The site in ${site} ${difference.text}, and so are these pictures.`);
  const pictures: { readonly file: string; readonly bytes: Uint8Array }[] = [];
  await withBrowser(resolve(site), stop, async (browser, url) => {
    for await (const { slide, bytes } of takePictures(browser, url, { size: PICTURE_SIZE, say }))
      pictures.push({ file: join(folder, `${slide.id}.png`), bytes });
  });
  await writeProducts(pictures, from, stop);
  return { text: `${relative(process.cwd(), folder)}: ${pictures.length} pictures; the next build has them` };
}
