import { relative, resolve } from 'node:path';
import { slidesName } from '../command/slides.ts';
import { sourcesOfSite } from '../setup/made.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';

/** Notes when the checked site was not built from the present slides; silent for a site without a record. */
export async function noteOnSite(site: string, slides = slidesName()): Promise<void> {
  const from = await sourcesOfSite(resolve(site));
  const difference = from && differenceOf(from, await presentSources(slides));
  if (!difference || difference.kind === 'version') return;
  console.error(`The site in ${relative(process.cwd(), resolve(site))} ${difference.text}.\n`);
}
