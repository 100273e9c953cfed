/** `npm run talk -- file`: the built site as one file that opens by a double click. */
import { PRODUCTS } from '../contract.ts';
import { join, relative } from 'node:path';
import { runCommand, type Outcome } from '../command/command.ts';
import { noFlags } from '../command/flags.ts';
import { dist } from '../setup/project.mjs';
import { makeOneFile } from './one-file.ts';
import { sourcesOfDist, writeProducts } from './write-products.ts';

const usage = `npm run talk -- file

Writes dist/talk.html: the whole talk, to be opened by a double click or sent by mail.

Exit codes: 0 written, 1 the talk cannot be built, 2 wrong usage.
`;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read: noFlags, work });

async function work(): Promise<Outcome> {
  const file = join(dist, PRODUCTS.file);
  const from = await sourcesOfDist();
  const bytes = Buffer.from(await makeOneFile(dist));
  await writeProducts([{ file, bytes }], from);
  return { text: `${relative(process.cwd(), file)}: ${Math.ceil(bytes.length / 1000)} kB` };
}
