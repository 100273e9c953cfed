/**
 * Builds the sites of several talks, one after the other in one process, where all but the first take half of the time:
 * `node build-decks.mjs <folder of the talks> <folder for the sites> <name …>`.
 */
import path from 'node:path';
import { build } from 'vite';

const [talks = '', sites = '', ...names] = process.argv.slice(2);

for (const name of names) {
  // Read anew at each build, as the configuration is.
  process.env['TALK_SLIDES'] = path.join(talks, name);
  process.env['TALK_OUT'] = path.join(sites, name);
  await build({ logLevel: 'error' });
}
