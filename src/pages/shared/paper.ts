/** What differs on paper, where nothing loads later and nothing can be pressed. */
import { figuresOf } from './figures.ts';

/** Waits for fonts and pictures, which would shift the layout. Failures are reported by the caller. */
export async function loadAll(root: HTMLElement): Promise<void> {
  const images = [...root.querySelectorAll('img')];
  for (const image of images) image.loading = 'eager';
  await Promise.allSettled([
    ...[...document.fonts].map((face) => face.load()),
    ...images.map((image) => image.decode()),
  ]);
}

/** On paper a drawing is one picture; the names of its parts become its alternative text. */
export function describeDrawings(root: HTMLElement): void {
  for (const drawing of root.querySelectorAll('.drawing svg[aria-label]')) describeDrawing(drawing);
}

function describeDrawing(drawing: Element): void {
  const named = [drawing, ...drawing.querySelectorAll('[aria-label]')];
  const names = named.map((one) => (one.getAttribute('aria-label') ?? '').replace(/[.:]$/, ''));
  drawing.setAttribute('aria-label', `${names.join('. ')}.`);
  drawing.setAttribute('role', 'img');
  for (const part of drawing.querySelectorAll('[role], [tabindex]')) {
    part.removeAttribute('role');
    part.removeAttribute('tabindex');
  }
}

/** Whether a figure has words that none of the slide's pages shows. */
export function hasHiddenWords(pages: readonly HTMLElement[]): boolean {
  const drawings = pages.flatMap((page) =>
    figuresOf(page).map((figure) => figure.querySelector<HTMLElement>('.drawing')),
  );
  const shown = new Set(drawings.flatMap((drawing) => wordsIn(drawing?.innerText ?? '')));
  const drawn = pages.slice(0, 1).flatMap((page) => figuresOf(page).filter((figure) => figure.matches('[drawn]')));
  const own = drawn.flatMap((figure) => [...figure.children].filter((child) => !child.matches('.drawing')));
  return own.some((child) => textsIn(child).some((text) => wordsIn(text).some((word) => !shown.has(word))));
}

/** Text by text: cells side by side are not one word. */
function textsIn(element: Element): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return texts;
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
