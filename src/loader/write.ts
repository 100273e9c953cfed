import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { TalkMeta } from '../talk.ts';
import { h } from './hast.ts';

/** Tree to HTML text. */
export const write = (tree: Root): string => toHtml(tree, { characterReferences: { useNamedReferences: true } });

interface Filling {
  readonly meta: TalkMeta;
  readonly slides: string;
  /** Content of the page's security policy; the page has none without. */
  readonly policy?: string | undefined;
  /** Runs before anything is drawn; the policy must name its hash. */
  readonly script?: string | undefined;
}

/**
 * Puts the talk into a page's shell. Every place for it must be there, and once: a page that lost one would look well
 * and lack its policy or its slides.
 */
export function fillShell(shell: string, { meta, slides, policy, script }: Filling): string {
  const fillings = new Map([
    ['<html lang="en"', `<html lang="${escape(meta.language)}"`],
    ['<!--talk:head-->', head(meta, policy, script)],
    ['<!--talk:slides-->', slides],
  ]);
  for (const place of fillings.keys()) {
    const count = shell.split(place).length - 1;
    if (count !== 1) throw new Error(`The page has ${place} ${count} times, expected it once.`);
  }
  // All in one go, so that words of the talk are never taken for a place to fill.
  return shell.replace(new RegExp([...fillings.keys()].join('|'), 'g'), (place) => fillings.get(place) ?? place);
}

/** The policy comes first: it holds only for what stands after it. */
function head(
  { title, subtitle, author, event, date, place }: TalkMeta,
  policy: string | undefined,
  script: string | undefined,
): string {
  const description = [subtitle, `${author.name}, ${event}, ${place}, ${date}`].filter(Boolean).join('. ');
  return write({
    type: 'root',
    children: [
      ...(policy === undefined ? [] : [h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy })]),
      ...(script === undefined ? [] : [h('script', {}, script)]),
      h('title', {}, title),
      h('meta', { name: 'description', content: description }),
      h('meta', { name: 'author', content: author.name }),
      // Sites that we link to are not told where the reader comes from.
      h('meta', { name: 'referrer', content: 'no-referrer' }),
    ],
  });
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
