import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { ofPage } from '../language.ts';

/**
 * Tree to HTML text.
 *
 * @param isShort leaves out optional end tags and quotes, for a smaller page
 */
export const write = (tree: Root, { isShort = false } = {}): string =>
  toHtml(tree, {
    characterReferences: { useNamedReferences: true },
    omitOptionalTags: isShort,
    preferUnquoted: isShort,
  });

interface Filling {
  readonly language: string;
  /** Of the talk; a page may name it any number of times, or not at all. */
  readonly year: string;
  /** From `site/head.ts`. */
  readonly head: readonly Element[];
  readonly slides: string;
  /** Links to downloads, if the page has room for them. */
  readonly downloads?: readonly Element[];
}

/**
 * Fills a page's shell with the talk. Throws unless each placeholder occurs exactly once: a page that lost one would
 * look right, but lack its policy or its slides.
 */
export function fillShell(shell: string, { language, year, head, slides, downloads = [] }: Filling): string {
  const { dir } = ofPage(language);
  const fillings = new Map([
    ['<html lang="en"', `<html lang="${escape(language)}"${dir === undefined ? '' : ` dir="${dir}"`}`],
    ['<!--talk:head-->', write({ type: 'root', children: [...head] })],
    ['<!--talk:slides-->', slides],
  ]);
  for (const place of fillings.keys()) {
    const count = shell.split(place).length - 1;
    if (count !== 1) throw new Error(`The page has ${place} ${count} times, expected it once.`);
  }
  fillings.set('<!--talk:year-->', year);
  fillings.set('<!--talk:downloads-->', write({ type: 'root', children: [...downloads] }));
  // In one pass, so that words of the talk are never taken for a placeholder.
  return shell.replace(new RegExp([...fillings.keys()].join('|'), 'g'), (place) => fillings.get(place) ?? place);
}

/** A shell without comments and indents; placeholders stay. No line of a shell begins inside of `<pre>`. */
export const tighten = (shell: string): string =>
  shell.replaceAll(/<!--(?!talk:)[^]*?-->/g, '').replaceAll(/\s*\n\s*/g, '\n');

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
