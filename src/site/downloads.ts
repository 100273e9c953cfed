/** The downloads beside the site. Only files that exist are listed, so that no link is dead. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DOWNLOADS, PRODUCTS } from '../contract.ts';
import { productAt } from '../setup/made.mjs';
import { differenceOf, type Sources } from '../setup/stamp.mjs';
import type { Download, TalkMeta } from '../talk.ts';

/**
 * The downloads in a folder that were made from the sources of the site; outdated ones are left out.
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
 * The name of a downloaded file, distinct from those of other talks: `rytarowski-status-report-slides.pdf`. It has the
 * last word of the author's name, and the title, in letters of any script.
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
