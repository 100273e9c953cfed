import type { RootContent } from 'mdast';
import type { Slide } from '../talk.ts';
import { wordsIn } from '../trees.ts';

/** As much as a search engine or a preview shows. */
const LONGEST = 200;

/** What is drawn says little as a row of words, and what has changed since was not said on that day. */
const LEFT_OUT: readonly RootContent['type'][] = ['table', 'figure', 'since'];

/** The beginning of a slide's text; of its notes where it shows only tables, figures, code, or nothing. */
export function excerpt({ body, notes }: Pick<Slide, 'body' | 'notes'>): string {
  const shown = inARow(textsOf(body));
  return clip(shown === '' ? inARow(textsOf(notes)) : shown);
}

function textsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph' || node.type === 'heading') return wordsIn(node);
    if (LEFT_OUT.includes(node.type)) return [];
    return 'children' in node ? textsOf(node.children) : [];
  });
}

/** With a sign between those that end without one; an address alone says nothing. */
const inARow = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '' && !/^https?:\S+$/.test(text))
    .map((text, index, { length }) => (index === length - 1 || /\p{P}$/u.test(text) ? text : `${text};`))
    .join(' ');

/** By code points and whole words, as far as a script has blanks between them. */
function clip(text: string): string {
  const signs = Array.from(text);
  if (signs.length <= LONGEST) return text;
  const start = signs.slice(0, LONGEST - 1).join('');
  return `${start.replace(/[\s\p{P}]+\S*$/u, '') || start}…`;
}
