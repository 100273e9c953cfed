import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { TalkMeta } from '../talk.ts';
import { h } from './hast.ts';

/** Tree to HTML text. */
export const write = (tree: Root): string => toHtml(tree, { characterReferences: { useNamedReferences: true } });

/** Puts the talk into a page's shell. */
export function fillShell(
  shell: string,
  { meta, slides }: { readonly meta: TalkMeta; readonly slides: string },
): string {
  // Functions as replacements: in a string, `$&` and the like would be taken for patterns.
  return shell
    .replace('<html lang="en"', () => `<html lang="${escape(meta.language)}"`)
    .replace('<!--talk:head-->', () => head(meta))
    .replace('<!--talk:slides-->', () => slides);
}

function head({ title, subtitle, author, event, date, place }: TalkMeta): string {
  const description = [subtitle, `${author.name}, ${event}, ${place}, ${date}`].filter(Boolean).join('. ');
  return write({
    type: 'root',
    children: [
      h('title', {}, title),
      h('meta', { name: 'description', content: description }),
      h('meta', { name: 'author', content: author.name }),
      // Sites that we link to are not told where the reader comes from.
      h('meta', { name: 'referrer', content: 'no-referrer' }),
    ],
  });
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
