import { relative, resolve } from 'node:path';
import { slidesName } from '../command/slides.ts';
import { sourcesOfSite } from '../setup/made.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';

/** Says when a site that is looked at was not built from the present slides; nothing of one that carries no record. */
export async function noteOnSite(site: string, slides = slidesName()): Promise<void> {
  const from = await sourcesOfSite(resolve(site));
  const difference = from && differenceOf(from, await presentSources(slides));
  if (!difference || difference.kind === 'version') return;
  console.error(`The site in ${relative(process.cwd(), resolve(site))} ${difference.text}.\n`);
}
