/** Contact sheets: pictures side by side. The browser that took them lays them out. */
import type { Browser } from '@playwright/test';
import type { Element } from 'hast';
import { h } from '../trees.ts';
import { write } from '../pages/write.ts';
import type { Tile, View } from './views.ts';

/** Pictures on one sheet. */
export const TILES = 9;

export interface Sheet {
  /** Heading above the pictures. */
  readonly title: string;
  readonly tiles: readonly Tile[];
}

/** The pictures of a view by sheets, in their order. */
export const sheetsOf = (name: string, tiles: readonly Tile[]): readonly Sheet[] => {
  const count = Math.ceil(tiles.length / TILES);
  return Array.from({ length: count }, (_, index) => ({
    title: `${name}, ${index + 1} of ${count}`,
    tiles: tiles.slice(index * TILES, (index + 1) * TILES),
  }));
};

/** @returns a PNG */
export async function photographSheet(
  browser: Browser,
  sheet: Sheet,
  view: Pick<View, 'columns' | 'width'>,
): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(pageOf(sheet, view), { waitUntil: 'load' });
    return await page.locator('main').screenshot({ animations: 'disabled' });
  } finally {
    await page.close();
  }
}

/** The whole page, as HTML; it is not part of the site, and so has its style inline. */
export function pageOf({ title, tiles }: Sheet, { columns, width }: Pick<View, 'columns' | 'width'>): string {
  const style = `
    body { margin: 0 }
    main { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 16px; width: max-content; padding: 16px; background: #777; color: #fff; font: 16px/1.25 sans-serif }
    h1 { grid-column: 1 / -1; margin: 0; font-size: 20px }
    figure { margin: 0 }
    figcaption { padding-block-end: 4px }
    img { display: block; width: 100% }`;
  const figures = tiles.map(({ number, id, bytes }): Element =>
    h(
      'figure',
      {},
      h('figcaption', {}, `${number} · ${id}`),
      h('img', { alt: '', src: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` }),
    ),
  );
  const main = h('main', {}, h('h1', {}, title), ...figures);
  const head = h('head', {}, h('meta', { charSet: 'utf-8' }), h('title', {}, title), h('style', {}, style));
  const page = h('html', { lang: 'en' }, head, h('body', {}, main));
  return write({ type: 'root', children: [{ type: 'doctype' }, page] });
}
