/** `npm run build:file`: the built site as one file that opens by a double click. */
import { join, relative } from 'node:path';
import { dist } from '../setup/project.mjs';
import { makeOneFile } from './one-file.ts';
import { writeWhole } from './write-whole.ts';

export async function main(): Promise<number> {
  const file = join(dist, 'talk.html');
  const bytes = Buffer.from(await makeOneFile(dist));
  await writeWhole(file, bytes);
  console.log(`${relative(process.cwd(), file)}: ${Math.ceil(bytes.length / 1000)} kB`);
  return 0;
}
