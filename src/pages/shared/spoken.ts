/** What a slide says in words: what status lines, and the speaker's view of what comes, are made of. */
import { sentenceOf } from './figures.ts';

/** What the last step brought, in words: the elements it showed, the lines of code it points at, a figure's sentence. */
export function added(section: Element): string[] {
  return [...section.querySelectorAll<HTMLElement>('.current-fragment')].flatMap((fragment) => {
    if (fragment.matches('.figure-step')) return fragment.parentElement ? [sentenceOf(fragment.parentElement)] : [];
    if (!fragment.matches('.code-step')) return wordsOf(fragment);
    const lines = fragment.closest('.code')?.querySelectorAll<HTMLElement>('.line.now .line-text') ?? [];
    return [...lines].map((line) => line.innerText);
  });
}

/**
 * What is seen of a part of a slide, steps to come left out, as it is said in one go: a figure is its sentence, without
 * its cells and its buttons, and lines of code have no numbers.
 */
export function wordsOf(part: HTMLElement): string[] {
  const { innerText } = part;
  if (innerText.trim() === '') return [];
  if (part.matches('[data-figure]')) return [sentenceOf(part) || innerText];
  if (part.matches('.line-text') || !part.querySelector('[data-figure], .line-text')) return [innerText];
  return [...part.children].flatMap((child) => (child instanceof HTMLElement ? wordsOf(child) : []));
}
