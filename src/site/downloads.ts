/** What a reader can take along, where it lies beside the site; a link to what is not there would lead nowhere. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DOWNLOADS, PRODUCTS } from '../contract.ts';
import { productAt } from '../setup/made.mjs';
import { differenceOf, type Sources } from '../setup/stamp.mjs';
import type { Download, TalkMeta } from '../talk.ts';

/**
 * Those in a folder that are of the same sources as the site: an older one is no part of it.
 *
 * @param folder of the built site
 */
export async function downloadsIn(folder: string, from: Sources, meta: TalkMeta): Promise<readonly Download[]> {
  const found = await Promise.all(
    DOWNLOADS.map(async (kind): Promise<Download | undefined> => {
      const file = PRODUCTS[kind];
      const product = await productAt(join(folder, file));
      if (!product || differenceOf(product.from, from)) return undefined;
      return { kind, file, name: downloadName(meta, file), bytes: (await stat(join(folder, file))).size };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/**
 * What a file is called on a reader's disk, among those of other talks: `rytarowski-status-report-slides.pdf`. The last
 * word of the author's name, and the title, in letters of any script.
 */
export function downloadName({ author, title }: Pick<TalkMeta, 'author' | 'title'>, file: string): string {
  const name = author.name.trim().split(/\s+/).at(-1) ?? '';
  const words = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '');
  return [...words(name), ...words(title), file].join('-');
}
