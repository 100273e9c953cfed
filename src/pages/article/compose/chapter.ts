import type { Element, ElementContent } from 'hast';
import { CHAPTERS } from '../../../contract.ts';
import { inEnglish } from '../../../language.ts';
import { h } from '../../../trees.ts';

/**
 * A chapter that no slide is, under its title.
 *
 * @param language of the talk; the title is the program's own
 */
export function chapter(
  name: Exclude<keyof typeof CHAPTERS, 'full'>,
  language: string,
  ...content: readonly ElementContent[]
): Element {
  const { id, title } = CHAPTERS[name];
  return h(
    name === 'contents' ? 'nav' : 'section',
    { className: [name], id, ariaLabelledBy: [`Title-${id}`] },
    h('h2', { id: `Title-${id}`, ...inEnglish(language) }, title),
    ...content,
  );
}
