/** What is read of a piece of a tree, in one line: one function for the author's tree, and one for the page's. */
import type { Element } from 'hast';
import type { Nodes } from 'mdast';

/** Between whose children a word may go on: `*para*virtual` is one. */
const PHRASES = new Set<Nodes['type']>([
  ...(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'] as const),
]);

/**
 * Of Markdown: line breaks, hard ones and the ends of cells, items and blocks are blanks; comments and definitions are
 * nothing.
 *
 * @param pictures whether a picture is read by its text, or is nothing
 */
export function wordsIn(node: Nodes, { pictures = true }: { readonly pictures?: boolean } = {}): string {
  const read = (one: Nodes): string => {
    switch (one.type) {
      case 'html':
      case 'definition':
        return '';
      case 'break':
        return ' ';
      case 'image':
      case 'imageReference':
        return pictures ? (one.alt ?? '') : '';
      default:
        if ('children' in one) return one.children.map(read).join(PHRASES.has(one.type) ? '' : ' ');
        return 'value' in one ? one.value : '';
    }
  };
  return inOneLine(read(node));
}

/** Elements between which a word may go on: `<em>para</em>virtual` is one. */
const WITHIN_WORDS = new Set(['a', 'code', 'del', 'em', 'img', 'span', 'strong', 'wbr']);

/** Of a page: a picture has words, too. Those of neighbouring cells, with no blank between them, stay two. */
export function wordsOf(element: Element): string {
  let words = '';
  const read = (one: Element) => {
    const isOfItsOwn = !WITHIN_WORDS.has(one.tagName);
    if (isOfItsOwn) words += ' ';
    if (one.tagName === 'img') words += one.properties.alt ?? '';
    for (const child of one.children) {
      if (child.type === 'text') words += child.value;
      else if (child.type === 'element') read(child);
    }
    if (isOfItsOwn) words += ' ';
  };
  read(element);
  return inOneLine(words);
}

export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
